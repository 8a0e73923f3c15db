package org.jellygrad.trainer.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.internal.run.CrossValidator;
import org.jellygrad.trainer.outcome.CrossValidation;
import org.jellygrad.trainer.outcome.CrossValidation.Scores;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** Cross-validation against closed forms, and against scikit-learn 1.2 (PredefinedSplit of the same folds). */
class CrossValidationTest {

    private static final Dataset CARS = BundledDatasets.load("cars1930");

    private static CrossValidation validate(Settings settings, Dataset data, int folds) {
        return new Trainer(settings).crossValidate(data, folds);
    }

    private static void assertScores(Scores actual, double r2, double rmse, double mae) {
        assertThat(actual.r2()).isCloseTo(r2, within(1e-12));
        assertThat(actual.rmse()).isCloseTo(rmse, within(1e-12 * rmse));
        assertThat(actual.mae()).isCloseTo(mae, within(1e-12 * mae));
    }

    /** PRESS = Σ(e/(1 − h))² with the leverages h = 1/n + (x − x̄)²/Sxx of a line. */
    @Test
    void leavingOneOutIsThePressStatistic() {
        for (int trial = 0; trial < 5; trial++) {
            Map<String, double[]> columns = RandomData.columns(trial, 40, 1);
            double[] x = columns.getOrDefault("x1", new double[0]);
            double[] y = columns.getOrDefault("y", new double[0]);
            Fit fit = new Trainer(RandomData.settings()).fit(RandomData.dataset(columns));
            double mean = Arrays.stream(x).average().orElseThrow();
            double spread = Arrays.stream(x)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            double[] deleted = IntStream.range(0, 40)
                    .mapToDouble(i -> (y[i] - fit.model().predict(x[i]))
                            / (1 - 1.0 / 40 - (x[i] - mean) * (x[i] - mean) / spread))
                    .toArray();
            CrossValidation validation = validate(RandomData.settings(), RandomData.dataset(columns), 40);
            double press = Arrays.stream(deleted).map(e -> e * e).sum();
            double rmse = validation.pooled().rmse();
            assertThat(40 * rmse * rmse).isCloseTo(press, within(1e-11 * press));
            assertThat(validation.pooled().mae())
                    .isCloseTo(Arrays.stream(deleted).map(Math::abs).average().orElseThrow(), within(1e-11));
            assertThat(validation.folds()).hasSize(40).allMatch(fold -> fold.trained() == 39 && fold.predicted() == 1);
            assertThat(validation.mean().r2()).isNaN();
        }
    }

    @Test
    void fiveFoldsOfALine() {
        CrossValidation cars = validate(Settings.DEFAULTS, CARS, 5);
        List<CrossValidation.Fold> folds = cars.folds();
        assertScores(folds.get(0).scores(), 0.520822821065565, 12.1240418759557, 10.3853133769878);
        assertScores(folds.get(1).scores(), 0.538407811116019, 16.2966770169961, 11.6086486363945);
        assertScores(folds.get(2).scores(), 0.757154458921255, 13.9923015859827, 10.2324242424242);
        assertScores(folds.get(3).scores(), 0.531881729667585, 18.5823238839496, 14.0042241700858);
        assertScores(folds.get(4).scores(), 0.512305936525304, 15.8935841495036, 13.0941050832977);
        assertScores(cars.pooled(), 0.629285443205452, 15.5323363015656, 11.864943101838);
        assertScores(cars.mean(), 0.572114551459146, 15.3777857024775, 11.864943101838);
        assertScores(cars.deviation(), 0.103926059862925, 2.4436596207355, 1.65887548264239);
    }

