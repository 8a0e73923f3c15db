package org.jellygrad.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccuracyTest {

    /** The page's table is made where the peers are; our row can be made anywhere. */
    @Test
    void thePageHasOurDigits() throws IOException {
        List<String> shown = Files.readAllLines(Path.of("../trainer/README.md")).stream()
                .filter(line -> line.matches(AccuracyMeasurement.OURS + "( +[0-9.]+)+"))
                .flatMap(line -> Arrays.stream(line.split(" +")).skip(1))
                .toList();
        List<Object> ours = AccuracyMeasurement.ours(AccuracySet.all());
        assertThat(shown).hasSize(11 + 1);
        assertThat(ours).hasSize(1 + shown.size());
        for (int i = 0; i < shown.size(); i++) {
            // Three digits are shown.
            assertThat((double) ours.get(i + 1)).isCloseTo(Double.parseDouble(shown.get(i)), within(0.05));
            assertThat((double) ours.get(i + 1)).isGreaterThanOrEqualTo(13);
        }
    }

    @Test
    void digitsAreThoseOfTheWorstCoefficient() {
        AccuracySet set = new AccuracySet("", Map.of(), 1, true, new double[] {-200, 4});
        assertThat(set.digits(new double[] {-200, 4})).isEqualTo(15);
        assertThat(set.digits(new double[] {-200, 4.004})).isCloseTo(3, within(1e-9));
        assertThat(set.digits(new double[] {-200.2, 4.0004})).isCloseTo(3, within(1e-9));
        assertThat(set.digits(new double[] {200, 4})).isZero();
        assertThat(set.digits(new double[] {Double.NaN, 4})).isNaN();
        assertThat(set.digits(new double[] {4})).isNaN();
    }

    /** What peers get: powers next to each other, the target apart. */
    @Test
    void theDesignMatrixHoldsPowers() {
        AccuracySet set =
                new AccuracySet("", Map.of("x", new double[] {2, 3}, "y", new double[] {7, 8}), 3, true, new double[0]);
        assertThat(set.x()).isEqualTo(new double[][] {{2, 4, 8}, {3, 9, 27}});
        assertThat(set.y()).containsExactly(7, 8);
    }
}
