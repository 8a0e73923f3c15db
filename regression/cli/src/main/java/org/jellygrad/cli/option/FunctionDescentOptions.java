package org.jellygrad.cli.option;

import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how to descend on a function. What is not given is as in {@link Settings#DEFAULTS}. */
public final class FunctionDescentOptions {

    /** The learning rate on a function where none is given. */
    public static final double RATE = 0.1;

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
                    "The learning rate: a step is the rate times the gradient. No rate fits all functions. Default: "
                            + FunctionDescentOptions.RATE + "; lbfgs and cg need none.")
    private @Nullable Double learningRate;

    @Option(names = "--steps", paramLabel = "N", description = "Steps at most. Default: ${DEFAULT-VALUE}.")
    private int steps = StopRules.DEFAULTS.maxEpochs();

    @Option(
            names = "--optimizer",
            paramLabel = "METHOD",
            description = "How gradients become steps: ${bundle:choices.Optimizer}.")
    private Optimizer optimizer = Settings.DEFAULTS.optimizer();

    @Mixin
    private CommonDescentOptions common = new CommonDescentOptions();

    /** Where descent starts; null if nothing was said. */
    public @Nullable InitialGuess start() {
        return start;
    }

    /** Adds what stands against descending. */
    public void check(Problems problems) {
        if (steps < 1) {
            problems.add("--steps " + steps + ": it counts steps", "Give a whole number from 1.");
            steps = StopRules.DEFAULTS.maxEpochs();
        }
        common.check(false, problems);
        checkRate(problems);
        settings().problems().forEach(problem -> problems.add(ExitCode.USAGE, problem));
    }

    private void checkRate(Problems problems) {
        Double rate = learningRate;
        if (rate != null && !(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            problems.add(
                    "--lr " + problems.typed("--lr", rate) + ": a learning rate is above 0",
                    "A step is the rate times the gradient. Give a positive number: --lr 0.1.");
            learningRate = null;
        }
    }

    /** Whether no rate is given to an optimizer that needs one. */
    public boolean isRateMissing() {
        return learningRate == null && optimizer.needsRate();
    }

    /** The settings with these, once {@link #check} found nothing. */
    public Settings settings() {
        Settings settings = common.applyTo(Settings.DEFAULTS)
                .withOptimizer(optimizer)
                .withStart(start == null ? Settings.DEFAULTS.start() : start);
        settings = settings.withStop(settings.stop().withMaxEpochs(steps));
        Double rate = isRateMissing() ? Double.valueOf(RATE) : learningRate;
        return rate == null ? settings : settings.withLearningRate(new LearningRate.Fixed(rate));
    }
}
