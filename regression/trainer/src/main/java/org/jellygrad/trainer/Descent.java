package org.jellygrad.trainer;

import java.util.Random;
import java.util.stream.IntStream;
import org.jellygrad.trainer.method.Batching;
import org.jellygrad.trainer.method.StopRules;
import org.jellygrad.trainer.objective.BlockObjective;
import org.jellygrad.trainer.objective.Objective;
import org.jspecify.annotations.Nullable;

/** One run: θ ← θ − rate · gradient until a stop rule holds. */
final class Descent {

    /** A loss this many times its start has diverged. */
    private static final double DIVERGED = 10;

    /** A loss up to this many times the lowest differs from it by rounding. */
    private static final double STILL = 1 + 1e-9;

    private final Objective objective;
    private final Settings settings;
    private final RateControl rate;
    private final PathRecorder recorder;
    private final Progress progress;
    private final double lossFloor;

    private final double[] theta;
    private final double[] gradient;
    private final int[] order;
    private final Random shuffling;

    private double loss;
    private double startLoss;
    private double startNorm;
    private int epoch;
    private long step;

    private final double[] best;
    private double lowest;
    private double flattest;
    private int lowestAt;

    /**
     * @param theta where to start; this run's own from here on
     * @param lossFloor a loss below which growth is rounding
     */
    Descent(
            Objective objective,
            Settings settings,
            RateControl rate,
            PathRecorder recorder,
            Progress progress,
            double[] theta,
            double lossFloor) {
        this.objective = objective;
        this.settings = settings;
        this.rate = rate;
        this.recorder = recorder;
        this.progress = progress;
        this.theta = theta;
        this.gradient = new double[theta.length];
        this.best = theta.clone();
        this.lossFloor = lossFloor;
        this.shuffling = new Random(settings.seed());
        this.order = settings.batching() instanceof Batching.MiniBatch
                ? IntStream.range(0, Math.toIntExact(objective.rows())).toArray()
                : new int[0];
    }

    /** Why a run ended. */
    enum Ending {
        CONVERGED,
        STOOD_STILL,
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
     * @param startLoss the loss at the first point
     * @param gradientRatio the gradient's norm at the last point over that at the first
     */
    record Result(Ending ending, double[] theta, PathPoint last, double startLoss, double gradientRatio) {}

    Result run() {
        evaluate();
        startLoss = loss;
        startNorm = norm(gradient);
        lowest = loss;
        flattest = startNorm;
        Ending ending = startNorm == 0 ? Ending.CONVERGED : null;
        while (ending == null) {
            if (takeEpoch()) {
                epoch++;
            }
            evaluate();
            progress.epoch(epoch, loss, norm(gradient));
            noteProgress();
            ending = ending();
        }
        double ratio = startNorm == 0 ? 0 : norm(gradient) / startNorm;
        PathPoint last = recorder.point(epoch, step, theta, loss, gradient, Double.NaN, objective.rows());
        return new Result(ending, theta, last, startLoss, ratio);
    }

    /** Near the optimum the loss is flat to rounding while the gradient still shrinks, so either counts as progress. */
    private void noteProgress() {
        if (loss < lowest) {
            lowest = loss;
            lowestAt = epoch;
            System.arraycopy(theta, 0, best, 0, theta.length);
        }
        double norm = norm(gradient);
        if (norm < flattest) {
            flattest = norm;
            lowestAt = epoch;
        }
    }

    private @Nullable Ending ending() {
        StopRules stop = settings.stop();
        if (!(loss <= DIVERGED * startLoss + lossFloor)) {
            return Ending.DIVERGED;
        }
        if (norm(gradient) <= stop.tolerance() * startNorm) {
            return Ending.CONVERGED;
        }
        if (Thread.currentThread().isInterrupted()) {
            return Ending.INTERRUPTED;
        }
        if (epoch >= stop.maxEpochs()) {
            return Ending.OUT_OF_EPOCHS;
        }
        if (rate.halves()) {
            if (epoch - lowestAt >= RateControl.STANDSTILL) {
                rate.halve();
                lowestAt = epoch;
                System.arraycopy(best, 0, theta, 0, theta.length);
                evaluate();
            }
            return null;
        }
        // Where descent does not hover, a loss above its lowest is on its way to divergence.
        boolean still = rate.hovers() || loss <= lowest * STILL + lossFloor;
        return still && epoch - lowestAt >= stop.standstill() ? Ending.STOOD_STILL : null;
    }

    /** Looks at all rows from where the run stands. */
    private void evaluate() {
        loss = objective.evaluate(theta, gradient);
        boolean stepsFromHere = !(settings.batching() instanceof Batching.MiniBatch);
        recorder.epoch(epoch, step, theta, loss, gradient, stepsFromHere ? rate.rate() : Double.NaN, objective.rows());
    }

    /** Takes the steps of one epoch; false if it was interrupted between two of them. */
    private boolean takeEpoch() {
        if (settings.batching() instanceof Batching.MiniBatch batch && objective instanceof BlockObjective blocks) {
            return takeBatches(batch.rows(), blocks);
        }
        takeStep();
        return true;
    }

    private boolean takeBatches(int size, BlockObjective blocks) {
        shuffle();
        for (int from = 0; from < order.length; from += size) {
            int to = Math.min(from + size, order.length);
            double batchLoss = blocks.evaluate(theta, gradient, order, from, to);
            recorder.batch(epoch, step, theta, batchLoss, gradient, rate.rate(), to - from);
            takeStep();
            if (Thread.currentThread().isInterrupted() && to < order.length) {
                return false;
            }
        }
        return true;
    }

    private void takeStep() {
        double factor = rate.rate();
        for (int j = 0; j < theta.length; j++) {
            theta[j] -= factor * gradient[j];
        }
        step++;
    }

    /** Fisher and Yates's shuffle (R. Durstenfeld, Algorithm 235, 1964). */
    private void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int j = shuffling.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    /** The Euclidean norm, safe from overflow. */
    static double norm(double[] vector) {
        double largest = 0;
        for (double element : vector) {
            largest = Math.max(largest, Math.abs(element));
        }
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double element : vector) {
            sum += (element / largest) * (element / largest);
        }
        return largest * Math.sqrt(sum);
    }
}
