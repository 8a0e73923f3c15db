package org.jellygrad.trainer.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.internal.run.CrossValidator;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.outcome.CrossValidation;
import org.jellygrad.trainer.outcome.RidgeSearch;
import org.jellygrad.trainer.outcome.RidgeSearch.Place;
import org.jellygrad.trainer.outcome.RidgeSearch.Trial;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** The search for the l2 penalty against cross-validation by descent, and against normal equations. */
class RidgeSearchTest {

    private static final Settings SETTINGS = RandomData.settings();

    /** Columns that are nearly one, so that a penalty helps. */
    private static Map<String, double[]> alike(int rows, int features) {
        Random random = new Random(1);
        double[] common = random.doubles(rows, -2, 2).toArray();
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int j = 1; j <= features; j++) {
            columns.put(
                    "x" + j,
                    Arrays.stream(common)
                            .map(b -> b + 0.1 * random.nextGaussian())
                            .toArray());
        }
        columns.put(
                "y",
                Arrays.stream(common)
                        .map(b -> 3 * b + 2 * random.nextGaussian())
                        .toArray());
        return columns;
    }

    private static RidgeSearch search(Settings settings, Map<String, double[]> columns, int folds) {
        return new Trainer(settings).searchL2(RandomData.dataset(columns), folds);
    }

    @Test
    void equalsCrossValidationAtEachPenalty() {
        Dataset data = RandomData.dataset(alike(30, 4));
        for (Scaling scaling : new Scaling[] {Scaling.AUTO, Scaling.NONE}) {
            Settings settings = SETTINGS.withScaling(scaling);
            RidgeSearch search = new Trainer(settings).searchL2(data, 5);
            for (Trial trial : search.trials()) {
                if (trial.l2() >= 0.1 || scaling == Scaling.AUTO) {
                    CrossValidation direct =
                            new Trainer(settings.withPenalty(Penalty.of(0, trial.l2()))).crossValidate(data, 5);
                    assertThat(trial.rmse()).isCloseTo(direct.pooled().rmse(), within(1e-6 * trial.rmse()));
                    assertThat(trial.predicted()).isEqualTo(30);
                }
            }
        }
        assertThat(new Trainer(SETTINGS).searchL2(data, 5).none().rmse())
                .isCloseTo(new Trainer(SETTINGS).crossValidate(data, 5).pooled().rmse(), within(1e-9));
    }

    /** (ZᵀZ + n·l2·I) b = Zᵀ(y − ȳ) for the standardised columns Z of each training fold. */
    @Test
    void equalsNormalEquations() {
        Map<String, double[]> columns = alike(24, 3);
        RidgeSearch search = search(SETTINGS, columns, 4);
        int[] foldOf = CrossValidator.deal(24, 4, SETTINGS.seed());
        for (Trial trial : search.trials()) {
            double squares = IntStream.range(0, 4)
                    .mapToDouble(fold -> heldSquares(columns, foldOf, fold, trial.l2()))
                    .sum();
            assertThat(trial.rmse()).isCloseTo(Math.sqrt(squares / 24), within(1e-10));
        }
        double least = search.trials().stream().mapToDouble(Trial::rmse).min().orElseThrow();
        assertThat(search.best().rmse())
                .isEqualTo(least)
                .isLessThan(search.none().rmse());
        assertThat(search.place()).isEqualTo(Place.INSIDE);
        assertThat(search.penalty().l2()).isEqualTo(search.best().l2());
    }

    private static double heldSquares(Map<String, double[]> columns, int[] foldOf, int fold, double l2) {
        int[] others =
                IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != fold).toArray();
        double[][] all = columns.values().toArray(double[][]::new);
        int p = all.length - 1;
        double[] mean = new double[p + 1];
        double[] deviation = new double[p + 1];
        for (int j = 0; j <= p; j++) {
            double[] x = all[j];
            double centre =
                    Arrays.stream(others).mapToDouble(i -> x[i]).average().orElseThrow();
            mean[j] = centre;
            deviation[j] = Math.sqrt(Arrays.stream(others)
                    .mapToDouble(i -> (x[i] - centre) * (x[i] - centre))
                    .average()
                    .orElseThrow());
        }
        RealMatrix z = new Array2DRowRealMatrix(others.length, p);
        double[] y = new double[others.length];
        for (int row = 0; row < others.length; row++) {
            for (int j = 0; j < p; j++) {
                z.setEntry(row, j, (all[j][others[row]] - mean[j]) / deviation[j]);
            }
            y[row] = all[p][others[row]] - mean[p];
        }
        RealMatrix normal = z.transpose().multiply(z);
        for (int j = 0; j < p; j++) {
            normal.addToEntry(j, j, others.length * l2);
        }
        double[] b = new CholeskyDecomposition(normal)
                .getSolver()
                .solve(new ArrayRealVector(z.transpose().operate(y)))
                .toArray();
        return IntStream.range(0, foldOf.length)
                .filter(i -> foldOf[i] == fold)
                .mapToDouble(i -> {
                    double prediction = mean[p];
                    for (int j = 0; j < p; j++) {
                        prediction += b[j] * (all[j][i] - mean[j]) / deviation[j];
                    }
                    return (all[p][i] - prediction) * (all[p][i] - prediction);
                })
                .sum();
    }

    @Test
    void theSeedDecidesAndThreadsDoNot() {
        Map<String, double[]> columns = alike(40, 5);
        RidgeSearch one = search(SETTINGS.withThreads(1), columns, 5);
        assertThat(search(SETTINGS.withThreads(2), columns, 5)).isEqualTo(one);
        assertThat(search(SETTINGS.withSeed(7), columns, 5)).isNotEqualTo(one);
    }

    /** A target that is a sum of its features needs none; one that has nothing to do with them the largest. */
    @Test
    void theEndsOfTheRange() {
        Map<String, double[]> columns = RandomData.columns(3, 30, 2);
        double[] x1 = columns.getOrDefault("x1", new double[0]);
        columns.put("y", Arrays.stream(x1).map(x -> 2 * x + 1).toArray());
        RidgeSearch exact = search(SETTINGS, columns, 5);
        assertThat(exact.place()).isEqualTo(Place.NONE);
        assertThat(exact.penalty().isNone()).isTrue();

        Map<String, double[]> tiny = alike(30, 4);
        tiny.replaceAll((name, x) ->
                name.equals("y") ? x : Arrays.stream(x).map(v -> 1e3 * v).toArray());
        RidgeSearch extended = search(SETTINGS.withScaling(Scaling.NONE), tiny, 5);
        assertThat(extended.isExtended()).isTrue();
        assertThat(extended.place()).isEqualTo(Place.INSIDE);
        assertThat(extended.best().l2()).isGreaterThan(RidgeSearch.HIGHEST);
    }

    /** Without a penalty there is no fit of more coefficients than rows; with one there is. */
    @Test
    void moreFeaturesThanRows() {
        RidgeSearch wide = search(SETTINGS, alike(8, 12), 4);
        assertThat(wide.none().rmse()).isNaN();
        assertThat(wide.best().l2()).isPositive();
        assertThat(wide.best().predicted()).isEqualTo(8);
    }

    @Test
    void usualFoldsAreTenOrAsManyAsRows() {
        assertThat(new Trainer(SETTINGS)
                        .searchL2(RandomData.dataset(alike(30, 2)))
                        .folds())
                .isEqualTo(10);
        assertThat(new Trainer(SETTINGS)
                        .searchL2(RandomData.dataset(alike(6, 2)))
                        .folds())
                .isEqualTo(6);
    }

    @Test
    void noClosedFormNoSearch() {
        Dataset data = RandomData.dataset(alike(30, 2));
        assertThatThrownBy(() -> new Trainer(SETTINGS.withLoss(new Loss.Absolute())).searchL2(data))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("only the squared loss has a closed form");
        assertThatThrownBy(() -> new Trainer(SETTINGS.withPenalty(Penalty.of(1, 0))).searchL2(data))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("l1 penalty");
        assertThatThrownBy(() -> new Trainer(SETTINGS).searchL2(data, 31))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("31 folds of 30 rows");
    }
}
