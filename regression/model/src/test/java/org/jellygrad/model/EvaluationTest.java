package org.jellygrad.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.Selection;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final Model BEANS = Models.beans();

    /** Truths 2x + 40 + (1, −2, 3): residuals −1, 2, −3; the sums by hand. */
    @Test
    void byHand() {
        RowSource rows = rows("weight", new double[] {9, 9, 9}, new double[] {1, 2, 3}, new double[] {43, 42, 49});
        Evaluation evaluation = Evaluation.of(BEANS, rows);
        assertThat(evaluation.rows()).isEqualTo(3);
        assertThat(evaluation.mae()).isEqualTo(2);
        assertThat(evaluation.rmse()).isCloseTo(Math.sqrt(14 / 3.0), within(1e-15));
        // mean 134/3; squared deviations 43² + 42² + 49² − 134²/3 = 86/3
        assertThat(evaluation.r2()).isCloseTo(1 - 14 / (86 / 3.0), within(1e-14));
    }

    /** Weights 2, 0 and 1 are the first row twice, the second not at all and the third once; from a data set as from a source. */
    @Test
    void weightsCountRows() {
        Map<String, double[]> columns = Map.of(
                "jar_size", new double[] {1, 2, 3}, "beans", new double[] {43, 42, 49}, "w", new double[] {2, 0, 1});
        Dataset data = Dataset.of("d", columns);
        RowSource twice = Dataset.of(
                        "t", Map.of("jar_size", new double[] {1, 1, 3}, "beans", new double[] {43, 43, 49}))
                .select(Selection.of("beans", List.of("jar_size")));
        Evaluation expected = Evaluation.of(BEANS, twice);
        Evaluation weighted = Evaluation.of(
                BEANS, data.select(Selection.of("beans", List.of("jar_size")).weightedBy("w")));
        assertThat(weighted.rows()).isEqualTo(2);
        assertThat(weighted.weights()).isEqualTo("w");
        assertThat(weighted.r2()).isCloseTo(expected.r2(), within(1e-14));
        assertThat(weighted.rmse()).isCloseTo(expected.rmse(), within(1e-14));
        assertThat(weighted.mae()).isCloseTo(expected.mae(), within(1e-14));
        assertThat(Evaluation.of(BEANS, data).weights()).isNull();
        assertThat(Evaluation.of(weighedBy("w"), data)).isEqualTo(weighted);
        assertThat(Evaluation.of(weighedBy("u"), data)).isEqualTo(Evaluation.of(BEANS, data));
        assertThat(Evaluation.of(weighedBy("u"), data, "w")).isEqualTo(weighted);
        assertThat(Evaluation.of(weighedBy("w"), data, null)).isEqualTo(Evaluation.of(BEANS, data));
    }

    private static Model weighedBy(String column) {
        Provenance from = BEANS.provenance();
        return new Model(
                BEANS.target(),
                BEANS.coefficients(),
                BEANS.intercept(),
                BEANS.valueAtCentre(),
                null,
                BEANS.quality(),
                new Provenance(
                        from.data(),
                        from.dataHash(),
                        from.rows(),
                        from.rowsDropped(),
                        from.rowsWithoutWeight(),
                        Map.of("weights", column),
                        from.seed(),
                        from.outcome(),
                        from.why(),
                        from.epochs(),
                        from.versions()));
    }

    @Test
    void aConstantTargetHasNoR2() {
        RowSource rows = rows("weight", new double[] {9, 9}, new double[] {1, 2}, new double[] {42, 42});
        assertThat(Evaluation.of(BEANS, rows).r2()).isNaN();
    }

    /** Without an intercept the constant to beat is 0: SStotal = Σy². */
    @Test
    void withoutAnInterceptR2IsUncentred() {
        Model through = new Model(
                "y", List.of(Coefficient.of("x", 2, 0)), Double.NaN, 0, null, BEANS.quality(), BEANS.provenance());
        RowSource rows = rows("w", new double[] {0, 0}, new double[] {1, 2}, new double[] {3, 4});
        RowSource named = Dataset.of("d", Map.of("x", new double[] {1, 2}, "y", new double[] {3, 4}))
                .select(Selection.of("y", List.of("x")));
        assertThat(Evaluation.of(through, named).r2()).isCloseTo(1 - 1 / 25.0, within(1e-15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.of(through, rows))
                .withMessageStartingWith("The rows lack the feature 'x'.");
    }

    /** y near 1e9 with deviations near 1: the naive Σy² − (Σy)²/n has no digit left. */
    @Test
    void aTargetFarFromZeroKeepsItsDigits() {
        double far = 1e9;
        RowSource rows = rows(
                "weight", new double[] {9, 9, 9}, new double[] {1, 2, 3}, new double[] {far + 43, far + 42, far + 49});
        Model shifted = new Model(
                "beans", BEANS.coefficients(), far + 40, far + 1040, null, BEANS.quality(), BEANS.provenance());
        assertThat(Evaluation.of(shifted, rows).r2()).isCloseTo(1 - 14 / (86 / 3.0), within(1e-6));
    }

    private static RowSource rows(String other, double[] weight, double[] jars, double[] beans) {
        return Dataset.of("test", Map.of(other, weight, "jar_size", jars, "beans", beans))
                .select(Selection.of("beans", List.of(other, "jar_size")));
    }
}
