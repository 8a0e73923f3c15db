package org.jellygrad.cli.option;

import org.jellygrad.cli.problem.Problems;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.settings.Averaging;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how to descend. What is not given is as in {@link Settings#DEFAULTS}. */
public final class DescentOptions {

    @Option(
            names = "--optimizer",
            paramLabel = "METHOD",
            description =
                    "How gradients become steps: ${bundle:choices.Optimizer}. A method whose letters stand in brackets"
                            + " has usual numbers for them.")
    private Optimizer optimizer = Settings.DEFAULTS.optimizer();

    @Option(
            names = "--lr",
            paramLabel = "RATE",
            description = "The learning rate, which multiplies the gradient of the mean loss in descended coordinates:"
                    + " ${bundle:choices.LearningRate}.")
    private LearningRate learningRate = Settings.DEFAULTS.learningRate();

    @Option(
            names = "--schedule",
            paramLabel = "S",
            description = "How the rate changes from epoch to epoch: ${bundle:choices.Schedule}.")
    private Schedule schedule = Settings.DEFAULTS.schedule();

    @Option(
            names = "--clip",
            paramLabel = "C",
            description = "How large a gradient may be: ${bundle:choices.Clipping}.")
    private Clipping clipping = Settings.DEFAULTS.clipping();

    @Option(
            names = "--average",
            paramLabel = "A",
            description =
                    "Where a run ends: ${bundle:choices.Averaging}. The mean is nearer to the optimum where steps hover"
                            + " around it. Loss, gradient and stop rules are then those of the mean.")
    private Averaging averaging = Settings.DEFAULTS.averaging();

    @Option(
            names = "--batch",
            paramLabel = "ROWS",
            description = "Rows a step looks at: ${bundle:choices.Batching}; 1 is one row at a time.")
    private Batching batching = Settings.DEFAULTS.batching();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs at most; an epoch looks at every row once. Default: ${DEFAULT-VALUE}.")
    private int epochs = StopRules.DEFAULTS.maxEpochs();

    @Option(
            names = "--start",
            paramLabel = "GUESS",
            description = "Where descent starts: ${bundle:choices.InitialGuess}. Values are in the data's units, by the"
                    + " features' names.")
    private InitialGuess start = Settings.DEFAULTS.start();

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            description = "The coordinates of descent: ${bundle:choices.Scaling}. Results are in the data's units.")
    private Scaling scaling = Settings.DEFAULTS.scaling();

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            description = "Converged when the gradient's norm has fallen to this share of its start. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double tolerance = StopRules.DEFAULTS.tolerance();

    @Option(
            names = "--loss-change",
            paramLabel = "F",
            description = "Stop when an epoch changes the loss, penalty included, by at most this share of it; 0 (the"
                    + " default) is never.")
    private double lossChange = StopRules.DEFAULTS.lossChange();

    @Option(
            names = "--target-loss",
            paramLabel = "L",
            description = "Stop when the mean loss over all rows is at most this; by default never.")
    private double targetLoss = StopRules.DEFAULTS.targetLoss();

    @Option(names = "--max-seconds", paramLabel = "S", description = "Stop after this many seconds; by default never.")
    private double maxSeconds = StopRules.DEFAULTS.maxSeconds();

    @Option(
            names = "--validation",
            paramLabel = "F",
            description =
                    "The share of the rows, chosen by the seed, that is kept from descent to judge it by: their number and"
                            + " loss are shown. Default: ${DEFAULT-VALUE}.")
    private double validation = Settings.DEFAULTS.validation();

    @Option(
            names = "--patience",
            paramLabel = "K",
            description =
                    "Stop after K epochs without a new lowest loss on the validation rows, and go back to the lowest.")
    private @Nullable Integer patience;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the random start and of the shuffling. Default: ${DEFAULT-VALUE}.")
    private long seed = Settings.DEFAULTS.seed();

    /** Adds each number that is out of its range, and puts its default in its place. */
    public void check(Problems problems) {
        Settings defaults = Settings.DEFAULTS;
        StopRules stop = StopRules.DEFAULTS;
        epochs = problems.checked("--epochs", epochs, stop.maxEpochs(), stop::withMaxEpochs);
        tolerance = problems.checked("--tolerance", tolerance, stop.tolerance(), stop::withTolerance);
        lossChange = problems.checked("--loss-change", lossChange, stop.lossChange(), stop::withLossChange);
        if (targetLoss != stop.targetLoss() && !(targetLoss >= 0 && targetLoss < Double.POSITIVE_INFINITY)) {
            problems.add(
                    "--target-loss " + problems.typed("--target-loss", targetLoss) + ": no loss gets there",
                    "A mean loss is a finite number from 0; descent stops when it is at most this.");
            targetLoss = stop.targetLoss();
        }
        maxSeconds = problems.checked("--max-seconds", maxSeconds, stop.maxSeconds(), stop::withMaxSeconds);
        validation = problems.checked("--validation", validation, defaults.validation(), defaults::withValidation);
        if (patience != null && patience < 1) {
            problems.add(
                    "--patience " + patience + ": it counts epochs",
                    "It is how many of them may pass without a new lowest validation loss; give a whole number from 1.");
            patience = null;
        }
    }

    /** The settings with these, once {@link #check} found nothing. */
    public Settings applyTo(Settings settings) {
        StopRules stop = StopRules.DEFAULTS
                .withTolerance(tolerance)
                .withMaxEpochs(epochs)
                .withMaxSeconds(maxSeconds)
                .withLossChange(lossChange)
                .withTargetLoss(targetLoss)
                .withPatience(patience == null ? StopRules.DEFAULTS.patience() : patience);
        return settings.withOptimizer(optimizer)
                .withLearningRate(learningRate)
                .withSchedule(schedule)
                .withClipping(clipping)
                .withAveraging(averaging)
                .withBatching(batching)
                .withStart(start)
                .withScaling(scaling)
                .withStop(stop)
                .withValidation(validation)
                .withSeed(seed);
    }
}
