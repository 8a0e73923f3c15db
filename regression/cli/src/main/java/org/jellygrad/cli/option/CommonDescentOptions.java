package org.jellygrad.cli.option;

import org.jellygrad.cli.problem.Problems;
import org.jellygrad.trainer.settings.Averaging;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import picocli.CommandLine.Option;

/**
 * The options of every descent, on data or on a function. What is not given is as in {@link Settings#DEFAULTS}. A command on functions
 * alone has {@link Families.Help} speak of steps and values, where others speak of epochs and losses.
 */
public final class CommonDescentOptions {

    @Option(
            names = "--schedule",
            paramLabel = "S",
            description = "How the rate changes from ${bundle:epoch} to ${bundle:epoch}: ${bundle:choices.Schedule}.")
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
                            + " around it. ${bundle:Loss}, gradient and stop rules are then those of the mean.")
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
            description = "Stop when ${bundle:change} by at most this share of it; 0 (the default) is never.")
    private double lossChange = StopRules.DEFAULTS.lossChange();

    @Option(
            names = "--target-loss",
            paramLabel = "L",
            description = "Stop when the ${bundle:reached} is at most this; by default never.")
    private double targetLoss = StopRules.DEFAULTS.targetLoss();

    @Option(names = "--max-seconds", paramLabel = "S", description = "Stop after this many seconds; by default never.")
    private double maxSeconds = StopRules.DEFAULTS.maxSeconds();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Seed of the random start${bundle:shuffling}. Default: ${DEFAULT-VALUE}.")
    private long seed = Settings.DEFAULTS.seed();

    /**
     * Adds each number that is out of its range, and puts its default in its place.
     *
     * @param ofData whether descent is on data, whose loss is never negative
     */
    void check(boolean ofData, Problems problems) {
        StopRules stop = StopRules.DEFAULTS;
        tolerance = problems.checked("--tolerance", tolerance, stop.tolerance(), stop::withTolerance);
        lossChange = problems.checked("--loss-change", lossChange, stop.lossChange(), stop::withLossChange);
        if (ofData && targetLoss != stop.targetLoss() && !(targetLoss >= 0 && targetLoss < Double.POSITIVE_INFINITY)) {
            problems.add(
                    "--target-loss " + problems.typed("--target-loss", targetLoss) + ": no loss gets there",
                    "A mean loss is a finite number from 0; descent stops when it is at most this.");
            targetLoss = stop.targetLoss();
        }
        maxSeconds = problems.checked("--max-seconds", maxSeconds, stop.maxSeconds(), stop::withMaxSeconds);
    }

    /** The settings with these, once {@link #check} found nothing. */
    Settings applyTo(Settings settings) {
        StopRules stop = settings.stop()
                .withTolerance(tolerance)
                .withLossChange(lossChange)
                .withTargetLoss(targetLoss)
                .withMaxSeconds(maxSeconds);
        return settings.withSchedule(schedule)
                .withClipping(clipping)
                .withAveraging(averaging)
                .withStop(stop)
                .withSeed(seed);
    }
}
