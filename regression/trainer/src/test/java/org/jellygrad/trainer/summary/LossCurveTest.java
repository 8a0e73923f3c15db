package org.jellygrad.trainer.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.junit.jupiter.api.Test;

class LossCurveTest {

    /** Looks at all 10 rows after epochs 0 to 8, of which 5 were left out by thinning, and mini-batches between. */
    @Test
    void lossesAreEvenOverTheEpochs() {
        List<PathPoint> points = IntStream.of(0, 1, 2, 3, 8)
                .boxed()
                .flatMap(epoch -> List.of(point(epoch, 10), point(epoch, 3)).stream())
                .toList();
        Path path = new Path(List.of("x"), points.subList(0, 9), 1);
        assertThat(LossCurve.losses(path, 5)).containsExactly(100, 102, 103, 103, 108);
        assertThat(LossCurve.losses(path, 100))
                .hasSize(9)
                .startsWith(100, 101, 102, 103, 103)
                .endsWith(103, 108);
    }

    private static PathPoint point(int epoch, long rows) {
        double loss = rows == 10 ? 100 + epoch : 7;
        return new PathPoint(epoch, epoch, new double[1], new double[1], loss, new double[1], 0.1, rows, Double.NaN);
    }
}
