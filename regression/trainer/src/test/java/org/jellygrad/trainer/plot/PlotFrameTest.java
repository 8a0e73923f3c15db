package org.jellygrad.trainer.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlotFrameTest {
    private static final Axis UNIT = new Axis(Quantity.of("x"), Scale.LINEAR, 0, 1);
    private static final PlotFrame FRAME = new PlotFrame(UNIT, UNIT);

    /** What is seen of a line is as long as the part of its samples that lie in the square. */
    @Test
    void linesAreCutAtTheEdges() {
        Random random = new Random(9);
        for (int i = 0; i < 300; i++) {
            double[] x = {3 * random.nextDouble() - 1, 3 * random.nextDouble() - 1};
            double[] y = {3 * random.nextDouble() - 1, 3 * random.nextDouble() - 1};
            int inside = 0;
            for (int k = 0; k < 4000; k++) {
                double t = (k + 0.5) / 4000;
                double px = x[0] + t * (x[1] - x[0]);
                double py = y[0] + t * (y[1] - y[0]);
                inside += px >= 0 && px <= 1 && py >= 0 && py <= 1 ? 1 : 0;
            }
            double seen = FRAME.segments(new PlotPoints(x, y)).stream()
                    .mapToDouble(segment -> Math.hypot(segment.x1() - segment.x0(), segment.y1() - segment.y0()))
                    .sum();
            double length = Math.hypot(x[1] - x[0], y[1] - y[0]);
            assertThat(seen / length).isCloseTo(inside / 4000.0, offset(1e-3));
        }
    }

    @Test
    void linesBreakWhereAPointHasNoPlace() {
        PlotPoints line = new PlotPoints(
                new double[] {0, 0.1, 0.2, 0.3, 0.4}, new double[] {0, 0.5, Double.NaN, 0.5, Double.POSITIVE_INFINITY});
        assertThat(FRAME.segments(line))
                .containsExactly(new PlotFrame.Segment(0, 0, 0.1, 0.5), new PlotFrame.Segment(0.3, 0.5, 0.3, 0.5));
    }

    @Test
    void linesFarOutsideAreStillCutRight() {
        assertThat(FRAME.segments(new PlotPoints(new double[] {0.5, 0.5}, new double[] {-1e299, 1e299})))
                .isEqualTo(List.of(new PlotFrame.Segment(0.5, 0, 0.5, 1)));
        assertThat(FRAME.segments(PlotPoints.at(2, 0.5))).isEmpty();
    }
}
