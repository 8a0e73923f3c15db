package org.jellygrad.trainer.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** Models side by side, against closed forms and the least squares of commons-math. */
class ModelComparisonTest {

    private static ModelComparison compare(Dataset data, String... formulas) {
        return ModelComparison.of(
                data, Settings.DEFAULTS, Stream.of(formulas).map(Formula::parse).toList());
    }

    private static Inference inference(ModelComparison comparison, int model) {
        return Objects.requireNonNull(comparison.models().get(model).inference());
    }

    /** The pairs that are tested, as smaller in larger. */
    private static List<String> pairs(Dataset data, String... formulas) {
        return compare(data, formulas).tests().stream()
                .map(test -> test.smaller() + " in " + test.larger())
                .toList();
    }

    private static Dataset random(int rows) {
        Random random = new Random(5);
        double[][] columns = new double[4][rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 3; j++) {
                columns[j][i] = random.nextGaussian();
            }
            columns[3][i] = 1 + 2 * columns[0][i] - columns[1][i] + random.nextGaussian();
        }
        return Dataset.builder("random")
                .numbers("a", columns[0])
                .numbers("b", columns[1])
                .numbers("c", columns[2])
                .numbers("y", columns[3])
                .texts(
                        "g",
                        Stream.iterate(0, i -> i + 1)
                                .limit(rows)
                                .map(i -> "g" + i % 3)
                                .toList())
                .build();
    }

    /** Sum of squares 2 about the mean 2; the line 0.5 + 0.6x leaves 0.2: F = 1.8/(0.2/2) = 18, p = 1 − √(18/20). */
    @Test
    void byHand() {
        Dataset data = Dataset.of("four", Map.of("x", new double[] {1, 2, 3, 4}, "y", new double[] {1, 2, 2, 3}));
        ModelComparison comparison = compare(data, "y ~ 1", "y ~ x");
        assertThat(comparison.tests()).hasSize(1);
        Inference.FTest test = comparison.tests().get(0).test();
        assertThat(test.statistic()).isCloseTo(18, within(1e-12));
        assertThat(test.numerator()).isEqualTo(1);
        assertThat(test.denominator()).isEqualTo(2);
        assertThat(test.p()).isCloseTo(1 - Math.sqrt(0.9), within(1e-14));
        assertThat(inference(comparison, 0).aic())
                .isCloseTo(4 * Math.log(2 * Math.PI * 2 / 4) + 4 + 2 * 2, within(1e-12));
        assertThat(inference(comparison, 1).aic())
                .isCloseTo(4 * Math.log(2 * Math.PI * 0.2 / 4) + 4 + 2 * 3, within(1e-12));
        assertThat(inference(comparison, 1).bic())
                .isCloseTo(4 * Math.log(2 * Math.PI * 0.2 / 4) + 4 + 3 * Math.log(4), within(1e-12));
        assertThat(comparison.rows()).isEqualTo(4);
        assertThat(comparison.target()).isEqualTo("y");
    }

    @Test
    void asCommonsMath() {
        Dataset data = random(40);
        ModelComparison comparison = compare(data, "y ~ a", "y ~ a + b + c");
        double[] few = squares(data, comparison, 0, "a");
        double[] many = squares(data, comparison, 1, "a", "b", "c");
        Inference.FTest test = comparison.tests().get(0).test();
        double f = (few[0] - many[0]) / 2 / (many[0] / 36);
        assertThat(test.statistic()).isCloseTo(f, within(1e-10 * f));
        assertThat(test.p()).isCloseTo(1 - new FDistribution(null, 2, 36).cumulativeProbability(f), within(1e-12));
    }

    /** Compares a model with the oracle's, and returns the sum of its squared residuals. */
    private static double[] squares(Dataset data, ModelComparison comparison, int at, String... features) {
        double[][] x = new double[(int) data.rows()][features.length];
        double[] y = new double[x.length];
        data.forEachRow(row -> {
            Arrays.setAll(x[(int) row.index()], j -> row.number(data.schema().indexOf(features[j])));
            y[(int) row.index()] = row.number(data.schema().indexOf("y"));
        });
        OLSMultipleLinearRegression oracle = new OLSMultipleLinearRegression();
        oracle.newSampleData(y, x);
        ComparedModel model = comparison.models().get(at);
        double[] parameters = oracle.estimateRegressionParameters();
        double[] errors = oracle.estimateRegressionParametersStandardErrors();
        for (int j = 0; j < features.length; j++) {
            assertThat(model.model().coefficient(features[j])).isCloseTo(parameters[j + 1], within(1e-12));
            assertThat(model.model().quality().standardErrors().get(features[j]))
                    .isCloseTo(errors[j + 1], within(1e-12));
        }
        assertThat(model.model().quality().r2()).isCloseTo(oracle.calculateRSquared(), within(1e-13));
        assertThat(inference(comparison, at).adjustedR2()).isCloseTo(oracle.calculateAdjustedRSquared(), within(1e-13));
        double squares = oracle.calculateResidualSumOfSquares();
        double n = x.length;
        assertThat(inference(comparison, at).aic())
                .isCloseTo(n * Math.log(2 * Math.PI * squares / n) + n + 2 * (features.length + 2), within(1e-10));
        return new double[] {squares};
    }

    @Test
    void nestedByTerms() {
        Dataset data = random(30);
        assertThat(pairs(data, "y ~ a + b", "y ~ a", "y ~ a + b + c")).containsExactly("1 in 0", "0 in 2");
        assertThat(pairs(data, "y ~ a", "y ~ b")).isEmpty();
        assertThat(pairs(data, "y ~ a", "y ~ a - 1", "y ~ a*b")).containsExactly("1 in 0", "0 in 2");
        assertThat(pairs(data, "y ~ a", "y ~ .")).containsExactly("0 in 1");
    }

    @Test
    void nestedByTheirColumns() {
        Dataset data = random(30).with("month", months(30));
        assertThat(pairs(data, "y ~ month", "y ~ C(month)")).containsExactly("0 in 1");
        assertThat(pairs(data, "y ~ I(a + b)", "y ~ a + b")).containsExactly("0 in 1");
        assertThat(pairs(data, "y ~ I(a + b)", "y ~ a + c")).isEmpty();
        assertThat(pairs(data, "y ~ 1", "y ~ g - 1")).containsExactly("0 in 1");
        assertThat(pairs(data, "y ~ C(g, ref=g1)", "y ~ g")).isEmpty();
        assertThat(pairs(data, "y ~ C(g, ref=g1)", "y ~ g + a")).containsExactly("0 in 1");
    }

    private static double[] months(int rows) {
        double[] months = new double[rows];
        Arrays.setAll(months, i -> 1 + i % 5);
        return months;
    }

    /** A row that lacks c is left out of the model without c, too. */
    @Test
    void sameRowsForAll() {
        Dataset data = random(30);
        double[] gaps = new double[30];
        Arrays.setAll(gaps, i -> i % 7 == 3 ? Double.NaN : i * i % 11);
        Dataset withGaps = data.with("d", gaps);
        ModelComparison comparison = compare(withGaps, "y ~ a + g", "y ~ a + d + g");
        assertThat(comparison.rowsDropped()).isEqualTo(4);
        assertThat(comparison.rows()).isEqualTo(26);
        assertThat(comparison.models())
                .extracting(model -> model.model().provenance().rows())
                .containsOnly(26L);
        BitSet complete = new BitSet();
        for (int i = 0; i < 30; i++) {
            complete.set(i, i % 7 != 3);
        }
        double[] kept = new double[26];
        double[] target = new double[26];
        int[] next = {0};
        data.forEachRow(row -> {
            if (complete.get((int) row.index())) {
                kept[next[0]] = row.number(data.schema().indexOf("a"));
                target[next[0]++] = row.number(data.schema().indexOf("y"));
            }
        });
        ModelComparison alone = compare(withGaps, "y ~ a", "y ~ d");
        OLSMultipleLinearRegression oracle = new OLSMultipleLinearRegression();
        oracle.newSampleData(
                target, Arrays.stream(kept).mapToObj(a -> new double[] {a}).toArray(double[][]::new));
        assertThat(alone.models().get(0).model().coefficient("a"))
                .isCloseTo(oracle.estimateRegressionParameters()[1], within(1e-13));
    }

    @Test
    void whatCannotBeCompared() {
        Dataset data = random(30);
        assertThatThrownBy(() -> compare(data, "y ~ a", "exp(y) ~ a"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("The formulas predict different things: y, exp(y).");
        assertThatThrownBy(() -> compare(data, "y ~ a", "y ~ a")).hasMessageContaining("is given twice");
        assertThat(ModelComparison.problems(
                        Settings.DEFAULTS.withLoss(new Loss.Absolute()), List.of(Formula.parse("y ~ a"))))
                .hasSize(1);
    }

    /** A larger model without residuals has nothing to be tested against. */
    @Test
    void anExactFitHasNoTest() {
        Dataset data = Dataset.of("three", Map.of("x", new double[] {1, 2, 3}, "y", new double[] {3, 5, 7}));
        assertThat(compare(data, "y ~ 1", "y ~ x").tests().get(0).test().statistic())
                .isNaN();
    }
}
