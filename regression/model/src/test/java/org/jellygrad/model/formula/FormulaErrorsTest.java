package org.jellygrad.model.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jellygrad.datasets.Column;
import org.jellygrad.datasets.Column.Kind;
import org.jellygrad.datasets.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The full text of everything that can be wrong with a formula, as {@code formula-errors.txt} beside the tests has it. */
class FormulaErrorsTest {
    private static final Schema SCHEMA = new Schema(
            "houses",
            List.of(
                    new Column("town", Kind.TEXT),
                    new Column("area", Kind.NUMERIC),
                    new Column("rooms", Kind.NUMERIC),
                    new Column("price", Kind.NUMERIC)));

    record Case(String formula, String message) {
        @Override
        public String toString() {
            return formula;
        }
    }

    /** Each case begins with a line {@code > formula}; the message follows. */
    static Stream<Case> cases() throws IOException {
        try (InputStream in = FormulaErrorsTest.class.getResourceAsStream("/formula-errors.txt")) {
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
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> Formula.parse(wrong.formula())
                        .predictors(SCHEMA, Set.of(), column -> List.of("Graz", "Linz", "Wels")))
                .withMessage(wrong.message());
    }

    @Test
    void moreTermsThanAnyoneMeans() {
        Schema wide = new Schema(
                "wide",
                IntStream.range(0, 30)
                        .mapToObj(i -> new Column("x" + i, Kind.NUMERIC))
                        .toList());
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> Formula.parse("x0 ~ .^9").columns(wide))
                .withMessageStartingWith("The formula has more than 4000 terms.\n    x0 ~ .^9\n       ^\n\n");
        assertThat(Formula.parse("x0 ~ .^2")
                        .predictors(wide, Set.of(), column -> List.of())
                        .terms())
                .hasSize(29 + 29 * 28 / 2);
    }

    @Test
    void deepNestingIsRefusedBeforeTheStackEnds() {
        for (String nested : List.of("(", "log(", "I(", "I(-", "I(((", "I(2^")) {
            assertThatExceptionOfType(FormulaException.class)
                    .isThrownBy(() -> Formula.parse("y ~ " + nested.repeat(100_000)));
        }
        String deep = "I(" + "-".repeat(100_000) + "x)";
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> Formula.parse("y ~ " + deep))
                .withMessageStartingWith("The formula is nested more than 100 parentheses deep.");
    }

    /** No text at all makes anything but a formula or a {@link FormulaException}: prefixes, and characters struck out. */
    @Test
    void mangledFormulasAreRefusedOrRead() {
        String whole =
                "price ~ area*rooms + C(town, ref=\"Graz\"):log(area + 1) + (area + rooms)^2 - I(1/`a b`^2) + .5";
        List<String> mangled = IntStream.range(0, whole.length())
                .boxed()
                .flatMap(i -> Stream.of(
                        whole.substring(0, i),
                        whole.substring(i),
                        whole.substring(0, i) + whole.substring(i + 1),
                        whole.substring(0, i) + "^" + whole.substring(i)))
                .collect(Collectors.toList());
        int refused = 0;
        for (String text : mangled) {
            try {
                assertThat(Formula.parse(Formula.parse(text).toString())).isEqualTo(Formula.parse(text));
            } catch (FormulaException e) {
                assertThat(e.getMessage()).contains("\n\n");
                refused++;
            }
        }
        assertThat(refused).isBetween(100, mangled.size());
    }
}
