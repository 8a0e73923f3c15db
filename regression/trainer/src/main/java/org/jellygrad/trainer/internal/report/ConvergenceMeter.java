package org.jellygrad.trainer.internal.report;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.trainer.internal.linalg.Vectors;
import org.jellygrad.trainer.optimizer.ConvergenceFactor;
import org.jellygrad.trainer.optimizer.LinearMethod;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Settings;

/**
 * Measures the {@link Convergence} of a run by its gradients g, which follow the same law as the distances: over the last quarter of the
 * path it fits g(k + 1) = ρ·g(k), and where that does not fit g(k + 2) = a·g(k + 1) − b·g(k), whose ρ are the roots of z² − a·z + b
 * (G. de Prony, "Essai expérimental et analytique", J. École Polytechnique 1 (1795)).
 */
public final class ConvergenceMeter {

    /** Gradients below this share of the first are rounding. */
    private static final double ROUNDING = 1e-12;

    /** One direction leads if the others are below this share of it. */
    private static final double LED = 1e-3;

    /** Two directions lead if the others are below this share of them. */
    private static final double LED_BY_TWO = 0.02;

    /** Two factors of opposite sign whose sizes differ by this share are balanced. */
    private static final double BALANCED = 1e-3;

    private final LinearMethod method;
    private final List<PathPoint> points;
    private final int stride;

    private ConvergenceMeter(LinearMethod method, List<PathPoint> points) {
        this.method = method;
        this.points = points;
        this.stride = points.get(1).epoch() - points.get(0).epoch();
    }

    /** Whether the steps of a run that these settings ask for are the same linear function of the gradients in each epoch. */
    public static boolean hasLaw(Settings settings) {
        return settings.optimizer().linear() != null
                && settings.batching().isFull()
                && settings.schedule().isConstant()
                && settings.clipping().isNone()
                && settings.averaging().isNone()
                && settings.loss().curvature().isPresent()
                && settings.penalty().l1() == 0;
    }

    public static Convergence measure(Settings settings, Path path) {
        if (settings.loss().slopes().isPresent()) {
            return Convergence.UNKNOWN; // the gradient of straight lines is no smaller near the optimum
        }
        boolean batches = !settings.batching().isFull();
        double first = path.first().gradientNorm();
        List<PathPoint> all = new ArrayList<>();
        int end = path.points().size() - (path.wentBack() ? 1 : 0);
        for (PathPoint point : path.points().subList(0, end)) {
            // A look at a mini-batch is known by its rate: the looks between epochs have none.
            if (batches && !Double.isNaN(point.learningRate())) {
                continue;
            }
            double norm = point.gradientNorm();
            if (!(norm > ROUNDING * first) || norm == Double.POSITIVE_INFINITY) {
                break;
            }
            all.add(point);
        }
        if (all.isEmpty() || path.last().epoch() == 0) {
            return Convergence.UNKNOWN;
        }
        boolean law = hasLaw(settings);
        if (all.size() == 2 && path.points().size() > 2 && path.points().get(2).gradientNorm() <= ROUNDING * first) {
            return Convergence.UNKNOWN; // the ratio of two steps is no law if there is nothing left of the third
        }
        if (all.size() == 1) {
            boolean vanished = !(path.points().get(1).gradientNorm() > ROUNDING * first);
            return law && vanished && path.points().get(1).epoch() == 1
                    ? Convergence.of(ConvergenceFactor.of(0))
                    : Convergence.UNKNOWN;
        }
        List<PathPoint> last = lastQuarter(all);
        LinearMethod method = settings.optimizer().linear();
        return law && method != null ? new ConvergenceMeter(method, last).fit() : mean(last);
    }

    /** The last quarter of the points, equally spaced; at least four if the path has so many. */
    private static List<PathPoint> lastQuarter(List<PathPoint> all) {
        int end = all.size();
        if (end > 3 && gap(all, end - 1) != gap(all, end - 2)) {
            end--; // the last point of a thinned path
        }
        return all.subList(Math.max(0, Math.min(end - end / 4, end - 4)), end);
    }

    private static int gap(List<PathPoint> points, int at) {
        return points.get(at).epoch() - points.get(at - 1).epoch();
    }

    private static Convergence mean(List<PathPoint> points) {
        PathPoint from = points.get(0);
        PathPoint to = points.get(points.size() - 1);
        double ratio = to.gradientNorm() / from.gradientNorm();
        return Convergence.mean(Math.pow(ratio, 1.0 / (to.epoch() - from.epoch())));
    }

