package org.jellygrad.playground.lesson;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.playground.run.Movement;
import org.jellygrad.playground.run.Ran;
import org.jellygrad.playground.run.RunEngine;
import org.jellygrad.playground.run.RunPlan;
import org.jellygrad.playground.run.Subject;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.InitialGuess;

/** Grades answers by running them. */
record RunGrader(Filling filling) {
    private static final int DIGITS = 6;

    Grade rule(Question.Rule question, String answer, int hintsTaken) {
        Ran like = filling.run(question.like());
        String name = like.names().get(0);
        try {
            String code = question.isBlank() ? question.code().replace("?", " " + answer + " ") : answer;
            Movement.Rule rule = new Movement.Rule(
                    Expression.parse(withoutAssignment(code, name)), like.plan().rate(), Math.toIntExact(like.steps()));
            return compare(question, RunEngine.run(like.plan().withMovement(rule)), like, hintsTaken);
        } catch (IllegalArgumentException e) {
            return Grade.wrong("Your rule cannot be run. " + e.getMessage());
        }
    }

    /** What stands behind {@code x =} or {@code x ←}. */
    private static String withoutAssignment(String code, String name) {
        return code.strip().replaceFirst("^" + name + "\\s*(=|←|<-|:=)\\s*", "");
    }

    private static Grade compare(Question.Rule question, Ran yours, Ran like, int hintsTaken) {
        String name = like.names().get(0);
        double start = x(like.path().first());
        double end = x(yours.path().last());
        String after = "after " + count(yours.steps()) + " " + name + " is " + text(end);
        if (apart(yours, like) <= question.tolerance()) {
            return Grade.right("Right: " + after + ", step by step as gradient descent.", question.asked(), hintsTaken);
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
        String first = yours.after(1).map(point -> text(x(point))).orElse("nowhere");
        String other = like.after(1).map(point -> text(x(point))).orElse("nowhere");
        return Grade.wrong("Your rule goes down, but by other steps: the first leads to " + first
                + ", that of gradient descent to " + other + "; " + after + ".");
    }

    /** The greatest distance between the points after equally many steps. */
    private static double apart(Ran yours, Ran like) {
        double apart = 0;
        for (PathPoint point : like.path().points()) {
            Optional<PathPoint> other = yours.after(point.step());
            double distance = other.map(at -> Math.abs(x(at) - x(point))).orElse(Double.POSITIVE_INFINITY);
            apart = Math.max(apart, Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance);
        }
        return apart;
    }

    Grade attempt(Question.Try question, String answer, int hintsTaken) {
        Ran base = filling.run(question.run());
        Ran yours;
        try {
            yours = RunEngine.run(varied(question, base, answer));
        } catch (IllegalArgumentException e) {
            return Grade.wrong("That cannot be run. " + e.getMessage());
        }
        Filling all = filling.with(References.YOURS, yours);
        String what;
        try {
            what = all.fill(question.say());
        } catch (LessonException e) {
            // A run that ended too early, or has other parameters, has not all of the numbers.
            what = yours.facts().why();
        }
        return holds(question.goal(), all)
                ? Grade.right("Right. " + what, question.asked(), hintsTaken)
                : Grade.wrong(what);
    }

    private static boolean holds(String goal, Filling filling) {
        Comparison comparison = Comparison.parse(goal);
        try {
            return comparison.holds(filling.number(comparison.left()), filling.number(comparison.right()));
        } catch (IllegalArgumentException e) {
            return false; // the run has no such number
        }
    }

    private static RunPlan varied(Question.Try question, Ran base, String answer) {
        RunPlan plan = base.plan();
        return switch (question.vary()) {
            case RATE -> plan.withMovement(descent(plan).withRate(number(answer)));
            case START ->
                plan.withStart(new InitialGuess.Given(Map.of(base.names().get(0), number(answer))));
            case FUNCTION -> function(plan, base.names(), answer);
        };
    }

    private static RunPlan function(RunPlan plan, List<String> names, String answer) {
        Expression expression = Expression.parse(answer);
        if (!expression.variables().equals(names)) {
            throw new InvalidValueException(
                    "Its variables are " + expression.variables() + ".",
                    "Write a function of " + String.join(", ", names) + ".");
        }
        return plan.withSubject(new Subject.Function(expression));
    }

    private static Movement.Descent descent(RunPlan plan) {
        if (plan.movement() instanceof Movement.Descent descent) {
            return descent;
        }
        throw new IllegalArgumentException("The run does not descend by a rate.");
    }

    private static double number(String answer) {
        return QuotedNumbers.parse(answer)
                .orElseThrow(() -> new IllegalArgumentException("'" + answer.strip() + "' is no number."));
    }

    private static double x(PathPoint point) {
        return point.parameters()[0];
    }

    private static String text(double value) {
        return QuotedNumbers.text(value, Integer.toString(DIGITS));
    }

    private static String count(long steps) {
        return steps == 1 ? "1 step" : steps + " steps";
    }
}
