package org.jellygrad.trainer.sufficient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.Selection;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that come later, in any order, tell what all of them tell at once. */
class SufficientStatisticsTest {

    private static final int ROWS = 3_000;
    private static final int FEATURES = 4;
    private static final Map<String, double[]> COLUMNS = RandomData.columns(12, ROWS, FEATURES);
    private static final List<String> NAMES = List.of("x1", "x2", "x3", "x4");

    private static RowSource rows(Map<String, double[]> columns) {
        return Dataset.of("rows", columns).select(Selection.of("y", NAMES));
    }

    private static SufficientStatistics part(int from, int to) {
        Map<String, double[]> part = new LinkedHashMap<>();
        COLUMNS.forEach((name, column) -> part.put(name, Arrays.copyOfRange(column, from, to)));
        return SufficientStatistics.of(rows(part));
    }

    private static void same(LeastSquaresSolution solution, LeastSquaresSolution other, double share) {
        assertThat(solution.intercept()).isEqualTo(other.intercept(), within(share * Math.abs(other.intercept())));
        assertThat(solution.degreesOfFreedom()).isEqualTo(other.degreesOfFreedom());
        assertThat(solution.r2()).isEqualTo(other.r2(), within(share));
        assertThat(solution.loss()).isEqualTo(other.loss(), within(share * other.loss()));
        same(solution.coefficients(), other.coefficients(), share);
        same(solution.standardErrors(), other.standardErrors(), share);
    }

    private static void same(Map<String, Double> numbers, Map<String, Double> others, double share) {
        assertThat(numbers.keySet()).containsExactlyElementsOf(others.keySet());
        others.forEach((name, number) -> {
            if (number.isNaN()) {
                assertThat(numbers.get(name)).isNaN();
            } else {
                assertThat(numbers.get(name)).isEqualTo(number, within(share * Math.abs(number)));
            }
        });
    }

    @Test
    void theSolutionIsThatOfTheTrainer() {
        for (double l2 : new double[] {0, 0.01, 3}) {
            Settings settings = RandomData.settings().withPenalty(Penalty.of(0, l2));
            Model model = new Trainer(settings).fit(Dataset.of("rows", COLUMNS)).model();
            LeastSquaresSolution solution =
                    SufficientStatistics.of(rows(COLUMNS)).solve(l2);
            assertThat(solution.intercept()).isEqualTo(model.intercept(), within(1e-14 * Math.abs(model.intercept())));
            for (Coefficient coefficient : model.coefficients()) {
                double value = coefficient.value();
                assertThat(solution.coefficients().get(coefficient.term().name()))
                        .isEqualTo(value, within(1e-14 * Math.abs(value)));
            }
            assertThat(solution.loss()).isEqualTo(model.quality().loss(), within(1e-14));
            assertThat(solution.r2()).isEqualTo(model.quality().r2(), within(1e-14));
            Inference inference = model.inference();
            if (l2 == 0 && inference != null) {
                List<Double> errors = new ArrayList<>(solution.standardErrors().values());
                for (int j = 0; j <= FEATURES; j++) {
                    double error = inference.coefficients().get(j).standardError();
                    assertThat(errors.get(j)).isEqualTo(error, within(1e-14 * error));
                }
                assertThat(solution.residualStandardError())
                        .isEqualTo(inference.residualStandardError(), within(1e-14));
                assertThat(solution.degreesOfFreedom()).isEqualTo(inference.degreesOfFreedom());
            } else {
                assertThat(solution.standardErrors().values()).allMatch(error -> error.isNaN());
            }
        }
    }

