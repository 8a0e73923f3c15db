package org.jellygrad.playground.question;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jellygrad.playground.quantity.Placeholders;
import org.jellygrad.playground.quantity.QuotedNumbers;

/**
 * Numbers to predict.
 *
 * @param numbers in the order in which they are to be given
 * @param tolerance how far each may be off; shown
 * @param mistakes known wrong answers
 */
public record PredictQuestion(
        QuestionHeader header, List<WantedNumber> numbers, double tolerance, List<KnownMistake> mistakes)
        implements Question {
    private static final String DIGITS = "6";

    /** A share of the tolerance that rounding may take. */
    private static final double ROUNDING = 1e-9;

    public PredictQuestion {
        numbers = List.copyOf(numbers);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * A number that is asked for.
     *
     * @param name what it is
     * @param number a calculation with numbers of runs: {@code walk.x[1]}
     */
    public record WantedNumber(String name, String number) {}

    /**
     * A wrong answer that says what went wrong.
     *
     * @param number the first number of the answer, as a calculation
     * @param say a sentence that helps
     */
    public record KnownMistake(String number, String say) {}

    @Override
    public String how() {
        String names = numbers.stream().map(WantedNumber::name).collect(Collectors.joining(", then "));
        return (numbers.size() == 1 ? "Type a number: " : "Type " + numbers.size() + " numbers: ")
                + names
                + (tolerance == 0 ? ", exactly." : ", within " + QuotedNumbers.plain(tolerance) + ".");
    }

    @Override
    public List<String> texts() {
        return header.textsAnd(mistakes.stream().map(KnownMistake::say).toList());
    }

    @Override
    public List<String> calculations() {
        List<String> calculations = new ArrayList<>();
        numbers.forEach(wanted -> calculations.add(wanted.number()));
        mistakes.forEach(mistake -> calculations.add(mistake.number()));
        return calculations;
    }

    @Override
    public Question map(UnaryOperator<String> change) {
        return new PredictQuestion(
                header.map(change),
                numbers,
                tolerance,
                mistakes.stream()
                        .map(mistake -> new KnownMistake(mistake.number(), change.apply(mistake.say())))
                        .toList());
    }

    @Override
    public Grade grade(String answer, Placeholders truth, int hintsTaken) {
        List<Double> given = QuotedNumbers.all(answer);
        if (given.size() != numbers.size()) {
            String read = given.isEmpty() ? "no number" : given.size() == 1 ? "one number" : given.size() + " numbers";
            return Grade.wrong("I read " + read + ". " + how());
        }
        List<String> faults = new ArrayList<>();
        List<String> truths = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            String name = numbers.get(i).name();
            double right = truth.number(numbers.get(i).number());
            truths.add(name + " is " + QuotedNumbers.text(right, DIGITS));
            if (!near(given.get(i), right)) {
                faults.add(fault(name, given.get(i), right));
            }
        }
        if (faults.isEmpty()) {
            return Grade.right("Right: " + String.join(", ", truths) + ".", header, hintsTaken);
        }
        for (KnownMistake mistake : mistakes) {
            if (near(given.get(0), truth.number(mistake.number()))) {
                return Grade.wrong(mistake.say());
            }
        }
        return Grade.wrong(String.join(" ", faults));
    }

    private String fault(String name, double given, double right) {
        String said = "You say that " + name + " is " + QuotedNumbers.text(given) + "; that ";
        return said
                + (near(-given, right)
                        ? "has the right size and the wrong sign."
                        : given > right ? "is too high." : "is too low.");
    }

    private boolean near(double given, double right) {
        return Math.abs(given - right) <= tolerance + ROUNDING * (tolerance + Math.abs(right));
    }

    @Override
    public String solution(Placeholders truth) {
        return numbers.stream()
                .map(wanted -> Double.toString(truth.number(wanted.number())))
                .collect(Collectors.joining(" "));
    }
}
