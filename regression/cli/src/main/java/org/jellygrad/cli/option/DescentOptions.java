package org.jellygrad.cli.option;

import org.jellygrad.cli.problem.Problems;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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
                    + " features' names; squares is the optimum of the squared loss. The default, auto, is zeros; it is squares"
                    + " for a million numbers or more with --loss huber or log-cosh and without --batch.")
    private InitialGuess start = Settings.DEFAULTS.start();

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            description = "The coordinates of descent: ${bundle:choices.Scaling}. Results are in the data's units.")
    private Scaling scaling = Settings.DEFAULTS.scaling();

    @Mixin
    private CommonDescentOptions common = new CommonDescentOptions();

    @Option(
            names = "--validation",
            paramLabel = "F",
            description =
                    "The share of the rows, chosen by the seed, that descent does not see. Their number and their loss are"
                            + " shown, to judge the model by. Default: ${DEFAULT-VALUE}.")
    private double validation = Settings.DEFAULTS.validation();

    @Option(
            names = "--patience",
            paramLabel = "K",
            description =
                    "Stop after K epochs without a new lowest loss on the validation rows, and go back to the parameters that had the lowest.")
    private @Nullable Integer patience;

    /** Adds each number that is out of its range, and puts its default in its place. */
    public void check(Problems problems) {
        Settings defaults = Settings.DEFAULTS;
        StopRules stop = StopRules.DEFAULTS;
        epochs = problems.checked("--epochs", epochs, stop.maxEpochs(), stop::withMaxEpochs);
        common.check(true, problems);
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
        Settings all = common.applyTo(settings)
                .withOptimizer(optimizer)
                .withLearningRate(learningRate)
                .withBatching(batching)
                .withStart(start)
                .withScaling(scaling)
                .withValidation(validation);
        return all.withStop(all.stop()
                .withMaxEpochs(epochs)
                .withPatience(patience == null ? StopRules.DEFAULTS.patience() : patience));
    }
}
