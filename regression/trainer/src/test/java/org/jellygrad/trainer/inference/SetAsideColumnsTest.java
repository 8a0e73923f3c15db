package org.jellygrad.trainer.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.outcome.Outcome;
import org.junit.jupiter.api.Test;

/** Columns that cannot have a coefficient of their own are named and left out; the rest is fitted right. */
class SetAsideColumnsTest {

    private static Map<String, double[]> columns() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("a", new double[] {1, 2, 3, 4, 5, 7});
        columns.put("y", new double[] {5, 7, 9, 11, 13, 17});
        return columns;
    }

    private static Fit fit(Map<String, double[]> columns) {
        return new Trainer(RandomData.settings()).fit(RandomData.dataset(columns));
    }

    private static void assertLine(Fit fit, String aside, String warning) {
        assertThat(fit.diagnostics().warnings()).containsExactly(warning);
        assertThat(fit.model().coefficient("a")).isCloseTo(2, within(1e-14));
        assertThat(fit.model().intercept()).isCloseTo(3, within(1e-13));
        assertThat(fit.model().coefficient(aside)).isNaN();
        assertThat(fit.model().quality().standardErrors().get(aside)).isNaN();
        assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
        assertThat(fit.path().names()).containsExactly("intercept", "a");
    }

    @Test
    void aConstantColumn() {
        Map<String, double[]> columns = columns();
        columns.put("c", new double[] {4.5, 4.5, 4.5, 4.5, 4.5, 4.5});
        assertLine(
                fit(columns),
                "c",
                "Column 'c' is constant (4.5 in every row), which the intercept already says: it is set"
                        + " aside and its coefficient is null.");
    }

    @Test
    void aColumnOfOnes() {
        Map<String, double[]> columns = columns();
        columns.put("ones", new double[] {1, 1, 1, 1, 1, 1});
        assertLine(
                fit(columns),
                "ones",
                "Column 'ones' is constant (1 in every row), which the intercept already says: it is"
                        + " set aside and its coefficient is null.");
    }

    @Test
    void twoEqualColumns() {
        Map<String, double[]> columns = columns();
        columns.put("b", columns.get("a"));
        assertLine(fit(columns), "b", "Column 'b' equals column 'a': it is set aside and its coefficient is null.");
    }

    @Test
    void aColumnInOtherUnits() {
        Map<String, double[]> columns = columns();
        columns.put("b", new double[] {33.8, 35.6, 37.4, 39.2, 41, 44.6});
        assertLine(
                fit(columns),
                "b",
                "Column 'b' is a combination of column 'a' and a constant: it is set aside and its"
                        + " coefficient is null.");
    }

    @Test
    void aConstantTargetIsFittedByTheInterceptAlone() {
        Map<String, double[]> columns = columns();
        columns.put("y", new double[] {7, 7, 7, 7, 7, 7});
        Fit fit = fit(columns);
        assertThat(fit.model().intercept()).isEqualTo(7);
        assertThat(fit.model().coefficient("a")).isZero();
        assertThat(fit.diagnostics().distanceToOptimum()).isZero();
        assertThat(fit.model().quality().r2()).isNaN();
    }

    /** Not the least of many answers, and not an arbitrary one: none. */
    @Test
    void moreParametersThanRows() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("a", new double[] {1, 2, 4});
        columns.put("ones", new double[] {1, 1, 1});
        columns.put("b", new double[] {1, 0, 5});
        columns.put("y", new double[] {1, 2, 3});
        Fit fit = fit(columns);
        assertThat(fit.model().quality().loss()).isLessThan(1e-28);
        assertThat(fit.model().quality().residualStandardError()).isNaN();
        columns.put("c", new double[] {2, 7, 1});
        assertThatThrownBy(() -> fit(columns))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("3 rows cannot settle 4 parameters, the intercept and 3 coefficients.\n\n")
                .hasMessageEndingWith(
                        "An l2 penalty singles one out: add `l2 0.01`, say. Or give at least 4 rows, or fewer features.");
        Fit through = new Trainer(RandomData.settings().withIntercept(false).withFeatures(List.of("a", "b", "c")))
                .fit(RandomData.dataset(columns));
        assertThat(through.model().quality().loss()).isLessThan(1e-28);
    }

    @Test
    void nothingToLearn() {
        Map<String, double[]> columns = columns();
        columns.put("a", new double[6]);
        assertThatThrownBy(
                        () -> new Trainer(RandomData.settings().withIntercept(false)).fit(RandomData.dataset(columns)))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith(
                        "There is nothing to learn: no feature and no intercept.\nColumn 'a' is constant (0");
    }

    @Test
    void oneRow() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("a", new double[] {1});
        columns.put("y", new double[] {2});
        assertThatThrownBy(() -> fit(columns))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("There is only one row to learn from.\n\n");
        // Through the origin and one point goes one line.
        Fit fit = new Trainer(RandomData.settings().withIntercept(false)).fit(RandomData.dataset(columns));
        assertThat(fit.model().slope()).isEqualTo(2);
        assertThat(fit.diagnostics().outlook().warnings()).isEmpty();
    }
}
