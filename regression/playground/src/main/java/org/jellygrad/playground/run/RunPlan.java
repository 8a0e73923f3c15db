package org.jellygrad.playground.run;

import org.jellygrad.trainer.settings.InitialGuess;

/**
 * A run before it is run.
 *
 * @param objective what it descends on
 * @param start where it starts; guesses need none
 * @param strategy how it gets from point to point
 */
public record RunPlan(RunObjective objective, InitialGuess start, Strategy strategy) {

    /** The same from elsewhere. */
    public RunPlan withStart(InitialGuess value) {
        return new RunPlan(objective, value, strategy);
    }

    /** The same on something else. */
    public RunPlan withObjective(RunObjective value) {
        return new RunPlan(value, start, strategy);
    }

    /** The same with another strategy. */
    public RunPlan withStrategy(Strategy value) {
        return new RunPlan(objective, start, value);
    }
}
