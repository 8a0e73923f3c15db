package org.jellygrad.trainer.internal.descent;

import org.jellygrad.trainer.internal.diagnose.Spectrum;
import org.jellygrad.trainer.internal.objective.BlockObjective;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.optimizer.LinearMethod;
import org.jellygrad.trainer.optimizer.Memory;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;

/**
 * The learning rate of a run: the user's, or {@code auto}, times the schedule's factor. For gradient descent, momentum and Nesterov
 * {@code auto} is
 *
 * <ul>
 *   <li>full batch, squared loss: the optimizer's best fixed rate for the extreme eigenvalues of the Hessian;
 *   <li>full batch, other smooth losses: 1/λmax of a bound on the Hessian;
 *   <li>mini-batches of b rows: 1/L, L = (n(b − 1)·λmax + (n − b)·Lmax) / (b(n − 1)) with Lmax the largest curvature of one row's loss with
 *       its penalty: R. M. Gower et al., "SGD: General Analysis and Improved Rates", ICML 2019, proposition 3.8; with momentum β 1 − β of
 *       it, for a step is repeated 1/(1 − β) times;
 *   <li>a loss with a kink, which has no curvature: the typical residual at the start over √λmax of XᵀX/n, so that one step can cross
 *       the residuals; 1 − β of it with momentum; at most the inverse of an l2 penalty's curvature.
 * </ul>
 *
 * <p>For adaptive optimizers, whose rate is the length of a step, it is a share of the typical residual at the start over √λmax: all of
 * it for AdaGrad, a tenth for the others; at most so long that an l2 penalty on the first step is no more than the loss at the start.
 *
 * <p>Mini-batches, kinks and most adaptive optimizers hover around the optimum at any fixed rate, so there {@code auto}, with no schedule
 * and no averaging, halves the rate, back at the best point, whenever the objective has stood still for {@value #STANDSTILL} epochs (with
 * momentum 1/(1 − β) times as many), or has grown. Losses made of straight lines then end by line searches along their kinks.
 */
public final class RateControl implements Memory {

    static final int STANDSTILL = 5;

    /** Rates below this share of the first one are too small: rounding loses such steps. */
    private static final double LEAST = 0x1p-48;

    private final double first;
    private final Schedule schedule;
    private final int epochs;
    private final boolean hovers;
    private final boolean halves;
    private final double gain;
    private int epoch;
    private double base;
    private double rate;

    private RateControl(Settings settings, double first, boolean hovers) {
        this.first = first;
        this.schedule = settings.schedule();
        this.epochs = settings.stop().maxEpochs();
        this.hovers = hovers;
        this.halves = hovers
                && !settings.learningRate().isGiven()
                && schedule.isConstant()
                && settings.averaging().isNone();
        this.gain = settings.optimizer().gain();
        this.base = first;
        startEpoch(0);
    }

    /**
     * The rate of a run on data.
     *
     * @param typicalResidual at the start: the root of the mean square, or the mean loss where it has a kink
     */
    public static RateControl of(Settings settings, Spectrum spectrum, Objective objective, double typicalResidual) {
        boolean kink = settings.loss().curvature().isEmpty();
        boolean hovers =
                kink || !settings.batching().isFull() || settings.optimizer().hovers();
        double first = settings.learningRate().isGiven()
                ? settings.learningRate().given()
                : auto(settings, spectrum, objective, typicalResidual);
        return new RateControl(settings, first, hovers);
    }

    /** The control of a run that starts at another rate. */
    public RateControl from(Settings settings, double rate) {
        return new RateControl(settings, rate, hovers);
    }

    /** For a function without data: a rate must be given. */
    public static RateControl given(Settings settings) {
        return new RateControl(
                settings,
                settings.learningRate().given(),
                !Double.isNaN(settings.optimizer().autoShare()));
    }

