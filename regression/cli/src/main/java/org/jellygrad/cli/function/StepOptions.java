package org.jellygrad.cli.function;

import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.settings.Averaging;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how to descend on a function. What is not given is as in {@link Settings#DEFAULTS}. */
public final class StepOptions {

    @Option(
            names = "--start",
            paramLabel = "POINT",
            description = "Where descent starts: a value for each variable, x=5 or x=-1.2,y=1; random (standard normal"
                    + " numbers from the seed) or zeros.")
    private @Nullable InitialGuess start;

    @Option(
            names = "--lr",
            paramLabel = "RATE",
            description =
                    "The learning rate: a step is the rate times the gradient. All optimizers but lbfgs and cg need it.")
    private @Nullable Double learningRate;

    @Option(names = "--steps", paramLabel = "N", description = "Steps at most. Default: ${DEFAULT-VALUE}.")
    private int steps = StopRules.DEFAULTS.maxEpochs();

    @Option(
            names = "--optimizer",
            paramLabel = "METHOD",
            description =
                    "How gradients become steps: gd (the default), momentum:B, nesterov:B, adagrad, rmsprop, adam, amsgrad,"
                            + " normalized (steps of one length), lbfgs or cg.")
    private Optimizer optimizer = Settings.DEFAULTS.optimizer();

    @Option(
            names = "--schedule",
            paramLabel = "S",
            description =
                    "How the rate changes from step to step: constant (the default), inverse-time:D, exponential:G,"
                            + " step:K:G, cosine or warmup:K.")
    private Schedule schedule = Settings.DEFAULTS.schedule();

    @Option(
            names = "--clip",
            paramLabel = "C",
            description = "Cuts the gradient to norm:C, or each of its elements to value:C; none by default.")
    private Clipping clipping = Settings.DEFAULTS.clipping();

    @Option(
            names = "--average",
            paramLabel = "A",
            description =
                    "Where a run ends: at its last point (none, the default), or at the mean of the points after each"
                            + " step, the first K left out (polyak:K).")
    private Averaging averaging = Settings.DEFAULTS.averaging();

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            description = "Converged when the gradient's norm has fallen to this share of its start. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double tolerance = StopRules.DEFAULTS.tolerance();

    @Option(
            names = "--loss-change",
            paramLabel = "F",
            description = "Stop when a step changes the value by at most this share of it; 0 (the default) is never.")
    private double lossChange = StopRules.DEFAULTS.lossChange();

    @Option(
            names = "--target-loss",
            paramLabel = "V",
            description = "Stop when the value is at most this; by default never.")
    private @Nullable Double targetLoss;

    @Option(names = "--max-seconds", paramLabel = "S", description = "Stop after this many seconds; by default never.")
    private double maxSeconds = StopRules.DEFAULTS.maxSeconds();

    @Option(names = "--seed", paramLabel = "S", description = "Seed of random starts. Default: ${DEFAULT-VALUE}.")
    private long seed = Settings.DEFAULTS.seed();

    /** Whether starts are random. */
    public boolean startsAnywhere() {
        return start instanceof InitialGuess.Random;
    }

    /** Adds what stands against descending on the function; null if that could not be read. */
    public void check(@Nullable TypedFunction function, String command, Problems problems) {
        StopRules stop = StopRules.DEFAULTS;
        steps = problems.checked("--steps", steps, stop.maxEpochs(), stop::withMaxEpochs);
        tolerance = problems.checked("--tolerance", tolerance, stop.tolerance(), stop::withTolerance);
        lossChange = problems.checked("--loss-change", lossChange, stop.lossChange(), stop::withLossChange);
        maxSeconds = problems.checked("--max-seconds", maxSeconds, stop.maxSeconds(), stop::withMaxSeconds);
        checkRate(command, problems);
        settings().problems().forEach(problem -> problems.add(ExitCode.USAGE, problem));
        if (function != null) {
            StartCheck.check(function, start, command, problems);
        }
    }

    private void checkRate(String command, Problems problems) {
        Double rate = learningRate;
        if (rate == null && optimizer.needsRate()) {
            problems.add(
                    "`" + command + "` lacks its learning rate.",
                    "A function can be of any steepness, so there is no rate that fits all. Give one, --lr 0.1, or take"
                            + " --optimizer lbfgs, which needs none.");
        } else if (rate != null && !(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            problems.add(
                    "--lr " + problems.typed("--lr", rate) + ": a learning rate is above 0",
                    "A step is the rate times the gradient. Give a positive number: --lr 0.1.");
            learningRate = null;
        }
    }

    /** The settings with these, once {@link #check} found nothing. */
    public Settings settings() {
        StopRules stop = StopRules.DEFAULTS
                .withTolerance(tolerance)
                .withMaxEpochs(steps)
                .withMaxSeconds(maxSeconds)
                .withLossChange(lossChange)
                .withTargetLoss(targetLoss == null ? StopRules.DEFAULTS.targetLoss() : targetLoss);
        Settings settings = Settings.DEFAULTS
                .withOptimizer(optimizer)
                .withSchedule(schedule)
                .withClipping(clipping)
                .withAveraging(averaging)
                .withStart(start == null ? Settings.DEFAULTS.start() : start)
                .withStop(stop)
                .withSeed(seed);
        return learningRate == null ? settings : settings.withLearningRate(new LearningRate.Fixed(learningRate));
    }
}
