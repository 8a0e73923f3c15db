package org.jellygrad.trainer.outcome;

import java.util.List;

/**
 * The curve of a learning-rate search: short runs at rates evenly spaced on a log scale, four to a factor of ten. The rates go from a
 * hundredth of the rate of {@code auto} to thirty times that rate. Each short run has the same start, seed and number of epochs, and keeps
 * its rate throughout; the stop rules of the run itself do not apply.
 *
 * @param trials in ascending order of their rates; the rate of {@code auto} is among them
 * @param epochs that each trial had: {@value #EPOCHS}
 * @param start the objective (the mean loss with its penalty) at the start
 * @param best the rate of the trial with the lowest objective. Ties go to the fewest epochs, then to the smallest gradient
 */
public record RateSearch(List<Trial> trials, int epochs, double start, double best) {

    /** Epochs that a trial has. */
    public static final int EPOCHS = 30;

    /**
     * A short run.
     *
     * @param rate its learning rate, before the schedule
     * @param value the objective where it ended
     * @param epochs it took: fewer than it had where it converged or diverged
     * @param gradientRatio the gradient's norm at its end over that at the start
     * @param diverged whether the objective rose over ten times its start, or stopped being finite
     */
    public record Trial(double rate, double value, int epochs, double gradientRatio, boolean diverged) {}

    public RateSearch {
        trials = List.copyOf(trials);
    }
}