    /** Far from zero, so that sums about zero would have no digits; each part has origins of its own. */
    @Test
    void partsInAnyOrderEqualTheWhole() {
        Map<String, double[]> far = new LinkedHashMap<>();
        COLUMNS.forEach((name, column) -> {
            double[] moved = new double[ROWS];
            Arrays.setAll(moved, i -> column[i] + 1e8);
            far.put(name, moved);
        });
        SufficientStatistics whole = SufficientStatistics.of(rows(far));
        List<SufficientStatistics> parts = new ArrayList<>();
        for (int k = 0; k < 10; k++) {
            Map<String, double[]> part = new LinkedHashMap<>();
            int from = k * ROWS / 10;
            far.forEach((name, column) -> part.put(name, Arrays.copyOfRange(column, from, from + ROWS / 10)));
            parts.add(SufficientStatistics.of(rows(part)));
        }
        Random random = new Random(3);
        for (int trial = 0; trial < 20; trial++) {
            List<SufficientStatistics> left = new ArrayList<>(parts);
            while (left.size() > 1) {
                SufficientStatistics one = left.remove(random.nextInt(left.size()));
                int other = random.nextInt(left.size());
                left.set(
                        other,
                        random.nextBoolean()
                                ? one.plus(left.get(other))
                                : left.get(other).plus(one));
            }
            SufficientStatistics merged = left.get(0);
            assertThat(merged.rows()).isEqualTo(ROWS);
            assertThat(merged.digits()).isGreaterThanOrEqualTo(25);
            same(merged.solve(0), whole.solve(0), 1e-15);
            same(merged.solve(0.5), whole.solve(0.5), 1e-15);
        }
    }

    @Test
    void rowsAreAddedAndTakenAway() {
        SufficientStatistics first = part(0, 1_000);
        SufficientStatistics rest = part(1_000, ROWS);
        Map<String, double[]> later = new LinkedHashMap<>();
        COLUMNS.forEach((name, column) -> later.put(name, Arrays.copyOfRange(column, 1_000, ROWS)));
        SufficientStatistics all = first.plus(rows(later));
        same(all.solve(0), SufficientStatistics.of(rows(COLUMNS)).solve(0), 1e-15);
        assertThat(all.minus(rest).rows()).isEqualTo(1_000);
        same(all.minus(rest).solve(0), first.solve(0), 1e-15);
        same(all.minus(first).solve(0), rest.solve(0), 1e-15);
        assertThat(all.minus(all).rows()).isZero();
        assertThatThrownBy(() -> first.minus(rest))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2000 rows of weight 2000.0 cannot be taken away from 1000 rows");
    }

    /** Block by block, as rows come from a queue, and a row without weight leaves no trace. */
    @Test
    void blocksAreAdded() {
        List<SufficientStatistics> gathered = new ArrayList<>(List.of(SufficientStatistics.of(NAMES, "y")));
        rows(COLUMNS).forEach(block -> gathered.set(0, gathered.get(0).plus(block)));
        RowBlock weightless =
                new RowBlock(1, FEATURES, new double[] {1e9, 1, 1, 1}, new double[] {1}, new double[] {0});
        SufficientStatistics all = gathered.get(0).plus(weightless);
        assertThat(all.rows()).isEqualTo(ROWS);
        same(all.solve(0), SufficientStatistics.of(rows(COLUMNS)).solve(0), 1e-15);
        RowBlock narrow = new RowBlock(1, 1, new double[1], new double[1], new double[] {1});
        assertThatThrownBy(() -> all.plus(narrow)).isInstanceOf(IllegalArgumentException.class);
        RowBlock large = new RowBlock(
                2, FEATURES, new double[] {0, 0, 0, 0, 1e200, 1, 1, 1}, new double[2], new double[] {1, 1});
        assertThatThrownBy(() -> SufficientStatistics.of(NAMES, "y").plus(large))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("The sum of squares of x1 is more than the largest double");
    }

    /** Rows a thousand million times as large, taken away: the square of that is lost, and more is refused. */
    @Test
    void whatTakingAwayCosts() {
        SufficientStatistics small = part(0, 1_000);
        for (double size : new double[] {1e3, 1e9, 1e14}) {
            Map<String, double[]> large = new LinkedHashMap<>();
            COLUMNS.forEach((name, column) -> {
                double[] scaled = new double[1_000];
                Arrays.setAll(scaled, i -> size * column[1_000 + i]);
                large.put(name, scaled);
            });
            SufficientStatistics huge = SufficientStatistics.of(rows(large));
            SufficientStatistics both = small.plus(huge);
            if (size > 1e13) {
                assertThatThrownBy(() -> both.minus(huge))
                        .isInstanceOf(UnusableDataException.class)
                        .hasMessageContaining("digits would be left of the 1000 rows that stay");
            } else {
                SufficientStatistics left = both.minus(huge);
                assertThat(left.digits())
                        .isBetween(31 - 2 * (int) Math.log10(size) - 8, 31 - 2 * (int) Math.log10(size));
                same(left.solve(0), small.solve(0), Math.max(1e-15, Math.pow(10, 4 - left.digits())));
            }
        }
    }

