package org.jellygrad.playground.question;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.playground.quantity.Placeholders;
import org.jellygrad.playground.quantity.QuotedNumbers;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.playground.run.RunEngine;
import org.jellygrad.playground.run.RunPlan;
import org.jellygrad.playground.run.Strategy;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.text.Numbers;

/**
 * An update rule to type, to mend, or to complete. A rule is right if it makes the steps of a run.
 *
 * @param like the run, whose function, start, rate and number of steps the rule gets
 * @param code shown: a program, perhaps with a fault or with {@code ?} at a blank; empty if there is none
 * @param tolerance how far the steps may be apart; shown
 * @param answer a right one
 */
public record UpdateRuleQuestion(QuestionHeader header, String like, String code, double tolerance, String answer)
        implements Question {
    private static final String DIGITS = "6";

    /** Whether only a blank of the code is to be filled in. */
    public boolean isBlank() {
        return code.contains("?");
    }

    @Override
    public String how() {
        return (isBlank() ? "Type what belongs in place of the question mark." : "Type the rule.")
                + " It is run, and each step must be within " + QuotedNumbers.plain(tolerance) + ".";
    }

    @Override
    public List<ShownLine> shown() {
        return code.isEmpty() ? List.of() : List.of(new ShownLine("", code));
    }

    @Override
    public List<String> calculations() {
        return List.of(like + ".steps");
    }

    @Override
    public Question map(UnaryOperator<String> change) {
        return new UpdateRuleQuestion(header.map(change), like, code, tolerance, answer);
    }

    @Override
    public Grade grade(String typed, Placeholders numbers, int hintsTaken) {
        FinishedRun wanted = numbers.run(like);
        try {
            return compare(RunEngine.run(plan(typed, wanted)), wanted, hintsTaken);
        } catch (IllegalArgumentException e) {
            return Grade.wrong("Your rule cannot be run. " + e.getMessage());
        }
    }

    /** The run that a rule makes. */
    private RunPlan plan(String typed, FinishedRun wanted) {
        String rule = isBlank() ? code.replace("?", " " + typed + " ") : typed;
        return wanted.plan()
                .withStrategy(new Strategy.TypedRule(
                        Expression.parse(withoutAssignment(rule, wanted.names().get(0))),
                        wanted.plan().strategy().rate(),
                        Math.toIntExact(wanted.steps())));
    }

    @Override
    public Optional<TriedRun> tried(String typed, Placeholders numbers) {
        try {
            RunPlan plan = plan(typed, numbers.run(like));
            RunEngine.run(plan);
            return Optional.of(new TriedRun(like, plan));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the grade says why it cannot be run
        }
    }

    /** What stands behind {@code x =} or {@code x ←}. */
    private static String withoutAssignment(String rule, String name) {
        return rule.strip().replaceFirst("^" + name + "\\s*(=|←|<-|:=)\\s*", "");
    }

    private Grade compare(FinishedRun yours, FinishedRun wanted, int hintsTaken) {
        String name = wanted.names().get(0);
        double start = x(wanted.path().first());
        double end = x(yours.path().last());
        String after = "after " + Numbers.count(yours.steps(), "step") + " " + name + " is " + text(end);
        if (apart(yours, wanted) <= tolerance) {
            return Grade.right("Right: " + after + ", step by step as gradient descent.", header, hintsTaken);
        }
        double before = yours.path().first().loss();
        double loss = yours.path().last().loss();
        if (!(loss <= before)) {
            return Grade.wrong("Your rule climbs: " + after + ", and the loss rose from " + QuotedNumbers.text(before)
                    + " to " + QuotedNumbers.text(loss) + ".");
        }
        if (yours.path().points().stream().allMatch(point -> x(point) == start)) {
            return Grade.wrong("Your rule does not move: " + after + ", where it began.");
        }
        return Grade.wrong("Your rule goes down, but by other steps: the first leads to " + first(yours)
                + ", that of gradient descent to " + first(wanted) + "; " + after + ".");
    }

    private static String first(FinishedRun run) {
        return run.after(1).map(point -> text(x(point))).orElse("nowhere");
    }

    /** The greatest distance between the points after equally many steps. */
    private static double apart(FinishedRun yours, FinishedRun wanted) {
        double apart = 0;
        for (PathPoint point : wanted.path().points()) {
            Optional<PathPoint> other = yours.after(point.step());
            double distance = other.map(at -> Math.abs(x(at) - x(point))).orElse(Double.POSITIVE_INFINITY);
            apart = Math.max(apart, Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance);
        }
        return apart;
    }

    private static double x(PathPoint point) {
        return point.parameters()[0];
    }

    private static String text(double value) {
        return QuotedNumbers.text(value, DIGITS);
    }

    @Override
    public String solution(Placeholders numbers) {
        return answer;
    }
}
