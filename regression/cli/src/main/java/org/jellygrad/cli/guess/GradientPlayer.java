package org.jellygrad.cli.guess;

import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.guess.Attempt;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.Settings;

/**
 * Gradient descent from a guessed line.
 *
 * @param settings of its run, but for the start
 */
public record GradientPlayer(Dataset data, Settings settings) {

    /** Its run, the guess first. */
    Fit play(Attempt from) {
        InitialGuess start = new InitialGuess.Given(Map.of("slope", from.slope(), "intercept", from.intercept()));
        return new Trainer(settings.withStart(start)).fit(data);
    }
}
