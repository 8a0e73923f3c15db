package org.jellygrad.trainer;

import java.util.OptionalDouble;
import org.jellygrad.trainer.method.LinearMethod;
import org.jellygrad.trainer.method.StopRules;
import org.jspecify.annotations.Nullable;

/** One run: epochs of steps until a stop rule holds. */
final class Descent {

    /** An objective this many times its start has diverged, not counting what a stable run may overshoot. */
    private static final double DIVERGED = 10;

    /** An objective up to this share above the lowest differs from it by rounding. */
    private static final double STILL = 1e-9;

    private final Settings settings;
    private final StopRules stop;
    private final Plan plan;
    private final Position at;
    private final Progress progress;

    /** What the stop rules look at: the run itself, or the mean of its points. */
    private final Position seen;

    private double startValue;
    private double startNorm;
    private double previous;
    private long started;
    private Stepping.Taken taken = Stepping.Taken.MOVED;

    private final double[] best;
    private double lowest;
    private double flattest;
    private int lowestAt;
    private final @Nullable Validation validation;

    /**
     * What a run is made of.
     *
     * @param stepping how steps are taken
     * @param rate the learning rate
     * @param recorder of the path
     * @param mean of the points, where the run is to end at that; else null
     * @param validation rows kept from training; null if there are none
     * @param floor an objective below which growth is rounding
     * @param bounded whether an objective over ten times its start has diverged
     */
    record Plan(
            Stepping stepping,
            RateControl rate,
            PathRecorder recorder,
            @Nullable PointMean mean,
            @Nullable Validation validation,
            double floor,
            boolean bounded) {}

    /** @param at where the run starts; moves along */
    Descent(Settings settings, Plan plan, Position at, Progress progress) {
        this.settings = settings;
        this.stop = settings.stop();
        this.plan = plan;
        this.at = at;
        this.seen = plan.mean() == null ? at : new Position(at.objective, at.theta.clone());
        this.progress = progress;
        this.best = at.theta.clone();
        this.validation = plan.validation();
    }

    /** Why a run ended. */
    enum Ending {
        CONVERGED,
        STOOD_STILL,
        SMALL_CHANGE,
        TARGET_REACHED,
        OUT_OF_PATIENCE,
        OUT_OF_TIME,
        OUT_OF_EPOCHS,
        DIVERGED,
        INTERRUPTED
    }

    /**
     * A finished run.
     *
     * @param ending why it ended
     * @param theta the last point
     * @param last the last point as recorded
     * @param startValue the objective at the first point
     * @param value the objective at the last point
     * @param gradientRatio the gradient's norm at the last point over that at the first
     * @param epoch that the last point is from, unless it is a mean
     * @param seconds it took
     * @param validationLoss at the last point; empty without validation rows
     */
    record Result(
            Ending ending,
            double[] theta,
            PathPoint last,
            double startValue,
            double value,
            double gradientRatio,
            int epoch,
            double seconds,
            OptionalDouble validationLoss) {}

    Result run() {
        started = System.nanoTime();
        look();
        startValue = seen.value;
        startNorm = seen.gradientNorm();
        lowest = startValue;
        flattest = startNorm;
        previous = Double.NaN;
        Ending ending = startNorm == 0 ? Ending.CONVERGED : null;
        while (ending == null) {
            taken = plan.stepping().takeEpoch(at);
            if (taken != Stepping.Taken.PARTLY && taken != Stepping.Taken.STUCK) {
                at.epoch++;
            }
            average();
            previous = seen.value;
            look();
            double norm = seen.gradientNorm();
            progress.epoch(at.epoch, seen.loss, norm, plan.rate().rate());
            noteProgress(norm);
            ending = ending(norm);
        }
        int epoch = at.epoch;
        if (ending == Ending.OUT_OF_PATIENCE && validation != null) {
            seen.moveTo(validation.best());
            seen.evaluate();
            epoch = validation.bestAt();
        }
        double ratio = startNorm == 0 ? 0 : seen.gradientNorm() / startNorm;
        double seconds = (System.nanoTime() - started) / 1e9;
        OptionalDouble validationLoss =
                validation == null ? OptionalDouble.empty() : OptionalDouble.of(validation.loss(seen.theta));
        PathPoint last = plan.recorder().point(seen, Double.NaN);
        return new Result(ending, seen.theta, last, startValue, seen.value, ratio, epoch, seconds, validationLoss);
    }

    /** Takes the mean of the points in, where full-batch steps made them. */
    private void average() {
        PointMean mean = plan.mean();
        if (mean != null && !(plan.stepping() instanceof MiniBatchSteps)) {
            mean.add(at.epoch - 1, at.theta);
        }
    }

    /** Looks at all rows, from where the run stands and from the mean, and records what it sees. */
    private void look() {
        plan.rate().startEpoch(at.epoch);
        boolean fromHere = !(plan.stepping() instanceof MiniBatchSteps);
        if (taken != Stepping.Taken.MOVED_AND_KNOWN && (seen == at || fromHere)) {
            at.evaluate();
        }
        PointMean mean = plan.mean();
        if (seen != at && mean != null) {
            seen.moveTo(mean.isEmpty() ? at.theta : mean.point());
            seen.epoch = at.epoch;
            seen.step = at.step;
            seen.evaluate();
        }
        plan.recorder().epoch(seen, fromHere ? plan.rate().rate() : Double.NaN);
    }

    /** Near the optimum the objective is flat to rounding while the gradient still shrinks, so either counts as progress. */
    private void noteProgress(double norm) {
        if (seen.value < lowest) {
            lowest = seen.value;
            lowestAt = at.epoch;
            System.arraycopy(seen.theta, 0, best, 0, best.length);
        }
        if (norm < flattest) {
            flattest = norm;
            lowestAt = at.epoch;
        }
    }

    private @Nullable Ending ending(double norm) {
        if (isDiverged()) {
            return Ending.DIVERGED;
        }
        if (norm <= stop.tolerance() * startNorm) {
            return Ending.CONVERGED;
        }
        if (Thread.currentThread().isInterrupted()) {
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
        if (!plan.bounded()) {
            return !Double.isFinite(seen.value);
        }
        double overshoot = settings.optimizer() instanceof LinearMethod method ? method.overshoot() : 1;
        return !(seen.value <= DIVERGED * overshoot * overshoot * startValue + plan.floor());
    }

    private @Nullable Ending standstill() {
        RateControl rate = plan.rate();
        if (rate.halves()) {
            if (rate.isStandstill(at.epoch - lowestAt, RateControl.STANDSTILL)) {
                rate.halve();
                lowestAt = at.epoch;
                flattest = Double.POSITIVE_INFINITY;
                at.moveTo(best);
                plan.stepping().restart();
                taken = Stepping.Taken.MOVED;
                look();
            }
            return null;
        }
        // Where descent does not hover, an objective above its lowest is on its way to divergence.
        boolean still = rate.hovers() || seen.value <= lowest + STILL * Math.abs(lowest) + plan.floor();
        return still && rate.isStandstill(at.epoch - lowestAt, stop.standstill()) ? Ending.STOOD_STILL : null;
    }
}