    /** A parabola, each row weighed by its speed; only rows whose weight is not 0 are dealt. */
    @Test
    void weightsCountInTrainingAndInScores() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        double[][] cells = new double[2][51];
        CARS.forEachRow(row -> {
            cells[0][(int) row.index()] = row.number(0);
            cells[1][(int) row.index()] = row.number(1);
        });
        columns.put("speed", cells[0]);
        columns.put("dist", cells[1]);
        columns.put("w", cells[0]);
        CrossValidation cars = validate(
                Settings.DEFAULTS
                        .withTarget("dist")
                        .withFeatures(List.of("speed"))
                        .withWeights("w")
                        .withDegree(2),
                Dataset.of("cars", columns),
                5);
        assertScores(cars.folds().get(1).scores(), 0.391410571571774, 18.2541433339341, 13.2296479840414);
        assertScores(cars.pooled(), 0.601606127813006, 16.3711436544859, 12.6114896739341);
        assertScores(cars.mean(), 0.52425349250676, 16.1856672617809, 12.6110996618661);
        assertScores(cars.deviation(), 0.0989821946218455, 3.02481211002882, 1.69961888794484);
    }

    @Test
    void categories() {
        CrossValidation penguins = validate(
                Settings.DEFAULTS.withFormula(Formula.parse("body_mass_g ~ species + flipper_length_mm")),
                BundledDatasets.load("penguins"),
                4);
        assertScores(penguins.folds().get(2).scores(), 0.806022132136499, 347.092364499702, 280.947649204172);
        assertScores(penguins.pooled(), 0.779695632803092, 375.859418669814, 298.689795003366);
        assertScores(penguins.mean(), 0.780663491726906, 374.791489421408, 298.734248053549);
        assertScores(penguins.deviation(), 0.0230240362205448, 33.7039979530507, 22.8262497636189);
        assertThat(penguins.undetermined()).isZero();
    }

    /** Where the only row of a level is left out nothing is known of that level, be it the reference or not. */
    @Test
    void levelsThatNoTrainingRowHas() {
        for (String lonely : List.of("a", "c")) {
            Dataset data = Dataset.builder("towns")
                    .texts("town", List.of(lonely, "b", "b", "b", "d", "d", "d"))
                    .numbers("x", new double[] {1, 2, 3, 5, 1, 4, 6})
                    .numbers("y", new double[] {3, 5, 8, 9, 1, 6, 7})
                    .build();
            CrossValidation validation =
                    validate(Settings.DEFAULTS.withFormula(Formula.parse("y ~ town + x")), data, 7);
            assertThat(validation.undetermined()).isEqualTo(1);
            assertThat(validation.folds())
                    .filteredOn(fold -> fold.undetermined() == 1)
                    .hasSize(1)
                    .allMatch(fold ->
                            fold.predicted() == 0 && Double.isNaN(fold.scores().rmse()));
            // The lonely row touches no other's prediction: without it the rest is the same.
            Dataset others = Dataset.builder("towns")
                    .texts("town", List.of("b", "b", "b", "d", "d", "d"))
                    .numbers("x", new double[] {2, 3, 5, 1, 4, 6})
                    .numbers("y", new double[] {5, 8, 9, 1, 6, 7})
                    .build();
            double rmse = validate(Settings.DEFAULTS.withFormula(Formula.parse("y ~ town + x")), others, 6)
                    .pooled()
                    .rmse();
            assertThat(validation.pooled().rmse()).isCloseTo(rmse, within(1e-12));
        }
    }

    /** A column that differs in one row only: without it that row's coefficient is not determined. */
    @Test
    void columnsThatOnlyTheHeldOutRowVaries() {
        Map<String, double[]> columns = RandomData.columns(3, 12, 1);
        double[] flag = new double[12];
        flag[7] = 1;
        columns.put("flag", flag);
        CrossValidation validation = validate(RandomData.settings(), RandomData.dataset(columns), 12);
        assertThat(validation.undetermined()).isEqualTo(1);
    }

    /** A missing cell takes the mean of the rows trained on, also in the row that is predicted. */
    @Test
    void meansComeFromTheRowsTrainedOn() {
        double[] x = {1, Double.NaN, 4, 6, 7, Double.NaN, 10, 12};
        double[] y = {2, 5, 3, 8, 6, 9, 12, 10};
        CrossValidation validation = validate(
                RandomData.settings().withMissing(MissingValues.MEAN), Dataset.of("gaps", Map.of("x", x, "y", y)), 8);
        double squares = 0;
        for (int left = 0; left < 8; left++) {
            int out = left;
            double mean = IntStream.range(0, 8)
                    .filter(i -> i != out && !Double.isNaN(x[i]))
                    .mapToDouble(i -> x[i])
                    .average()
                    .orElseThrow();
            double[] filled =
                    Arrays.stream(x).map(v -> Double.isNaN(v) ? mean : v).toArray();
            int[] others = IntStream.range(0, 8).filter(i -> i != out).toArray();
            Fit fit = new Trainer(RandomData.settings())
                    .fit(Dataset.of(
                            "others",
                            Map.of(
                                    "x",
                                            Arrays.stream(others)
                                                    .mapToDouble(i -> filled[i])
                                                    .toArray(),
                                    "y",
                                            Arrays.stream(others)
                                                    .mapToDouble(i -> y[i])
                                                    .toArray())));
            double residual = fit.model().predict(filled[left]) - y[left];
            squares += residual * residual;
        }
        assertThat(validation.pooled().rmse()).isCloseTo(Math.sqrt(squares / 8), within(1e-12));
    }

    @Test
    void everyRowIsDealtOnce() {
        int[] folds = CrossValidator.deal(23, 5, 7);
        int[] sizes = new int[5];
        Arrays.stream(folds).forEach(fold -> sizes[fold]++);
        assertThat(sizes).containsExactly(5, 5, 5, 4, 4);
        assertThat(folds).isNotEqualTo(CrossValidator.deal(23, 5, 8));
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        CrossValidation one = validate(Settings.DEFAULTS.withThreads(1), CARS, 6);
        assertThat(validate(Settings.DEFAULTS.withThreads(3), CARS, 6)).isEqualTo(one);
        assertThat(validate(Settings.DEFAULTS.withSeed(1), CARS, 6).pooled()).isNotEqualTo(one.pooled());
    }

    @Test
    void anInterruptEndsIt() {
        Trainer trainer = new Trainer(Settings.DEFAULTS);
        assertThatThrownBy(() -> trainer.crossValidate(CARS, 10, done -> {
                    if (done == 3) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(CancellationException.class)
                .hasMessage("interrupted in fold 4 of 10");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatCannotBe() {
        assertThatThrownBy(() -> validate(
                        Settings.DEFAULTS.withStop(Settings.DEFAULTS.stop().withPatience(3)), CARS, 1))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("Patience is 3")
                .hasMessageContaining("1 fold\n");
        assertThatThrownBy(() -> validate(Settings.DEFAULTS, CARS, 51))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("51 folds of 50 rows are more than there are rows")
                .hasMessageContaining("from 2 to 50");
        Dataset two = Dataset.of("two", Map.of("x", new double[] {1, 2}, "y", new double[] {3, 4}));
        assertThatThrownBy(() -> validate(RandomData.settings(), two, 2))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("2 folds of 2 rows");
    }

    /** Two rows and two parameters are left with a line, three parameters are too many. */
    @Test
    void tooFewRowsBesideAFold() {
        Map<String, double[]> columns = RandomData.columns(2, 4, 2);
        assertThatThrownBy(() -> validate(RandomData.settings(), RandomData.dataset(columns), 2))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("Without fold 1 of 2 there is nothing to train on. ");
    }

    /** A rate that diverges is not a score to be proud of, and the fold says so. */
    @Test
    void foldsSayHowTrainingEnded() {
        CrossValidation validation = validate(Settings.DEFAULTS.withLearningRate(new LearningRate.Fixed(1.5)), CARS, 3);
        assertThat(validation.folds()).allMatch(fold -> fold.outcome() instanceof Outcome.Diverged);
    }
}
