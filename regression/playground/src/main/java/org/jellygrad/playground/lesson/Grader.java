package org.jellygrad.playground.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jellygrad.playground.lesson.Question.Mistake;
import org.jellygrad.playground.lesson.Question.Option;
import org.jellygrad.playground.lesson.Question.Wanted;

/** Grades answers, and says something that helps where they are wrong. */
record Grader(Filling filling) {
    private static final int DIGITS = 6;

    /** A share of the tolerance that rounding may take. */
    private static final double ROUNDING = 1e-9;

    /** How to answer. */
    static String how(Question question) {
        if (question instanceof Question.Predict predict) {
            List<Wanted> numbers = predict.numbers();
            String names = numbers.stream().map(Wanted::name).collect(Collectors.joining(", then "));
            return (numbers.size() == 1 ? "Type a number: " : "Type " + numbers.size() + " numbers: ")
                    + names
                    + (predict.tolerance() == 0
                            ? ", exactly."
                            : ", within " + QuotedNumbers.plain(predict.tolerance()) + ".");
        }
        if (question instanceof Question.Choose) {
            return "Type a letter.";
        }
        if (question instanceof Question.Order order) {
            return "Type the letters in the right order, as in "
                    + (order.lines().size() == 2
                            ? "b a."
                            : "c a b" + (order.lines().size() > 3 ? " ..." : "."));
        }
        if (question instanceof Question.Rule rule) {
            return (rule.isBlank() ? "Type what belongs in place of the question mark." : "Type the rule.")
                    + " It is run, and each step must be within " + QuotedNumbers.plain(rule.tolerance()) + ".";
        }
        return switch (((Question.Try) question).vary()) {
            case RATE -> "Type a learning rate. It is run.";
            case START -> "Type a start. It is run.";
            case FUNCTION -> "Type a function of x. It is run.";
        };
    }

    Grade grade(Question question, String answer, int hintsTaken) {
        if (answer.isBlank()) {
            return Grade.wrong(how(question));
        }
        if (question instanceof Question.Predict predict) {
            return predict(predict, answer, hintsTaken);
        }
        if (question instanceof Question.Choose choose) {
            return choose(choose, answer, hintsTaken);
        }
        if (question instanceof Question.Order order) {
            return order(order, answer, hintsTaken);
        }
        RunGrader runs = new RunGrader(filling);
        return question instanceof Question.Rule rule
                ? runs.rule(rule, answer, hintsTaken)
                : runs.attempt((Question.Try) question, answer, hintsTaken);
    }

    /** An answer that is right. */
    String solution(Question question) {
        if (question instanceof Question.Predict predict) {
            return predict.numbers().stream()
                    .map(wanted -> Double.toString(filling.number(wanted.number())))
                    .collect(Collectors.joining(" "));
        }
        if (question instanceof Question.Choose choose) {
            List<Option> options = choose.options();
            return letter(options.indexOf(
                    options.stream().filter(Option::right).findFirst().orElseThrow()));
        }
        if (question instanceof Question.Order order) {
            return order.lines().stream()
                    .map(line -> letter(order.shown().indexOf(line)))
                    .collect(Collectors.joining(" "));
        }
        return question instanceof Question.Rule rule ? rule.answer() : ((Question.Try) question).answer();
    }

    private Grade predict(Question.Predict question, String answer, int hintsTaken) {
        List<Double> given = QuotedNumbers.all(answer);
        List<Wanted> wanted = question.numbers();
        if (given.size() != wanted.size()) {
            String read = given.isEmpty() ? "no number" : given.size() == 1 ? "one number" : given.size() + " numbers";
            return Grade.wrong("I read " + read + ". " + how(question));
        }
        List<String> faults = new ArrayList<>();
        List<String> truths = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            String name = wanted.get(i).name();
            double right = filling.number(wanted.get(i).number());
            truths.add(name + " is " + QuotedNumbers.text(right, Integer.toString(DIGITS)));
            if (!near(given.get(i), right, question.tolerance())) {
                faults.add(fault(name, given.get(i), right, question.tolerance()));
            }
        }
        if (faults.isEmpty()) {
            return Grade.right("Right: " + String.join(", ", truths) + ".", question.asked(), hintsTaken);
        }
        for (Mistake mistake : question.mistakes()) {
            if (near(given.get(0), filling.number(mistake.number()), question.tolerance())) {
                return Grade.wrong(mistake.say());
            }
        }
        return Grade.wrong(String.join(" ", faults));
    }

    private static String fault(String name, double given, double right, double tolerance) {
        String said = "You say that " + name + " is " + QuotedNumbers.text(given) + "; that ";
        return said
                + (near(-given, right, tolerance)
                        ? "has the right size and the wrong sign."
                        : given > right ? "is too high." : "is too low.");
    }

    private static boolean near(double given, double right, double tolerance) {
        return Math.abs(given - right) <= tolerance + ROUNDING * (tolerance + Math.abs(right));
    }

    private static Grade choose(Question.Choose question, String answer, int hintsTaken) {
        List<Integer> places = places(answer, question.options().size());
        if (places.size() != 1) {
            return Grade.wrong(
                    "Choose one letter from a to " + letter(question.options().size() - 1) + ".");
        }
        Option option = question.options().get(places.get(0));
        return option.right() ? Grade.right(option.say(), question.asked(), hintsTaken) : Grade.wrong(option.say());
    }

    private static Grade order(Question.Order question, String answer, int hintsTaken) {
        List<String> shown = question.shown();
        List<Integer> places = places(answer, shown.size());
        if (places.size() != shown.size() || places.stream().distinct().count() < shown.size()) {
            return Grade.wrong("Give each letter from a to " + letter(shown.size() - 1) + " once.");
        }
        return OrderGrader.fault(
                        question.lines(), places.stream().map(shown::get).toList())
                .map(Grade::wrong)
                .orElseGet(() -> Grade.right("Right: that is an order that works.", question.asked(), hintsTaken));
    }

    /** The places that letters name, from 0; empty if something else is among them. */
    private static List<Integer> places(String answer, int count) {
        List<Integer> places = answer.toLowerCase(Locale.ROOT)
                .chars()
                .filter(character -> !Character.isWhitespace(character) && character != ',')
                .mapToObj(character -> character - 'a')
                .toList();
        return places.stream().allMatch(place -> place >= 0 && place < count) ? places : List.of();
    }

    /** The letter of a place: a, b ... */
    static String letter(int place) {
        return Character.toString((char) ('a' + place));
    }
}
