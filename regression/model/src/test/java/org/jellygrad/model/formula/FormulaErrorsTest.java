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
import org.junit.jupiter.api.Timeout;
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

    /** A model's limit is told before anything is made of the terms, and however many there are, soon. */
    @Test
    @Timeout(20)
    void tensOfThousandsOfColumnsAreRefusedAtOnce() {
        List<String> features =
                IntStream.range(0, 40_000).mapToObj(i -> "x" + i).toList();
        Schema wide = new Schema(
                "wide",
                Stream.concat(Stream.of("y"), features.stream())
                        .map(name -> new Column(name, Kind.NUMERIC))
                        .toList());
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> Formula.parse("y ~ .").columns(wide))
                .withMessageStartingWith("The formula has more than 4000 terms.\n    y ~ .\n      ^\n\n");
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> Formula.of("y", features, 1, true, wide))
                .withMessage("40000 features make 40000 terms; a model can have 4000.\n\nChoose fewer features.");
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> Formula.of("y", features.subList(0, 2000), 1000, true, wide))
                .withMessage("2000 features up to the power 1000 make 2000000 terms; a model can have 4000.\n\n"
                        + "Choose fewer features, or a degree of at most 2.");
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> Formula.of("y", features.subList(0, 1), Integer.MAX_VALUE, true, wide))
                .withMessageEndingWith("or a degree of at most 4000.");
    }

    /** As many as a model can have: 4000 columns, one to the power 4000, and 3000 written one by one. */
    @Test
    @Timeout(20)
    void asManyTermsAsAllowedAreReadQuickly() {
        List<String> features = IntStream.range(0, 4000).mapToObj(i -> "x" + i).toList();
        Schema wide = new Schema(
                "wide",
                Stream.concat(Stream.of("y"), features.stream())
                        .map(name -> new Column(name, Kind.NUMERIC))
                        .toList());
        assertThat(terms(Formula.parse("y ~ ."), wide)).hasSize(4000);
        assertThat(terms(Formula.of("y", features, 1, true, wide), wide)).hasSize(4000);
        List<Term> powers = terms(Formula.of("y", List.of("x0"), 4000, true, wide), wide);
        assertThat(powers.get(3999)).isEqualTo(new Term(new Variable.Column("x0"), 4000));
        String written = "y ~ " + String.join(" + ", features.subList(0, 3000));
        assertThat(terms(Formula.parse(written), wide)).hasSize(3000);
        assertThat(Formula.parse(written)).hasToString(written);
    }

    private static List<Term> terms(Formula formula, Schema schema) {
        return formula.predictors(schema, Set.of(), column -> List.of()).terms();
    }

    /** Levels multiply: refused before the products are made. */
    @Test
    @Timeout(20)
    void productsOfManyLevelsAreRefused() {
        Schema schema = new Schema(
                "codes",
                Stream.of("y", "a", "b", "c", "d")
                        .map(name -> new Column(name, name.equals("y") ? Kind.NUMERIC : Kind.TEXT))
                        .toList());
        List<String> levels =
                IntStream.range(0, 2000).mapToObj(Integer::toString).toList();
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> Formula.parse("y ~ a:b:c:d").predictors(schema, Set.of(), column -> levels))
                .withMessageStartingWith("The formula has more than 4000 terms.");
    }

    @Test
    void longFormulasAreReadOrRefusedBeforeTheStackEnds() {
        for (String operator : List.of(":", "*")) {
            assertThatExceptionOfType(FormulaException.class)
                    .isThrownBy(() -> Formula.parse("y ~ x" + (operator + "x").repeat(3000)))
                    .withMessageStartingWith("More than 100 parts are crossed.\n");
        }
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> Formula.parse("y ~ I(x" + " + x".repeat(3000) + ")"))
                .withMessageStartingWith("The calculation has more than 300 operators.\n");
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> Formula.parse("y ~ " + "(".repeat(10_000) + "x" + ")".repeat(10_000)))
                .withMessageStartingWith("The formula is nested more than 100 parentheses deep.\n");
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
