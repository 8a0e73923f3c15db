package org.jellygrad.playground.question;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.playground.quantity.Inequality;
import org.jellygrad.playground.quantity.Placeholders;
import org.jellygrad.playground.quantity.QuotedNumbers;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.playground.run.RunEngine;
import org.jellygrad.playground.run.RunObjective;
import org.jellygrad.playground.run.RunPlan;
import org.jellygrad.trainer.settings.InitialGuess;

/**
 * A rate, a start or a function to choose, so that a run does what is wanted.
 *
 * @param run the run that is changed
 * @param vary which part of the run is chosen
 * @param goal an inequality that must hold of the changed run, which is called {@code yours}: {@code yours.x[last] <= 0.1}
 * @param say what to say to a learner who misses the goal, with numbers of {@code yours}
 * @param answer a right one
 */
public record TrialQuestion(QuestionHeader header, String run, Vary vary, String goal, String say, String answer)
        implements Question {

    /** What of a run can be chosen. */
    public enum Vary {
        /** The learning rate. */
        RATE("Type a learning rate.") {
            @Override
            RunPlan changed(RunPlan plan, List<String> names, String typed) {
                return plan.withStrategy(plan.strategy().withRate(number(typed)));
            }
        },
        /** The start of the one parameter. */
        START("Type a start.") {
            @Override
            RunPlan changed(RunPlan plan, List<String> names, String typed) {
                return plan.withStart(new InitialGuess.Given(Map.of(names.get(0), number(typed))));
            }
        },
        /** The function. */
        FUNCTION("Type a function of x.") {
            @Override
            RunPlan changed(RunPlan plan, List<String> names, String typed) {
                Expression expression = Expression.parse(typed);
                if (!expression.variables().equals(names)) {
                    throw new InvalidValueException(
                            "Its variables are " + expression.variables() + ".",
                            "Write a function of " + String.join(", ", names) + ".");
                }
                return plan.withObjective(new RunObjective.Function(expression));
            }
        };

        private final String how;

        Vary(String how) {
            this.how = how;
        }

        abstract RunPlan changed(RunPlan plan, List<String> names, String typed);

        private static double number(String typed) {
            return QuotedNumbers.parse(typed)
                    .orElseThrow(() -> new IllegalArgumentException("'" + typed.strip() + "' is no number."));
        }
    }

    @Override
    public String how() {
        return vary.how + " It is run.";
    }

    @Override
    public List<String> texts() {
        return header.textsAnd(List.of(say));
    }

    @Override
    public List<String> calculations() {
        Inequality wanted = Inequality.parse(goal);
        return List.of(run + ".steps", wanted.left(), wanted.right());
    }

    @Override
    public Question map(UnaryOperator<String> change) {
        return new TrialQuestion(header.map(change), run, vary, goal, say, answer);
    }

    @Override
    public Grade grade(String typed, Placeholders numbers, int hintsTaken) {
        FinishedRun base = numbers.run(run);
        FinishedRun yours;
        try {
            yours = RunEngine.run(vary.changed(base.plan(), base.names(), typed));
        } catch (IllegalArgumentException e) {
            return Grade.wrong("That cannot be run. " + e.getMessage());
        }
        Placeholders all = numbers.with(Placeholders.YOURS, yours);
        String what;
        try {
            what = all.fill(say);
        } catch (IllegalArgumentException e) {
            // A run that ended too early, or has other parameters, has not all of the numbers.
            what = yours.facts().why();
        }
        return holds(all) ? Grade.right("Right. " + what, header, hintsTaken) : Grade.wrong(what);
    }

    @Override
    public Optional<TriedRun> tried(String typed, Placeholders numbers) {
        FinishedRun base = numbers.run(run);
        try {
            RunPlan plan = vary.changed(base.plan(), base.names(), typed);
            RunEngine.run(plan);
            return Optional.of(new TriedRun(run, plan));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the grade says why it cannot be run
        }
    }

    private boolean holds(Placeholders numbers) {
        Inequality wanted = Inequality.parse(goal);
        try {
            return wanted.holds(numbers.number(wanted.left()), numbers.number(wanted.right()));
        } catch (IllegalArgumentException e) {
            return false; // the run has no such number
        }
    }

    @Override
    public String solution(Placeholders numbers) {
        return answer;
    }
}