    private Convergence fit() {
        double ratio = 0;
        for (int k = 1; k < points.size(); k++) {
            ratio += dot(k, k - 1) / dot(k - 1, k - 1);
        }
        ratio /= points.size() - 1;
        double rest = 0;
        for (int k = 1; k < points.size(); k++) {
            double share =
                    dot(k, k) / dot(k - 1, k - 1) - 2 * ratio * dot(k, k - 1) / dot(k - 1, k - 1) + ratio * ratio;
            rest += Math.max(0, share) / (points.size() - 1);
        }
        if (rest <= LED * LED * ratio * ratio) {
            return led(ratio);
        }
        return points.size() > 2 ? fitTwo() : mean(points);
    }

    /** One direction leads: its factor is a root of the ratio over a stride. */
    private Convergence led(double ratio) {
        double size = Math.pow(Math.abs(ratio), 1.0 / stride);
        if (stride % 2 == 1) {
            return Convergence.of(ConvergenceFactor.of(Math.copySign(size, ratio)));
        }
        // An even number of steps hides the sign, but not how far they went: far on one side, to and fro on two.
        PathPoint from = points.get(points.size() - 2);
        PathPoint to = points.get(points.size() - 1);
        double went = 0;
        for (int j = 0; j < from.gradient().length; j++) {
            went += (from.descended()[j] - to.descended()[j]) * from.gradient()[j];
        }
        went /= from.learningRate() * Vectors.dot(from.gradient(), from.gradient());
        double toAndFro = (1 - ratio) / timesEigenvalue(-size);
        double oneWay = (1 - ratio) / timesEigenvalue(size);
        double share = size == 1 ? Math.abs(went) / stride : (went - toAndFro) / (oneWay - toAndFro);
        return Math.abs(share - 0.5) > 0.49 || size >= 1
                ? Convergence.of(ConvergenceFactor.of(share > 0.5 ? size : -size))
                : new Convergence(Convergence.Pattern.BALANCED, size);
    }

    /** η·λ of the direction whose factor is z: trace and determinant are linear in it. */
    private double timesEigenvalue(double z) {
        double trace = method.trace(0);
        double determinant = method.determinant(0);
        return (z * z - trace * z + determinant)
                / ((method.trace(1) - trace) * z - (method.determinant(1) - determinant));
    }

    /** Two directions lead, or one that swings. */
    private Convergence fitTwo() {
        double a11 = 0;
        double a12 = 0;
        double a22 = 0;
        double b1 = 0;
        double b2 = 0;
        double whole = 0;
        for (int k = 2; k < points.size(); k++) {
            double weight = 1 / (dot(k, k) + dot(k - 1, k - 1) + dot(k - 2, k - 2));
            a11 += weight * dot(k - 1, k - 1);
            a12 += weight * dot(k - 1, k - 2);
            a22 += weight * dot(k - 2, k - 2);
            b1 += weight * dot(k, k - 1);
            b2 += weight * dot(k, k - 2);
            whole += weight * dot(k, k);
        }
        double area = a11 * a22 - a12 * a12;
        double trace = (b1 * a22 - b2 * a12) / area;
        double determinant = -(b2 * a11 - b1 * a12) / area;
        double rest = whole - trace * b1 + determinant * b2;
        if (!(rest <= LED_BY_TWO * LED_BY_TWO * whole)) {
            return mean(points);
        }
        ConvergenceFactor factor = ConvergenceFactor.ofRecurrence(trace, determinant);
        double size = Math.pow(factor.size(), 1.0 / stride);
        if (!factor.isReal()) {
            // Without a velocity nothing swings: the gradient is not linear here.
            return method.determinant(0) == 0 && method.determinant(1) == 0
                    ? mean(points)
                    : Convergence.of(new ConvergenceFactor(size, factor.angle()));
        }
        double other = Math.pow(Math.abs(determinant) / factor.size(), 1.0 / stride);
        if (determinant < 0 && size < 1 && size - other <= BALANCED * size) {
            return new Convergence(Convergence.Pattern.BALANCED, Math.sqrt(size * other));
        }
        return stride % 2 == 1 ? Convergence.of(new ConvergenceFactor(size, factor.angle())) : Convergence.mean(size);
    }

    private double dot(int left, int right) {
        return Vectors.dot(points.get(left).gradient(), points.get(right).gradient());
    }
}
