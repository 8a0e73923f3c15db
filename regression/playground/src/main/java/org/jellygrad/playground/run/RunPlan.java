package org.jellygrad.playground.run;

import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.trainer.settings.InitialGuess;

/**
 * A run before it is run.
 *
 * @param subject what it descends on
 * @param start where it starts; guesses need none
 * @param movement how it moves
 */
public record RunPlan(Subject subject, InitialGuess start, Movement movement) {

    /** The same from elsewhere. */
    public RunPlan withStart(InitialGuess value) {
        return new RunPlan(subject, value, movement);
    }

    /** The same on something else. */
    public RunPlan withSubject(Subject value) {
        return new RunPlan(value, start, movement);
    }

    /** The same with other moves. */
    public RunPlan withMovement(Movement value) {
        return new RunPlan(subject, start, value);
    }

    /**
     * The rate of its steps.
     *
     * @throws IllegalArgumentException if it moves without one
     */
    public double rate() {
        if (movement instanceof Movement.Descent descent) {
            return descent.rate();
        }
        if (movement instanceof Movement.Rule rule) {
            return rule.rate();
        }
        throw new InvalidValueException("The run has no rate.", "Only descent and typed rules have one.");
    }
}
