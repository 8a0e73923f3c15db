package org.jellygrad.trainer;

import java.util.OptionalDouble;
import org.jellygrad.trainer.diagnose.Spectrum;
import org.jellygrad.trainer.method.Batching;
import org.jellygrad.trainer.method.LearningRate;
import org.jellygrad.trainer.method.Loss;
import org.jellygrad.trainer.objective.BlockObjective;
import org.jellygrad.trainer.objective.Objective;

/**
 * The learning rate of a run. A rate the user gives stays as it is. {@code auto} is
 *
 * <ul>
 *   <li>full batch, squared loss: 2/(λmax + λmin) of the Hessian, the fixed rate with the fewest epochs;
 *   <li>full batch, other smooth losses: 1/λmax of a bound on the Hessian;
 *   <li>mini-batches of b rows: 1/L, L = (n(b − 1)·λmax + (n − b)·Lmax) / (b(n − 1)) with Lmax the largest curvature of one
 *       row's loss: R. M. Gower et al., "SGD: General Analysis and Improved Rates", ICML 2019, proposition 3.8;
 *   <li>a loss with a kink, which has no curvature: the mean loss at the start, so that one step can cross the residuals.
 * </ul>
 *
 * <p>Mini-batches and kinks hover around the optimum at any fixed rate, so there {@code auto} halves the rate, back at the best
 * point, whenever the loss has stood still for {@value #STANDSTILL} epochs.
 */
final class RateControl {

    static final int STANDSTILL = 5;

    /** Below this share of the first rate steps are lost in rounding. */
    private static final double LEAST = 0x1p-48;

    private final double first;
    private final boolean hovers;
    private final boolean halves;
    private double rate;

    private RateControl(double first, boolean hovers, boolean halves) {
        this.first = first;
        this.rate = first;
        this.hovers = hovers;
        this.halves = halves;
    }

    static RateControl of(Settings settings, Spectrum spectrum, Objective objective, double startLoss) {
        Loss loss = settings.loss();
        OptionalDouble curvature = loss.curvature();
        boolean hovers = curvature.isEmpty() || settings.batching() instanceof Batching.MiniBatch;
        if (settings.learningRate() instanceof LearningRate.Fixed fixed) {
            return new RateControl(fixed.value(), hovers, false);
        }
        if (curvature.isEmpty()) {
            return new RateControl(startLoss > 0 ? startLoss : 1, hovers, true);
        }
        double c = curvature.getAsDouble();
        if (settings.batching() instanceof Batching.MiniBatch batch && objective instanceof BlockObjective blocks) {
            return new RateControl(1 / smoothness(batch.rows(), spectrum, c, blocks), hovers, true);
        }
        double rate = loss instanceof Loss.Squared ? spectrum.bestRate(c) : 1 / (c * spectrum.largest());
        return new RateControl(rate, hovers, false);
    }

    /** The expected smoothness of a mini-batch's mean loss. */
    private static double smoothness(int batch, Spectrum spectrum, double curvature, BlockObjective blocks) {
        double n = blocks.rows();
        double b = Math.min(batch, n);
        double all = curvature * spectrum.largest();
        double one = curvature * blocks.largestSquaredRow();
        return n == 1 ? one : (n * (b - 1) * all + (n - b) * one) / (b * (n - 1));
    }

    /** Rates below it converge: 2 over the curvature of all rows, or of a mini-batch. */
    static double stable(Settings settings, Spectrum spectrum, Objective objective) {
        double c = settings.loss().curvature().orElse(Double.NaN);
        return settings.batching() instanceof Batching.MiniBatch batch && objective instanceof BlockObjective blocks
                ? 2 / smoothness(batch.rows(), spectrum, c, blocks)
                : spectrum.stableRate(c);
    }

    double rate() {
        return rate;
    }

    double first() {
        return first;
    }

    /** Whether a fixed rate ends up around the optimum rather than at it, so that the loss goes up and down there. */
    boolean hovers() {
        return hovers;
    }

    /** Whether a standstill of the loss makes the rate smaller. */
    boolean halves() {
        return halves && rate > first * LEAST;
    }

    void halve() {
        rate /= 2;
    }
}
