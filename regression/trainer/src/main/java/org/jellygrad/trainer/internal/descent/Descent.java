package org.jellygrad.trainer.internal.descent;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jellygrad.trainer.optimizer.Memory;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.jspecify.annotations.Nullable;

/** Epochs of steps until a stop rule holds. */
public final class Descent implements Memory {

    /** An objective this many times its start has diverged, not counting what a stable run may overshoot. */
    private static final double DIVERGED = 10;

    /** An objective up to this share above the lowest differs from it by rounding. */
    private static final double STILL = 1e-9;

    private final Settings settings;
    private final StopRules stop;
    private final DescentPlan plan;
    private final Position at;

    /** What the stop rules look at: the run itself, or the mean of its points. */
    private final Position seen;

    private double startValue;
    private double startNorm;
    private double previous;
    private long started;
    private Stepping.Taken taken = Stepping.Taken.MOVED;
    private final LowestPoint lows;
    private final @Nullable Validation validation;

    /** @param at where the run starts; moves along */
    public Descent(Settings settings, DescentPlan plan, Position at) {
        this.settings = settings;
        this.stop = settings.stop();
        this.plan = plan;
        this.at = at;
        this.seen = plan.mean() == null ? at : new Position(at.objective, at.theta.clone());
        this.lows = new LowestPoint(at.theta, plan.rate().halves() ? STILL : 0);
        this.validation = plan.validation();
    }

    public Arrival run() {
        started = System.nanoTime();
        Map<String, double[]> kept = plan.keeper().kept();
        Ending ending = kept == null ? begin() : resume(kept);
        while (ending == null) {
            previous = seen.value;
            takeEpoch();
            average();
            look();
            plan.watch()
                    .epoch(at.epoch, seen.loss, seen.gradientNorm(), plan.rate().rate());
            lows.note(seen, at.epoch);
            if (taken != Stepping.Taken.PARTLY && plan.keeper().isDue()) {
                keep();
            }
            ending = ending(seen.gradientNorm());
        }
        if (taken != Stepping.Taken.PARTLY) {
            keep();
        }
        return result(ending);
    }

    private @Nullable Ending begin() {
        look();
        startValue = seen.value;
        startNorm = seen.gradientNorm();
        lows.note(seen, 0);
        if (validation != null) {
            validation.isExhausted(0, seen.theta);
        }
        if (startNorm <= stop.tolerance() * plan.yardsticks().reference()
                || startValue <= plan.yardsticks().least()) {
            return Ending.CONVERGED;
        }
        return seen.loss <= stop.targetLoss() ? Ending.TARGET_REACHED : null;
    }

    /** Takes the steps of an epoch; between them the run may be kept. */
    private void takeEpoch() {
        taken = plan.stepping().takeEpoch(at);
        while (taken == Stepping.Taken.PARTLY) {
            keep();
            if (plan.watch().isStopped()) {
                return;
            }
            taken = plan.stepping().takeEpoch(at);
        }
        if (taken != Stepping.Taken.STUCK) {
            at.epoch++;
        }
    }

    private Arrival result(Ending ending) {
        int epoch = at.epoch;
        if (ending == Ending.OUT_OF_PATIENCE && validation != null) {
            epoch = validation.bestAt();
            goBack(validation.best());
        } else if (ending == Ending.HOVERS
                || (ending == Ending.STOOD_STILL && plan.rate().hovers() && plan.mean() == null)) {
            goBack(lows.best());
        }
        double ratio = startNorm == 0 ? 0 : seen.gradientNorm() / startNorm;
        PathPoint last = plan.recorder().point(seen, Double.NaN);
        return new Arrival(
                ending,
                seen.theta,
                plan.recorder().start(),
                last,
                startValue,
                seen.value,
                ratio,
                epoch,
                plan.rate().rate(),
                plan.rate().isSpent(),
                lows.least(),
                lows.most());
    }

