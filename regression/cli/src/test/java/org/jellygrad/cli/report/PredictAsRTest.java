package org.jellygrad.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jellygrad.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The columns that `predict` adds, against R 4.2.2 printed with 15 digits; m is {@code lm(dist ~ speed, cars)}. R computes in doubles
 * by QR: relative 1e-11.
 */
class PredictAsRTest {
    @TempDir
    private Path directory;

    private String model(String... options) {
        String model = directory.resolve("cars.json").toString();
        String[] arguments =
                Arrays.copyOf(new String[] {"train", "cars1930", "--save", model, "--quiet"}, 5 + options.length);
        System.arraycopy(options, 0, arguments, 5, options.length);
        assertThat(Run.of(arguments).code()).isZero();
        return model;
    }

    private static List<String[]> table(Run run) {
        assertThat(run.code()).isZero();
        return run.out().lines().map(line -> line.split(",", -1)).toList();
    }

    private static void assertCells(String[] cells, int from, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(Double.parseDouble(cells[from + i]))
                    .isCloseTo(expected[i], within(1e-11 * Math.abs(expected[i])));
        }
    }

    /** {@code predict(m, data.frame(speed = c(10, 30)), interval = "prediction", level = 0.9)}. */
    @Test
    void predictionIntervals() {
        String file = Run.file(directory, "new.csv", "dist_ft_low,speed_mph\n7,10\n8,\n9,30\n");
        List<String[]> rows = table(Run.of("predict", model(), file, "--interval", "0.9"));
        assertThat(rows.get(0))
                .containsExactly("dist_ft_low", "speed_mph", "dist_ft", "dist_ft_low_predicted", "dist_ft_high");
        assertCells(rows.get(1), 2, 21.7449927007299, -4.57710657535544, 48.0670919768153);
        assertThat(rows.get(2)).containsExactly("8", "", "", "", "");
        assertCells(rows.get(3), 2, 100.3931678832117, 72.42500399169705, 128.3613317747263);
    }

    /** {@code cbind(hatvalues(m), cooks.distance(m))}, of which rows 1, 2, 4 and 6. */
    @Test
    void leverageAndCooksDistance() {
        List<String[]> rows = table(Run.of("predict", model(), "cars1930", "--influence"));
        assertThat(rows.get(0))
                .containsExactly("speed_mph", "dist_ft", "dist_ft_predicted", "leverage", "cooks_distance");
        assertCells(rows.get(1), 3, 0.1148613138686131, 0.004592312106434773);
        assertCells(rows.get(2), 3, 0.1148613138686132, 0.043513990703185235);
        assertCells(rows.get(4), 3, 0.0715036496350365, 0.025467338407435872);
        assertCells(rows.get(6), 3, 0.0498978102189781, 0.007131993097748757);
        // The leverages add up to the number of coefficients.
        assertThat(rows.stream()
                        .skip(1)
                        .mapToDouble(row -> Double.parseDouble(row[3]))
                        .sum())
                .isCloseTo(2, within(1e-12));
        String without = Run.file(directory, "new.csv", "speed_mph\n4\n");
        assertThat(table(Run.of("predict", model(), without, "--influence")).get(0))
                .containsExactly("speed_mph", "dist_ft", "leverage");
    }

    /** A column may be called what a reader would write for no weights. */
    @Test
    void noWeightsAreNoColumn() {
        String file = Run.file(directory, "none.csv", "none,speed_mph,dist_ft\n12,4,2\n12,4,10\n12,7,22\n12,9,10\n");
        String model = directory.resolve("none.json").toString();
        assertThat(Run.of("train", file, "--formula", "dist_ft ~ speed_mph", "--save", model, "--quiet")
                        .code())
                .isZero();
        List<String[]> rows = table(Run.of("predict", model, file, "--influence"));
        // Each 1/4 + (x − 6)²/18.
        double[] leverages = {17.0 / 36, 17.0 / 36, 11.0 / 36, 27.0 / 36};
        for (int i = 0; i < 4; i++) {
            assertCells(rows.get(i + 1), 4, leverages[i]);
        }
    }

    /** The same of {@code lm(dist ~ speed, cars, weights = speed)}, of which rows 1, 2 and 6. */
    @Test
    void influenceOfWeightedRows() {
        String model = model("--formula", "dist_ft ~ speed_mph", "--weights", "speed_mph");
        List<String[]> rows = table(Run.of("predict", model, "cars1930", "--influence"));
        assertCells(rows.get(1), 3, 0.0441320368495787, 0.00140265430470940);
        assertCells(rows.get(2), 3, 0.0441320368495782, 0.00578786162526268);
        assertCells(rows.get(6), 3, 0.0454319560013031, 0.00157159453225600);
    }
}
