package org.jellygrad.cli;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.trainer.Settings;
import org.jellygrad.trainer.method.Batching;
import org.jellygrad.trainer.method.InitialGuess;
import org.jellygrad.trainer.method.LearningRate;
import org.jellygrad.trainer.method.Loss;
import org.jellygrad.trainer.method.Scaling;
import org.jellygrad.trainer.method.StopRules;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how to train. What is not given is as in {@link Settings#DEFAULTS}. */
final class TrainOptions {

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "The column to predict. A bundled data set has one by default.")
    private @Nullable String target;

    @Option(
            names = "--features",
            paramLabel = "A,B",
            hideParamSyntax = true,
            split = ",",
            splitSynopsisLabel = "",
            description =
                    "The columns to predict it from; by default the data set's own, or every other numeric column.")
    private List<String> features = new ArrayList<>();

    @Option(
            names = "--degree",
            paramLabel = "K",
            description = "Each feature x enters with its powers x, x^2 ... up to this one. Default: ${DEFAULT-VALUE}.")
    private int degree = Settings.DEFAULTS.degree();

    @Option(names = "--no-intercept", description = "Fit through the origin.")
    private boolean noIntercept;

    @Option(
            names = "--loss",
            paramLabel = "LOSS",
            description =
                    "What a residual costs: mse (the default), mae, or huber:D, which is squared up to D and linear"
                            + " beyond, D in the target's units.")
    private Loss loss = Settings.DEFAULTS.loss();

    @Option(
            names = "--lr",
            paramLabel = "RATE",
            description =
                    "The learning rate, which multiplies the gradient of the mean loss in descended coordinates; or"
                            + " ${DEFAULT-VALUE} (the default), the best fixed one for this data.")
    private LearningRate learningRate = Settings.DEFAULTS.learningRate();

    @Option(
            names = "--batch",
            paramLabel = "ROWS",
            description = "Rows a step looks at: ${DEFAULT-VALUE} (the default), or a number; 1 is one row at a time.")
    private Batching batching = Settings.DEFAULTS.batching();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs at most; an epoch looks at every row once. Default: ${DEFAULT-VALUE}.")
    private int epochs = StopRules.DEFAULTS.maxEpochs();

    @Option(
            names = "--start",
            paramLabel = "GUESS",
            description = "Where descent starts: zeros (the default), random, or values in the data's units,"
                    + " slope=3,intercept=20 or by the features' names.")
    private InitialGuess start = Settings.DEFAULTS.start();

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            description =
                    "The coordinates of descent: standard (columns minus mean, over standard deviation), orthogonal (an"
                            + " orthonormal basis of the columns), none (the data's own), or ${DEFAULT-VALUE} (the default):"
                            + " standard until the condition number is large, then orthogonal. Results are in the data's units.")
    private Scaling scaling = Settings.DEFAULTS.scaling();

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            description = "Converged when the gradient's norm has fallen to this share of its start. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double tolerance = StopRules.DEFAULTS.tolerance();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the random start and of the shuffling. Default: ${DEFAULT-VALUE}.")
    private long seed = Settings.DEFAULTS.seed();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Threads to work with; by default one per processor. The result is the same bits with any number.")
    private int threads = Settings.DEFAULTS.threads();

    @Option(
            names = "--missing",
            paramLabel = "HOW",
            description =
                    "What becomes of rows with missing cells: drop (the default), mean (a feature takes its column's"
                            + " mean), or error.")
    private MissingValues missing = Settings.DEFAULTS.missing();

    @Nullable
    String target() {
        return target;
    }

    List<String> features() {
        return features.stream().map(String::strip).toList();
    }

    boolean hasIntercept() {
        return !noIntercept;
    }

    InitialGuess start() {
        return start;
    }

    /** Adds each number that is out of its range. */
    void check(Problems problems) {
        problems.check("--epochs " + epochs, () -> StopRules.DEFAULTS.withMaxEpochs(epochs));
        problems.check("--tolerance " + tolerance, () -> StopRules.DEFAULTS.withTolerance(tolerance));
        problems.check("--degree " + degree, () -> Settings.DEFAULTS.withDegree(degree));
        problems.check("--threads " + threads, () -> Settings.DEFAULTS.withThreads(threads));
    }

    /** The settings, once {@link #check} found nothing. */
    Settings settings() {
        return Settings.DEFAULTS
                .withTarget(target)
                .withFeatures(features())
                .withDegree(degree)
                .withIntercept(!noIntercept)
                .withLoss(loss)
                .withLearningRate(learningRate)
                .withBatching(batching)
                .withScaling(scaling)
                .withStart(start)
                .withStop(StopRules.DEFAULTS.withTolerance(tolerance).withMaxEpochs(epochs))
                .withMissing(missing)
                .withSeed(seed)
                .withThreads(threads);
    }
}
