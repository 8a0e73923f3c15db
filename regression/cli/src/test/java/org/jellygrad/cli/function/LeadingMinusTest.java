package org.jellygrad.cli.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.jellygrad.cli.command.Jellygrad;
import org.jellygrad.cli.option.CommandLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A function that begins with a minus is no option, unless it could be one. */
class LeadingMinusTest {

    private static String protect(String line) {
        return String.join(" ", LeadingMinus.protect(CommandLines.of(new Jellygrad()), line.split(" ", -1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minimize -x^2 --start x=1 --lr 0.1        | minimize --start x=1 --lr 0.1 -- -x^2
            minimize --start x=1 --lr 0.1 -(x-3)^2    | minimize --start x=1 --lr 0.1 -- -(x-3)^2
            explain -2*y --start y=1 --lr=0.1         | explain --start y=1 --lr=0.1 -- -2*y
            compare --lr 0.1,0.5 -x^2+y^2 --plot      | compare --lr 0.1,0.5 --plot -- -x^2+y^2
            """)
    void functionsAreMovedBehindTheOptions(String typed, String parsed) {
        assertThat(protect(typed)).isEqualTo(parsed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minimize x^2 --start x=1 --lr -0.1",
                "minimize x^2 --target-loss -x^2",
                "minimize -x --start x=1",
                "minimize --fogg x^2",
                "minimize -h",
                "minimize -1",
                "minimize -- -x^2",
                "minimize -x^",
                "train -x^2",
                "--help",
                ""
            })
    void theRestStays(String typed) {
        assertThat(protect(typed)).isEqualTo(typed);
    }

    @Test
    void nothingTypedStaysNothing() {
        assertThat(LeadingMinus.protect(CommandLines.of(new Jellygrad()), new String[0]))
                .isEmpty();
    }
}
