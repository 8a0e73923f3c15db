package org.jellygrad.trainer.internal.descent;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jellygrad.trainer.internal.recording.PathRecorder;
import org.jellygrad.trainer.optimizer.Memory;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.StopRules;
import org.jspecify.annotations.Nullable;

/** Epochs of steps until a stop rule holds. */
public final class Descent implements Memory {

    private final DescentPlan plan;
    private final Position at;

    /** The point that the stop rules check: where the run stands, or the mean of its points. */
    private final Position seen;

    private final LowestPoint lows;
    private final StopCheck stop;
    private final @Nullable ValidationLoss validation;

    /** The optimizer's state at the current point. */
    private final Supplier<double[][]> state;

    private Stepping.Taken taken = Stepping.Taken.MOVED;

    /**
     * A run from its start.
     *
     * @param overshoot of the optimizer, see {@link org.jellygrad.trainer.optimizer.Optimizer#overshoot}
     * @param at where the run starts; moves along
     */
    public Descent(StopRules rules, double overshoot, DescentPlan plan, Position at) {
        this.plan = plan;
        this.at = at;
        this.seen = plan.mean() == null ? at : new Position(at.objective, at.theta.clone());
        this.lows = new LowestPoint(at.theta, plan.rate().halves() ? StopCheck.STILL : 0);
        this.stop = new StopCheck(rules, overshoot, plan, lows);
        this.validation = plan.validation();
        this.state = () -> plan.stepping().state(at.theta);
    }

    public Arrival run() {
        stop.startClock();
        Map<String, double[]> kept = plan.checkpoints().kept();
        Ending ending = kept == null ? begin() : resume(kept);
        while (ending == null) {
            stop.before(seen);
            takeEpoch();
            average();
            look();
            plan.watch()
                    .epoch(at.epoch, seen.loss, seen.gradientNorm(), plan.rate().rate());
            lows.note(seen, at.epoch);
            if (taken != Stepping.Taken.PARTLY && plan.checkpoints().isDue()) {
                keep();
            }
            ending = ending();
        }
        if (taken != Stepping.Taken.PARTLY) {
            keep();
        }
        return result(ending);
    }

    private @Nullable Ending begin() {
        look();
        lows.note(seen, 0);
        if (validation != null) {
            validation.isExhausted(0, seen.theta);
        }
        return stop.begin(seen);
    }

    /** Takes the steps of an epoch. Between two steps a checkpoint may be written. */
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
        boolean back = false;
        if (ending == Ending.OUT_OF_PATIENCE && validation != null) {
            epoch = validation.bestAt();
            back = goBack(validation.best());
        } else if (ending == Ending.HOVERS
                || (ending == Ending.STOOD_STILL && plan.rate().hovers() && plan.mean() == null)) {
            back = goBack(lows.best());
        }
        PathPoint last = plan.recorder().point(seen, back ? PathRecorder.NO_STATE : state, Double.NaN);
        return new Arrival(
                ending,
                seen.theta,
                plan.recorder().start(),
                last,
                stop.startValue(),
                seen.value,
                stop.gradientRatio(seen),
                epoch,
                plan.rate().rate(),
                plan.rate().isSpent(),
                lows.least(),
                lows.most(),
                plan.stepping().gradients(at.step));
    }

    /** Goes back to an earlier point. Returns false if the run already stands there. */
    private boolean goBack(double[] point) {
        if (Arrays.equals(point, seen.theta)) {
            return false;
        }
        plan.recorder().leave(seen, state);
        seen.moveTo(point);
        seen.evaluate();
        return true;
    }

    private void keep() {
        plan.checkpoints().keep(memories()::save);
    }

    private Memories memories() {
        Map<String, Memory> parts = new LinkedHashMap<>();
        parts.put("run", this);
        parts.put("stop", stop);
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
            seen.value,
        };
        return Memory.join(own, at.theta);
    }

    @Override
    public void load(double[] saved) {
        double[] own = new double[5];
        Memory.split(saved, own, at.theta);
        at.epoch = (int) Memory.count(own[0], Integer.MAX_VALUE);
        at.step = Memory.count(own[1], Long.MAX_VALUE);
        taken = own[2] != 0 ? Stepping.Taken.PARTLY : own[3] != 0 ? Stepping.Taken.STUCK : Stepping.Taken.MOVED;
        seen.value = own[4];
    }

    /**
     * Continues from a checkpoint. Returns the ending if the saved run had ended; null if it goes on, from the end of an epoch or from
     * within one.
     */
    private @Nullable Ending resume(Map<String, double[]> kept) {
        memories().load(kept);
        plan.rate().startEpoch(at.epoch);
        if (taken == Stepping.Taken.PARTLY) {
            return null;
        }
        see(false);
        plan.recorder().resume(seen, state, recordedRate());
        return ending();
    }

    /** Adds the current point to the mean, for full-batch steps. */
    private void average() {
        PointMean mean = plan.mean();
        if (mean != null && plan.stepping().isFullBatch()) {
            mean.add(at.epoch - 1, at.theta);
        }
    }

    /** Evaluates the objective over all rows, at the current point and at the mean, and records the result. */
    private void look() {
        plan.rate().startEpoch(at.epoch);
        see(taken == Stepping.Taken.MOVED_AND_KNOWN);
        plan.recorder().epoch(seen, state, recordedRate());
    }

    /** @param known whether objective and gradient are known where the run stands */
    private void see(boolean known) {
        if (!known && (seen == at || plan.stepping().isFullBatch())) {
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

    /** The rate of the next step; NaN for mini-batches, whose next step starts from another evaluation. */
    private double recordedRate() {
        return plan.stepping().isFullBatch() ? plan.rate().rate() : Double.NaN;
    }

    private @Nullable Ending ending() {
        boolean grown = plan.rate().halves() && stop.isDiverged(seen);
        Ending ending = grown ? null : stop.ending(at.epoch, seen, taken == Stepping.Taken.STUCK);
        if (ending == null && stop.wantsSmallerSteps(at.epoch, seen)) {
            takeSmallerSteps();
        }
        return ending;
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