    private static double auto(Settings settings, Spectrum spectrum, Objective objective, double typicalResidual) {
        Optimizer optimizer = settings.optimizer();
        double crossing = (typicalResidual > 0 ? typicalResidual : 1) / Math.sqrt(spectrum.largest());
        if (!Double.isNaN(optimizer.autoShare())) {
            double ridge = ridgeCurvature(settings, spectrum);
            double bearable = settings.loss().at(typicalResidual) * 2 / ridge;
            double share = optimizer.autoShare() * crossing;
            return ridge == 0 ? share : Math.min(share, Math.sqrt(bearable / objective.parameters()));
        }
        LinearMethod method = optimizer.linear();
        if (method == null) {
            return Double.NaN;
        }
        Loss loss = settings.loss();
        if (loss.curvature().isEmpty()) {
            // A step of a penalty's own must not go past where the penalty ends.
            return Math.min(crossing / method.gain(), 1 / ridgeCurvature(settings, spectrum));
        }
        double c = loss.curvature().getAsDouble();
        if (!settings.batching().isFull() && objective instanceof BlockObjective blocks) {
            return 1 / (smoothness(settings, spectrum, c, blocks) * method.gain());
        }
        return loss.isParabola() ? spectrum.bestRate(method, c) : 1 / (c * spectrum.largest());
    }

    /** The expected smoothness of a mini-batch's mean loss. */
    private static double smoothness(Settings settings, Spectrum spectrum, double curvature, BlockObjective blocks) {
        double n = blocks.rows();
        double b = settings.batching().rowsOf(blocks.rows());
        double all = curvature * spectrum.largest();
        double one = curvature * blocks.largestSquaredRow() + ridgeCurvature(settings, spectrum);
        return n == 1 ? one : (n * (b - 1) * all + (n - b) * one) / (b * (n - 1));
    }

    /** The largest second derivative of the l2 penalty. */
    private static double ridgeCurvature(Settings settings, Spectrum spectrum) {
        return 2 * settings.penalty().l2() * spectrum.penalty();
    }

    /** The stable learning rate: lower rates converge. For mini-batches it is 2/L, with momentum times 1 − β. NaN if none is defined. */
    public static double stable(Settings settings, Spectrum spectrum, Objective objective) {
        double c = settings.loss().curvature().orElse(Double.NaN);
        LinearMethod method = settings.optimizer().linear();
        if (method == null) {
            return Double.NaN;
        }
        return !settings.batching().isFull() && objective instanceof BlockObjective blocks
                ? 2 / (smoothness(settings, spectrum, c, blocks) * method.gain())
                : spectrum.stableRate(method, c);
    }

    void startEpoch(int value) {
        epoch = value;
        rate = base * schedule.factor(epoch, epochs);
    }

    double rate() {
        return rate;
    }

    public double first() {
        return first;
    }

    /** Whether a fixed rate ends up around the optimum rather than at it, so that the loss goes up and down there. */
    boolean hovers() {
        return hovers;
    }

    /**
     * Whether a number of epochs without progress is a standstill: not while the schedule still changes the rate, and with momentum, which
     * passes the optimum now and then by chance, only after 1/(1 − β) times as many.
     */
    boolean isStandstill(int epochs, int limit) {
        boolean settled = schedule.isConstant() || rate < first * LEAST;
        return settled && epochs >= limit * gain;
    }

    /** Whether a standstill of the loss makes the rate smaller. */
    boolean halves() {
        return halves && base > first * LEAST;
    }

    /** Whether steps have become so small that rounding loses them. */
    public boolean isSpent() {
        return rate <= first * LEAST;
    }

    void halve() {
        base /= 2;
        startEpoch(epoch);
    }

    @Override
    public double[] save() {
        return new double[] {base};
    }

    @Override
    public void load(double[] saved) {
        double[] own = new double[1];
        Memory.split(saved, own);
        base = own[0];
        startEpoch(epoch);
    }
}
