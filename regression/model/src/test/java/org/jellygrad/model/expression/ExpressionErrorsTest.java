package org.jellygrad.model.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The full text of everything that can be wrong with an expression, as {@code expression-errors.txt} beside the tests has it. */
class ExpressionErrorsTest {

    record Case(String expression, String message) {
        @Override
        public String toString() {
            return expression;
        }
    }

    /** Each case begins with a line {@code > expression}; the message follows. */
    static Stream<Case> cases() throws IOException {
        try (InputStream in = ExpressionErrorsTest.class.getResourceAsStream("/expression-errors.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^> ")).skip(1).map(part -> {
                int end = part.indexOf('\n');
                return new Case(part.substring(0, end), part.substring(end + 1).stripTrailing());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatWhereAndHow(Case wrong) {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> Expression.parse(wrong.expression()))
                .withMessage(wrong.message());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            x^2 +       | 5 | 0
            2x          | 1 | 1
            1 + foo(x)  | 4 | 3
            x § y       | 2 | 1
            `x          | 0 | 1
            """)
    void thePlaceIsAField(String text, int position, int length) {
        ExpressionException e = catchThrowableOfType(ExpressionException.class, () -> Expression.parse(text));
        Mistake mistake = e.mistake();
        assertThat(mistake.position()).isEqualTo(position);
        assertThat(mistake.length()).isEqualTo(length);
        assertThat(mistake.text()).isEqualTo(text);
        assertThat(e).hasMessage(mistake.what() + "\n" + mistake.marked() + "\n\n" + mistake.how());
    }

    /** The caret stands below its character whatever the text holds before it. */
    @Test
    void thePlaceIsMarkedOnOneLine() {
        ExpressionException e =
                catchThrowableOfType(ExpressionException.class, () -> Expression.parse("1 +\n`a\u202eb` +\t𝛽 + ?"));
        assertThat(e.mistake().marked()).isEqualTo("    1 + `a b` + 𝛽 + ?\n                    ^");
        String around = "x + ".repeat(50);
        e = catchThrowableOfType(ExpressionException.class, () -> Expression.parse(around + "? + " + around));
        assertThat(e.mistake().marked().lines().map(String::strip))
                .containsExactly("…+ x + x + x + x + x + x + x + ? + x + x + x + x + x + x + x +…", "^");
    }

    @Test
    void deepNestingIsRefusedBeforeTheStackEnds() {
        for (String nested : List.of("(", "log(", "-", "2^", "max(1, ", "2*(")) {
            ExpressionException e = catchThrowableOfType(
                    ExpressionException.class, () -> Expression.parse(nested.repeat(10_000) + "x"));
            assertThat(e).hasMessageStartingWith("The expression is nested more than 100 parentheses deep.\n");
            assertThat(e.mistake().position()).isBetween(90, 1000);
        }
        for (String long_ : List.of(" + x", "*x", " - 2", "/3")) {
            assertThatExceptionOfType(ExpressionException.class)
                    .isThrownBy(() -> Expression.parse("x" + long_.repeat(3000)))
                    .withMessageStartingWith("The calculation has more than 300 operators.\n");
        }
    }

    /** Whatever is typed is read or refused: 20 000 drawn texts. */
    @Test
    void anyTextIsRefusedOrRead() {
        String[] words = {
            "x", "2", "1e3", ".5", "+", "-", "*", "**", "/", "^", "(", ")", ",", "log", "max", "pi", " ", "`y"
        };
        Random random = new Random(11);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(7); k >= 0; k--) {
                text.append(words[random.nextInt(words.length)]);
            }
            try {
                Expression expression = Expression.parse(text.toString());
                assertThat(Expression.parse(expression.toString())).isEqualTo(expression);
                read++;
            } catch (ExpressionException e) {
                assertThat(e.mistake().position()).isBetween(0, text.length());
            }
        }
        assertThat(read).isBetween(500, 15_000);
    }
}
