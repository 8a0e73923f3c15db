package org.jellygrad.playground.state;

import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.playground.run.RunEngine;
import org.jellygrad.playground.run.Strategy;
import org.jspecify.annotations.Nullable;

/** A lesson's run that a state names under {@code walk}, perhaps with a rule of the learner's own. */
final class LessonWalk {

    /** The key of a rule for x that takes the place of the run's own way to go. */
    static final String RULE = "rule";

    /** More characters than these are no rule of anyone's. */
    private static final int LONGEST = 2_000;

    private LessonWalk() {}

    /**
     * The run.
     *
     * @param name {@code LESSON/RUN}
     * @param rule of x and {@code lr}; null for the run as the lesson has it
     * @throws UnusableStateException if there is no such run, or the rule cannot be run
     */
    static FinishedRun of(CourseShelf lessons, String name, @Nullable String rule) {
        FinishedRun run;
        try {
            run = lessons.run(name);
        } catch (ProblemException e) {
            throw unusable("walk", e);
        }
        try {
            return rule == null ? run : ruled(run, rule);
        } catch (ProblemException e) {
            throw unusable(RULE, e);
        }
    }

    private static FinishedRun ruled(FinishedRun run, String rule) {
        if (rule.length() > LONGEST) {
            throw new InvalidValueException(
                    "The rule has " + rule.length() + " characters.",
                    "The longest has " + LONGEST + ". Write a shorter one.");
        }
        Strategy typed = new Strategy.TypedRule(
                Expression.parse(rule), run.plan().strategy().rate(), Math.toIntExact(run.steps()));
        return RunEngine.run(run.plan().withStrategy(typed));
    }

    private static UnusableStateException unusable(String key, ProblemException refusal) {
        return new UnusableStateException(refusal.problems().stream()
                .map(problem -> new StateProblem(key, problem.in(SettingWords::in)))
                .toList());
    }
}
