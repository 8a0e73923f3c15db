package org.jellygrad.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Category;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.junit.jupiter.api.Test;

/** Predicting from values with names: y = 1 + 10·[town = Linz] + 100·[month = 12] + 2·area. */
class NamedRowTest {
    private static final Model MODEL = new Model(
            "y",
            List.of(
                    coefficient(new Variable.Level("town", "Linz", 1), 10),
                    coefficient(new Variable.Level("month", "12", 1), 100),
                    coefficient(new Variable.Column("area"), 2),
                    coefficient(new Variable.Column("gone"), Double.NaN)),
            List.of(
                    new Category("town", List.of("Graz", "Linz"), "Graz"),
                    new Category("month", true, List.of("1", "12"), "1")),
            1,
            1,
            null,
            Models.beans().quality(),
            Models.beans().provenance());

    private static Coefficient coefficient(Variable variable, double value) {
        return new Coefficient(new Term(variable, 1), value, 0, value, 0, Double.NaN);
    }

    @Test
    void namesDecideWhatAValueIsOf() {
        assertThat(MODEL.predict(Map.of("area", 3, "town", "Linz", "month", 12.0)))
                .isEqualTo(117);
        assertThat(MODEL.predict(Map.of("month", "1", "town", "Graz", "area", 0.5f, "gone", 7)))
                .isEqualTo(2);
    }

    @Test
    void whatIsNeededIsNamed() {
        assertThatThrownBy(() -> MODEL.predict(Map.of("area", 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no value for 'town', 'month'\n\nA prediction needs a value for each of town, month, area.");
    }

    @Test
    void strangeNamesAreRefused() {
        assertThatThrownBy(() -> MODEL.predict(Map.of("area", 3, "twon", "Linz", "month", 12)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'twon' is no feature of the model\n\nDid you mean 'town'?\nIts features are town, month, area,"
                                + " gone.");
    }

    @Test
    void valuesAreOfTheirFeaturesKind() {
        assertThatThrownBy(() -> MODEL.predict(Map.of("area", "3", "town", "Linz", "month", 12)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'3' is no number, and 'area' is a numeric feature\n\n");
        assertThatThrownBy(() -> MODEL.predict(Map.of("area", 3, "town", "Wels", "month", 12)))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("'Wels' is no level of 'town' that the model knows.");
    }
}
