package org.jellygrad.trainer.internal.descent;

import org.jellygrad.trainer.optimizer.Memory;
import org.jellygrad.trainer.settings.StopRules;
import org.jspecify.annotations.Nullable;

/** Says after each epoch whether the run is to end, and why: the {@link StopRules}, divergence and standstill. */
final class StopCheck implements Memory {

    /** Objectives that exceed the lowest by less than this share count as equal to it. */
    static final double STILL = 1e-9;

    private final StopRules rules;
    private final double overshoot;
    private final DescentPlan plan;
    private final LowestPoint lows;
    private double startValue;
    private double startNorm;
    private double previous;
    private long started;

    /**
     * @param overshoot of the optimizer, see {@link org.jellygrad.trainer.optimizer.Optimizer#overshoot}
     * @param lows of the run, which it notes itself
     */
    StopCheck(StopRules rules, double overshoot, DescentPlan plan, LowestPoint lows) {
        this.rules = rules;
        this.overshoot = overshoot;
        this.plan = plan;
        this.lows = lows;
    }

    /** The clock starts. */
    void startClock() {
        started = System.nanoTime();
    }

    /** Notes the start of the run. Returns an ending if the run is to end there. */
    @Nullable
    Ending begin(Position seen) {
        startValue = seen.value;
        startNorm = seen.gradientNorm();
        StopThresholds known = plan.thresholds();
        if (startNorm <= rules.tolerance() * known.reference() || startValue <= known.least()) {
            return Ending.CONVERGED;
        }
        return seen.loss <= rules.targetLoss() ? Ending.TARGET_REACHED : null;
    }

    /** An epoch is about to be taken from here. */
    void before(Position seen) {
        previous = seen.value;
    }

    /** The objective at the start. */
    double startValue() {
        return startValue;
    }

    /** The gradient's norm over that at the start. */
    double gradientRatio(Position seen) {
        return startNorm == 0 ? 0 : seen.gradientNorm() / startNorm;
    }

    /**
     * Why the run ends after this epoch; null if it goes on.
     *
     * @param epoch that is over
     * @param seen where the rules look
     * @param stuck whether no step led down
     */
    @Nullable
    Ending ending(int epoch, Position seen, boolean stuck) {
        if (isDiverged(seen)) {
            return Ending.DIVERGED;
        }
        if (seen.gradientNorm() <= rules.tolerance() * startNorm) {
            return Ending.CONVERGED;
        }
        if (plan.watch().isStopped()) {
            return Ending.INTERRUPTED;
        }
        if (seen.loss <= rules.targetLoss()) {
            return Ending.TARGET_REACHED;
        }
        ValidationLoss validation = plan.validation();
        if (validation != null && validation.isExhausted(epoch, seen.theta)) {
            return Ending.OUT_OF_PATIENCE;
        }
        if (stuck) {
            return Ending.STOOD_STILL;
        }
        if (epoch >= rules.maxEpochs()) {
            return Ending.OUT_OF_EPOCHS;
        }
        if (rules.maxSeconds() != Double.POSITIVE_INFINITY && System.nanoTime() - started >= rules.maxSeconds() * 1e9) {
            return Ending.OUT_OF_TIME;
        }
        if (rules.lossChange() > 0 && Math.abs(previous - seen.value) <= rules.lossChange() * Math.abs(seen.value)) {
            return Ending.SMALL_CHANGE;
        }
        return standstill(epoch, seen);
    }

    boolean isDiverged(Position seen) {
        if (!plan.thresholds().bounded()) {
            return !Double.isFinite(seen.value);
        }
        double growth = StopThresholds.DIVERGED * overshoot * overshoot - 1;
        return !(seen.value
                <= startValue
                        + growth * Math.abs(startValue)
                        + plan.thresholds().floor());
    }

    private @Nullable Ending standstill(int epoch, Position seen) {
        RateControl rate = plan.rate();
        if (rate.halves() || (rate.hovers() && plan.mean() != null)) {
            return null; // a smaller rate leads on; and while points go to and fro, their mean still comes nearer
        }
        double floor = plan.thresholds().floor();
        // Where descent does not hover, an objective above its lowest is on its way to divergence.
        boolean still = rate.hovers() || seen.value <= lows.lowest() + STILL * Math.abs(lows.lowest()) + floor;
        if (!still || !rate.isStandstill(epoch - lows.at(), rules.standstill())) {
            return null;
        }
        boolean moves = lows.most() - lows.least() > STILL * Math.abs(lows.most()) + floor;
        return rate.hovers() && moves && !rate.isSpent() ? Ending.HOVERS : Ending.STOOD_STILL;
    }

    /** Whether the rate should be halved, because the objective has grown or stood still. */
    boolean wantsSmallerSteps(int epoch, Position seen) {
        RateControl rate = plan.rate();
        return rate.halves() && (isDiverged(seen) || rate.isStandstill(epoch - lows.at(), RateControl.STANDSTILL));
    }

    @Override
    public double[] save() {
        return new double[] {(System.nanoTime() - started) / 1e9, startValue, startNorm, previous};
    }

    @Override
    public void load(double[] saved) {
        double[] own = new double[4];
        Memory.split(saved, own);
        started -= (long) (own[0] * 1e9);
        startValue = own[1];
        startNorm = own[2];
        previous = own[3];
    }
}