    @Test
    void weightsCount() {
        Map<String, double[]> weighted = new LinkedHashMap<>(COLUMNS);
        double[] weights = new double[ROWS];
        Arrays.setAll(weights, i -> i % 3);
        weighted.put("w", weights);
        RowSource source = Dataset.of("weighted", weighted)
                .select(new Selection("y", NAMES, Optional.of("w"), MissingValues.ERROR));
        SufficientStatistics statistics = SufficientStatistics.of(source);
        assertThat(statistics.rows()).isEqualTo(ROWS - ROWS / 3);
        assertThat(statistics.weight()).isEqualTo(ROWS);
        Model model = new Trainer(RandomData.settings().withWeights("w"))
                .fit(Dataset.of("weighted", weighted))
                .model();
        LeastSquaresSolution solution = statistics.solve(0);
        model.coefficients().stream()
                .filter(coefficient -> NAMES.contains(coefficient.term().name()))
                .forEach(coefficient -> assertThat(
                                solution.coefficients().get(coefficient.term().name()))
                        .isEqualTo(coefficient.value(), within(1e-14 * Math.abs(coefficient.value()))));
    }

    @Test
    void columnsWithoutAPart() {
        Map<String, double[]> columns = new LinkedHashMap<>(COLUMNS);
        double[] constant = new double[ROWS];
        Arrays.fill(constant, 0.1);
        columns.put("x2", constant);
        columns.put("x4", columns.get("x1"));
        LeastSquaresSolution solution = SufficientStatistics.of(rows(columns)).solve(0);
        assertThat(solution.coefficients().get("x2")).isNaN();
        assertThat(solution.coefficients().get("x4")).isNaN();
        assertThat(solution.coefficients().get("x1")).isFinite();
        assertThat(solution.warnings()).hasSize(2);
        assertThat(solution.predict(Map.of("x1", 1.0, "x3", 2.0)))
                .isEqualTo(
                        solution.intercept()
                                + java.util.Objects.requireNonNull(
                                        solution.coefficients().get("x1"))
                                + 2
                                        * java.util.Objects.requireNonNull(
                                                solution.coefficients().get("x3")),
                        within(1e-12));
    }

    @Test
    void whatIsRefused() {
        assertThatThrownBy(() -> SufficientStatistics.of(NAMES, "y").solve(0))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("no rows yet");
        assertThatThrownBy(() -> part(0, 3).solve(0))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("3 rows cannot settle");
        assertThat(part(0, 3).solve(0.1).coefficients()).hasSize(FEATURES);
        assertThatThrownBy(() -> part(0, 9).solve(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SufficientStatistics.of(List.of("a", "a"), "y"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> part(0, 9).plus(SufficientStatistics.of(List.of("x1"), "y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be put together");
    }

    @Test
    void savedToTheSameBits(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sums.json");
        SufficientStatistics statistics = part(0, 2_000);
        statistics.save(file);
        SufficientStatistics read = SufficientStatistics.read(file);
        assertThat(read.rows()).isEqualTo(2_000);
        assertThat(read.features()).isEqualTo(NAMES);
        assertThat(read.digits()).isEqualTo(statistics.digits());
        assertThat(read.solve(0)).isEqualTo(statistics.solve(0));
        assertThat(read.plus(part(2_000, ROWS)).solve(0.1))
                .isEqualTo(statistics.plus(part(2_000, ROWS)).solve(0.1));
        String text = Files.readString(file);
        for (String damaged : List.of(
                "",
                "{}",
                "[1]",
                text.substring(0, text.length() / 2),
                text.replace("jellygrad-sufficient-statistics", "else"),
                text.replace("\"version\":2", "\"version\":3"),
                text.replace("{\"column\":\"x1\"}", "{\"colon\":\"x1\"}"))) {
            Files.writeString(file, damaged);
            assertThatThrownBy(() -> SufficientStatistics.read(file))
                    .as(damaged)
                    .isInstanceOf(UnusableDataException.class);
        }
    }
}
