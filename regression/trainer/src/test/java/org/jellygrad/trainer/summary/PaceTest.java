package org.jellygrad.trainer.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.outcome.Convergence.Pattern;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static String pace(Pattern pattern, double factor, double epochs) {
        return Pace.of(new Convergence(pattern, factor), epochs);
    }

    @Test
    void eachPatternIsASentence() {
        assertThat(pace(Pattern.ONE_STEP, 0, 1)).isEqualTo("One step leads to the optimum.");
        assertThat(pace(Pattern.CRAWLS, 0.8, 62))
                .isEqualTo("Each epoch leaves 80 % of the distance to the optimum; 62 epochs leave a millionth.");
        assertThat(pace(Pattern.ZIG_ZAGS, -0.75, 48.02))
                .isEqualTo(
                        "Each epoch overshoots the optimum and leaves 75 % of the distance, on the other side; 48 epochs"
                                + " leave a millionth.");
        assertThat(pace(Pattern.BALANCED, 0.5346, Double.NaN))
                .isEqualTo(
                        "Each epoch leaves 53.46 % of the distance to the optimum. The descent crawls along the flattest"
                                + " direction and zig-zags across the steepest.");
        assertThat(pace(Pattern.SWINGS, 0.9487, 2.5e9))
                .isEqualTo(
                        "The descent overshoots the optimum and swings back. Each epoch leaves 94.87 % of the distance;"
                                + " 2.5 billion epochs leave a millionth.");
        assertThat(pace(Pattern.BOUNCES, -1, Double.POSITIVE_INFINITY))
                .isEqualTo("Each epoch overshoots the optimum and ends as far away on the other side, for ever.");
        assertThat(pace(Pattern.DIVERGES, -3, Double.POSITIVE_INFINITY))
                .isEqualTo("Each epoch overshoots the optimum and ends 3 times as far away.");
        assertThat(pace(Pattern.DIVERGES, 1.05, Double.NaN)).isEqualTo("Each epoch ends 1.05 times as far away.");
    }

    /** Near 1 a factor is told by what is missing, at 1 by what it means. */
    @Test
    void slowFactors() {
        assertThat(pace(Pattern.CRAWLS, 1 - 1.41e-6, 9.83e6))
                .isEqualTo(
                        "Each epoch takes away 0.000141 % of the distance to the optimum; 9.83 million epochs leave a"
                                + " millionth.");
        assertThat(pace(Pattern.CRAWLS, 1 - 1e-12, Double.NaN))
                .isEqualTo("Each epoch leaves the distance to the optimum as it is, to rounding.");
        assertThat(pace(Pattern.CRAWLS, 1, Double.NaN)).isEqualTo("The steps are too short to change anything.");
    }

    @Test
    void meansOfManyDirections() {
        assertThat(pace(Pattern.NONE, 0.4185, Double.NaN))
                .isEqualTo("Over the last epochs each left 41.85 % of the gradient.");
        assertThat(pace(Pattern.NONE, 0.995, Double.NaN))
                .isEqualTo("Over the last epochs each took away 0.5 % of the gradient.");
        assertThat(pace(Pattern.NONE, 1.192, 40))
                .isEqualTo(
                        "Over the last epochs each made the gradient 1.192 times as large; 40 epochs leave a millionth of"
                                + " the distance to the optimum.");
        assertThat(pace(Pattern.NONE, Double.NaN, Double.NaN)).isEmpty();
    }
}
