package org.jellygrad.trainer.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContoursTest {
    private static final Axis SIDE = new Axis(Quantity.of("x"), Scale.LINEAR, -2, 2);

    /** least + ½dᵀHd = level, to 1e-12 of the sizes that are added up. */
    @Test
    void ellipsesSatisfyTheQuadraticForm() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            double c = random.nextGaussian();
            double d = random.nextGaussian();
            Bowl bowl = new Bowl(
                    random.nextGaussian(),
                    random.nextGaussian(),
                    random.nextDouble(),
                    a * a + b * b + 0.01,
                    a * c + b * d,
                    c * c + d * d + 0.01);
            double level = bowl.least() + 0.1 + random.nextDouble();
            assertOnLevel(bowl, level);
        }
        assertOnLevel(new Bowl(2, 40, 0, 660000, 1000, 2), 310400);
    }

    private static void assertOnLevel(Bowl bowl, double level) {
        PlotPoints ellipse = bowl.ellipse(level);
        assertThat(ellipse.size()).isGreaterThan(100);
        assertThat(ellipse.x(0)).isEqualTo(ellipse.x(ellipse.size() - 1));
        assertThat(ellipse.y(0)).isEqualTo(ellipse.y(ellipse.size() - 1));
        for (int i = 0; i < ellipse.size(); i++) {
            double dx = ellipse.x(i) - bowl.x();
            double dy = ellipse.y(i) - bowl.y();
            double size = level
                    + bowl.xx() * dx * dx
                    + Math.abs(2 * bowl.xy() * dx * dy)
                    + bowl.yy() * dy * dy
                    + bowl.xx() * Math.abs(dx * bowl.x())
                    + bowl.yy() * Math.abs(dy * bowl.y());
            assertThat(bowl.at(ellipse.x(i), ellipse.y(i))).isCloseTo(level, offset(1e-12 * size));
        }
    }

    @Test
    void levelsBelowTheLeastHaveNoEllipse() {
        assertThat(new Bowl(0, 0, 5, 1, 0, 1).ellipse(5).size()).isZero();
        assertThat(new Bowl(0, 0, 5, 1, 0, 1).ellipse(Double.NaN).size()).isZero();
    }

    @Test
    void saddlesHaveNoEllipses() {
        assertThatThrownBy(() -> new Layer.Ellipses("f", new Bowl(0, 0, 0, 2, 0, -2), List.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "A Hessian of [[2.0, 0.0], [0.0, -2.0]] is not positive definite: its contours are no ellipses");
        assertThat(Samples.saddle().layers().get(0)).isInstanceOf(Layer.Contours.class);
    }

    /** The contour of x² + y² at 1 is the unit circle: linear interpolation is off by at most h²/4, and its length by little. */
    @Test
    void marchingSquaresFindTheCircle() {
        int count = 201;
        double h = 4.0 / (count - 1);
        double length = 0;
        for (PlotPoints stroke :
                Grid.of((x, y) -> x * x + y * y, SIDE, SIDE, count).contour(1)) {
            for (int i = 0; i < 2; i++) {
                assertThat(Math.hypot(stroke.x(i), stroke.y(i))).isCloseTo(1, offset(h * h / 4));
            }
            length += Math.hypot(stroke.x(1) - stroke.x(0), stroke.y(1) - stroke.y(0));
        }
        assertThat(length).isCloseTo(2 * Math.PI, offset(1e-3));
    }

    /** The contour of xy at ±0.1 does not cross the axes, so at the centre of the saddle it joins the right corners. */
    @Test
    void saddlesAreJoinedByTheirCentre() {
        for (double level : new double[] {0.1, -0.1}) {
            List<PlotPoints> strokes = new Grid(
                            new double[] {-1, 1}, new double[] {-1, 1}, new double[][] {{1, -1}, {-1, 1}})
                    .contour(level);
            assertThat(strokes).hasSize(2);
            assertThat(strokes).allSatisfy(stroke -> {
                double middle = (stroke.x(0) + stroke.x(1)) / 2 * (stroke.y(0) + stroke.y(1)) / 2;
                assertThat(Math.signum(middle)).isEqualTo(Math.signum(level));
            });
        }
    }

    @Test
    void squaresThatAreNotFiniteAreLeftOut() {
        Grid half = Grid.of((x, y) -> x < 0 ? Double.NaN : x * x + y * y, SIDE, SIDE, 101);
        assertThat(half.contour(1)).isNotEmpty().allSatisfy(stroke -> assertThat(stroke.x(0))
                .isNotNegative());
        assertThatThrownBy(() -> new Grid(new double[] {0, 1}, new double[] {0, 1}, new double[][] {{1, 2}}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
