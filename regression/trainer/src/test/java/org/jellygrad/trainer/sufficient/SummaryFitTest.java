package org.jellygrad.trainer.sufficient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetBuilder;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.model.json.ModelJson;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StandardErrors;
import org.jellygrad.trainer.summary.Detail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of sums is that of the rows, to the last digit promised. */
class SummaryFitTest {

    private static final int ROWS = 600;
    private static final double LAST = 2e-15;
    private static final Random RANDOM = new Random(4);
    private static final Map<String, double[]> NUMBERS = RandomData.columns(5, ROWS, 3);
    private static final List<String> TOWNS = List.of("Wien", "Graz", "Linz");
    private static final int[] TOWN = RANDOM.ints(ROWS, 0, 3).toArray();
    private static final double[] WEIGHTS =
            RANDOM.ints(ROWS, 0, 4).asDoubleStream().toArray();

    private static Dataset part(int from, int to) {
        Map<String, double[]> part = new LinkedHashMap<>();
        NUMBERS.forEach((name, column) -> part.put(name, Arrays.copyOfRange(column, from, to)));
        part.put("w", Arrays.copyOfRange(WEIGHTS, from, to));
        DatasetBuilder builder = Dataset.builder("part");
        part.forEach(builder::numbers);
        return builder.texts(
                        "town",
                        Arrays.stream(TOWN, from, to).mapToObj(TOWNS::get).toList())
                .build();
    }

    private static Settings settings(String formula) {
        return Settings.DEFAULTS.withFormula(Formula.parse(formula));
    }

    private static final List<Settings> KINDS = List.of(
            Settings.DEFAULTS.withTarget("y").withFeatures(List.of("x1", "x2")),
            Settings.DEFAULTS.withTarget("y").withFeatures(List.of("x1", "x2")).withWeights("w"),
            Settings.DEFAULTS.withTarget("y").withFeatures(List.of("x1")).withDegree(4),
            settings("y ~ x1*town + exp(x2) + x3"),
            settings("y ~ x1 + town - 1"),
            settings("y ~ x1 + x2 - 1").withWeights("w"),
            settings("y ~ x1 + x2").withPenalty(Penalty.of(0, 0.1)),
            settings("y ~ x1 + x2 + I(2*x1)").withPenalty(Penalty.of(0, 0.1)),
            settings("y ~ x1 + x2 + I(2*x1 + 1)"),
            settings("y ~ x1 + x2").withPenalty(Penalty.of(0.05, 0)));

    private static void same(Model model, Model expected, double share) {
        near(model.intercept(), expected.intercept(), share);
        for (int j = 0; j < expected.coefficients().size(); j++) {
            Coefficient coefficient = model.coefficients().get(j);
            Coefficient other = expected.coefficients().get(j);
            assertThat(coefficient.term()).isEqualTo(other.term());
            near(coefficient.value(), other.value(), share);
            near(coefficient.standardised(), other.standardised(), share);
        }
        near(model.quality().loss(), expected.quality().loss(), share);
        near(model.quality().r2(), expected.quality().r2(), share);
        near(model.quality().bestConstantLoss(), expected.quality().bestConstantLoss(), share);
        assertThat(model.provenance().rows()).isEqualTo(expected.provenance().rows());
        assertThat(model.provenance().rowsWithoutWeight())
                .isEqualTo(expected.provenance().rowsWithoutWeight());
        assertThat(model.inference() == null).isEqualTo(expected.inference() == null);
        if (expected.inference() != null) {
            same(Objects.requireNonNull(model.inference()), expected.inference(), share);
        }
    }

    private static void same(Inference inference, Inference expected, double share) {
        for (int j = 0; j < expected.coefficients().size(); j++) {
            near(
                    inference.coefficients().get(j).standardError(),
                    expected.coefficients().get(j).standardError(),
                    share);
            near(
                    inference.coefficients().get(j).vif(),
                    expected.coefficients().get(j).vif(),
                    share);
        }
        near(inference.residualStandardError(), expected.residualStandardError(), share);
        near(inference.f().statistic(), expected.f().statistic(), share);
        near(inference.aic(), expected.aic(), share);
        assertThat(inference.degreesOfFreedom()).isEqualTo(expected.degreesOfFreedom());
        assertThat(inference.residuals().isKnown()).isFalse();
    }

    private static void near(double value, double expected, double share) {
        if (Double.isNaN(expected)) {
            assertThat(value).isNaN();
        } else {
            assertThat(value).isEqualTo(expected, within(share * Math.abs(expected)));
        }
    }

    @Test
    void aFitOnSumsIsThatOnTheRows() {
        for (Settings settings : KINDS) {
            Fit expected = new Trainer(settings).fit(part(0, ROWS));
            Fit fit = new Trainer(settings).fit(SufficientStatistics.of(part(0, ROWS), settings));
            boolean lasso = settings.penalty().l1() > 0;
            same(fit.model(), expected.model(), lasso ? 1e-7 : 10 * LAST);
            assertThat(fit.outcome().name()).isEqualTo(expected.outcome().name());
            assertThat(fit.epochs()).isEqualTo(expected.epochs());
            assertThat(fit.model().predict(predicted(fit.model())))
                    .isEqualTo(expected.model().predict(predicted(expected.model())), within(lasso ? 1e-7 : 1e-12));
        }
    }

    private static double[] predicted(Model model) {
        double[] row = new double[model.features().size()];
        Arrays.fill(row, 1);
        return row;
    }