    private void goBack(double[] point) {
        if (!Arrays.equals(point, seen.theta)) {
            plan.recorder().leave(seen);
            seen.moveTo(point);
            seen.evaluate();
        }
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    private void keep() {
        plan.keeper().keep(memories()::save);
    }

    private Memories memories() {
        Map<String, Memory> parts = new LinkedHashMap<>();
        parts.put("run", this);
        parts.put("lows", lows);
        parts.put("steps", plan.stepping());
        parts.put("rate", plan.rate());
        if (plan.mean() != null) {
            parts.put("mean", plan.mean());
        }
        if (validation != null) {
            parts.put("validation", validation);
        }
        parts.put("path", plan.recorder());
        return new Memories(parts);
    }

    @Override
    public double[] save() {
        double[] own = {
            at.epoch,
            at.step,
            Memory.flag(taken == Stepping.Taken.PARTLY),
            Memory.flag(taken == Stepping.Taken.STUCK),
            seconds(),
            startValue,
            startNorm,
            previous,
            seen.value,
        };
        return Memory.join(own, at.theta);
    }

    @Override
    public void load(double[] saved) {
        double[] own = new double[9];
        Memory.split(saved, own, at.theta);
        at.epoch = (int) Memory.count(own[0], Integer.MAX_VALUE);
        at.step = Memory.count(own[1], Long.MAX_VALUE);
        taken = own[2] != 0 ? Stepping.Taken.PARTLY : own[3] != 0 ? Stepping.Taken.STUCK : Stepping.Taken.MOVED;
        started -= (long) (own[4] * 1e9);
        startValue = own[5];
        startNorm = own[6];
        previous = own[7];
        seen.value = own[8];
    }

    /** Stands where an earlier run was kept: at the end of an epoch, of which it says whether it was the last, or within one. */
    private @Nullable Ending resume(Map<String, double[]> kept) {
        memories().load(kept);
        plan.rate().startEpoch(at.epoch);
        if (taken == Stepping.Taken.PARTLY) {
            return null;
        }
        see(false);
        plan.recorder().resume(seen, recordedRate());
        return ending(seen.gradientNorm());
    }

    /** Takes the mean of the points in, where full-batch steps made them. */
    private void average() {
        PointMean mean = plan.mean();
        if (mean != null && isFullBatch()) {
            mean.add(at.epoch - 1, at.theta);
        }
    }

    /** Looks at all rows, from where the run stands and from the mean, and records what it sees. */
    private void look() {
        plan.rate().startEpoch(at.epoch);
        see(taken == Stepping.Taken.MOVED_AND_KNOWN);
        plan.recorder().epoch(seen, recordedRate());
    }

    /** @param known whether objective and gradient are known where the run stands */
    private void see(boolean known) {
        if (!known && (seen == at || isFullBatch())) {
            at.evaluate();
        }
        PointMean mean = plan.mean();
        if (seen != at && mean != null) {
            seen.moveTo(mean.isEmpty() ? at.theta : mean.point());
            seen.epoch = at.epoch;
            seen.step = at.step;
            seen.evaluate();
        }
    }

    private boolean isFullBatch() {
        return !(plan.stepping() instanceof MiniBatchSteps);
    }

    /** That of the step from the point looked at, which mini-batches take on another look. */
    private double recordedRate() {
        return isFullBatch() ? plan.rate().rate() : Double.NaN;
    }

    private @Nullable Ending ending(double norm) {
        if (isDiverged()) {
            if (plan.rate().halves()) {
                takeSmallerSteps();
                return null;
            }
            return Ending.DIVERGED;
        }
        if (norm <= stop.tolerance() * startNorm) {
            return Ending.CONVERGED;
        }
        if (plan.watch().isStopped()) {
            return Ending.INTERRUPTED;
        }
        if (seen.loss <= stop.targetLoss()) {
            return Ending.TARGET_REACHED;
        }
        if (validation != null && validation.isExhausted(at.epoch, seen.theta)) {
            return Ending.OUT_OF_PATIENCE;
        }
        if (taken == Stepping.Taken.STUCK) {
            return Ending.STOOD_STILL;
        }
        if (at.epoch >= stop.maxEpochs()) {
            return Ending.OUT_OF_EPOCHS;
        }
        if (stop.maxSeconds() != Double.POSITIVE_INFINITY && System.nanoTime() - started >= stop.maxSeconds() * 1e9) {
            return Ending.OUT_OF_TIME;
        }
        if (stop.lossChange() > 0 && Math.abs(previous - seen.value) <= stop.lossChange() * Math.abs(seen.value)) {
            return Ending.SMALL_CHANGE;
        }
        return standstill();
    }

    private boolean isDiverged() {
        if (!plan.yardsticks().bounded()) {
            return !Double.isFinite(seen.value);
        }
        double overshoot = settings.optimizer().overshoot();
        double growth = DIVERGED * overshoot * overshoot - 1;
        return !(seen.value
                <= startValue
                        + growth * Math.abs(startValue)
                        + plan.yardsticks().floor());
    }

    private @Nullable Ending standstill() {
        RateControl rate = plan.rate();
        if (rate.halves()) {
            if (rate.isStandstill(at.epoch - lows.at(), RateControl.STANDSTILL)) {
                takeSmallerSteps();
            }
            return null;
        }
        if (rate.hovers() && plan.mean() != null) {
            return null; // while points go to and fro, their mean still comes nearer
        }
        // Where descent does not hover, an objective above its lowest is on its way to divergence.
        boolean still = rate.hovers()
                || seen.value
                        <= lows.lowest()
                                + STILL * Math.abs(lows.lowest())
                                + plan.yardsticks().floor();
        if (!still || !rate.isStandstill(at.epoch - lows.at(), stop.standstill())) {
            return null;
        }
        boolean moves = lows.most() - lows.least()
                > STILL * Math.abs(lows.most()) + plan.yardsticks().floor();
        return rate.hovers() && moves && !rate.isSpent() ? Ending.HOVERS : Ending.STOOD_STILL;
    }

    /** Goes on from the best point at half the rate. */
    private void takeSmallerSteps() {
        plan.rate().halve();
        lows.startAgain(at.epoch);
        at.moveTo(lows.best());
        plan.stepping().restart();
        taken = Stepping.Taken.MOVED;
        look();
    }
}