    /** In three files, added or merged in every order. */
    @Test
    void partsInAnyOrderAreTheWhole() {
        for (Settings settings : KINDS) {
            Model expected = new Trainer(settings)
                    .fit(SufficientStatistics.of(part(0, ROWS), settings))
                    .model();
            List<Dataset> parts = new ArrayList<>(List.of(part(0, 150), part(150, 400), part(400, ROWS)));
            for (int order = 0; order < 3; order++) {
                SufficientStatistics added = SufficientStatistics.of(parts.get(0), settings)
                        .plus(parts.get(1), Settings.DEFAULTS)
                        .plus(parts.get(2), settings);
                double share = settings.penalty().l1() > 0 ? 1e-7 : LAST;
                same(new Trainer(settings).fit(added).model(), expected, share);
                SufficientStatistics merged = SufficientStatistics.of(parts.get(2), settings)
                        .plus(SufficientStatistics.of(parts.get(0), settings)
                                .plus(SufficientStatistics.of(parts.get(1), settings)));
                same(new Trainer(settings).fit(merged).model(), expected, share);
                SufficientStatistics left = added.minus(parts.get(2), settings);
                assertThat(left.digits()).isGreaterThanOrEqualTo(SufficientStatistics.FEWEST_DIGITS);
                Model two = new Trainer(settings)
                        .fit(SufficientStatistics.of(parts.get(0), settings).plus(parts.get(1), settings))
                        .model();
                same(
                        new Trainer(settings).fit(left).model(),
                        two,
                        settings.penalty().l1() > 0 ? 1e-7 : LAST);
                Collections.rotate(parts, 1);
            }
        }
    }

    @Test
    void savedWithTermsAndLevels(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sums.json");
        for (Settings settings : KINDS) {
            SufficientStatistics statistics = SufficientStatistics.of(part(0, 300), settings);
            statistics.save(file);
            SufficientStatistics read = SufficientStatistics.read(file);
            Model model = new Trainer(settings)
                    .fit(read.plus(part(300, ROWS), settings))
                    .model();
            Model expected = new Trainer(settings)
                    .fit(statistics.plus(part(300, ROWS), settings))
                    .model();
            assertThat(ModelJson.toJson(model)).isEqualTo(ModelJson.toJson(expected));
            assertThat(ModelJson.toJson(ModelJson.fromJson(ModelJson.toJson(model), "model")))
                    .isEqualTo(ModelJson.toJson(model));
        }
    }

    @Test
    void theSummarySaysWhatSumsDoNotTell() {
        Fit fit = new Trainer().fit(SufficientStatistics.of(part(0, ROWS), KINDS.get(0)), "part.sums", recording());
        assertThat(fit.summary(Detail.FULL))
                .contains("part.sums, 600 rows: y from x1, x2")
                .contains("their quartiles are not known: only sums over the rows were kept");
    }

    private static org.jellygrad.trainer.Recording recording() {
        return org.jellygrad.trainer.Recording.NONE;
    }

    @Test
    void whatNeedsTheRowsIsRefusedAllAtOnce() {
        SufficientStatistics statistics = SufficientStatistics.of(part(0, 100), KINDS.get(0));
        Settings settings = Settings.DEFAULTS
                .withLoss(new Loss.Huber(1))
                .withBatching(new Batching.MiniBatch(10))
                .withValidation(0.2)
                .withStandardErrors(StandardErrors.HC3);
        assertThatThrownBy(() -> new Trainer(settings).fit(statistics))
                .isInstanceOfSatisfying(InvalidSettingsException.class, e -> assertThat(e.problems())
                        .hasSize(4))
                .hasMessageContaining("The huber:1 loss needs the rows, of which statistics keep only sums.");
    }

    @Test
    void otherColumnsAreRefused() {
        SufficientStatistics statistics = SufficientStatistics.of(part(0, 100), settings("y ~ x1 + town"));
        for (Settings other : List.of(
                settings("y ~ x1 + x2"),
                settings("y ~ x1 + town - 1"),
                settings("x2 ~ x1 + town"),
                Settings.DEFAULTS
                        .withTarget("y")
                        .withFeatures(List.of("x1", "town"))
                        .withDegree(2))) {
            assertThatThrownBy(() -> statistics.plus(part(0, 100), other))
                    .isInstanceOf(InvalidSettingsException.class)
                    .hasMessageContaining("the rows before were summed as y by [x1, town[Linz], town[Wien]].");
        }
        assertThat(statistics
                        .plus(part(0, 100), Settings.DEFAULTS.withFeatures(List.of("x1", "town")))
                        .rows())
                .isEqualTo(200);
        assertThatThrownBy(() -> statistics.plus(part(0, 100), Settings.DEFAULTS.withWeights("w")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("`weights w`: the rows before were not weighted.");
        Dataset strangers = Dataset.builder("strangers")
                .numbers("x1", 1, 2)
                .numbers("y", 1, 2)
                .texts("town", List.of("Graz", "Rom"))
                .build();
        assertThatThrownBy(() -> statistics.plus(strangers, Settings.DEFAULTS))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("'Rom' is no level of 'town' in the rows before.");
        Dataset numbers = Dataset.of("numbers", Map.of("x1", new double[2], "y", new double[2], "town", new double[2]));
        assertThatThrownBy(() -> statistics.plus(numbers, Settings.DEFAULTS))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("Column 'town' holds numbers where the rows before had a category.");
        assertThatThrownBy(() -> statistics.plus(
                        Dataset.of("few", Map.of("x1", new double[2], "y", new double[2])), Settings.DEFAULTS))
                .hasMessageContaining("few has no column 'town'.");
    }
}
