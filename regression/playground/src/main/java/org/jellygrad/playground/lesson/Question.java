package org.jellygrad.playground.lesson;

import java.util.List;
import java.util.function.UnaryOperator;

/** A question. Its answer is graded by computing, except where one is chosen. */
public sealed interface Question {

    /** What all questions have. */
    Asked asked();

    /** The same with its texts changed, as by filling in numbers. */
    Question map(UnaryOperator<String> change);

    /**
     * QuotedNumbers to predict.
     *
     * @param numbers in the order in which they are to be given
     * @param tolerance how far each may be off; shown
     * @param mistakes known wrong answers
     */
    record Predict(Asked asked, List<Wanted> numbers, double tolerance, List<Mistake> mistakes) implements Question {
        public Predict {
            numbers = List.copyOf(numbers);
            mistakes = List.copyOf(mistakes);
        }

        @Override
        public Predict map(UnaryOperator<String> change) {
            return new Predict(
                    asked.map(change),
                    numbers,
                    tolerance,
                    mistakes.stream()
                            .map(mistake -> new Mistake(mistake.number(), change.apply(mistake.say())))
                            .toList());
        }
    }

    /**
     * A number that is asked for.
     *
     * @param name what it is
     * @param number a calculation with numbers of runs: {@code walk.x[1]}
     */
    record Wanted(String name, String number) {}

    /**
     * A wrong answer that says what went wrong.
     *
     * @param number the first number of the answer, as a calculation
     * @param say a sentence that helps
     */
    record Mistake(String number, String say) {}

    /** One of several answers to choose. */
    record Choose(Asked asked, List<Option> options) implements Question {
        public Choose {
            options = List.copyOf(options);
        }

        @Override
        public Choose map(UnaryOperator<String> change) {
            return new Choose(
                    asked.map(change),
                    options.stream()
                            .map(option ->
                                    new Option(option.right(), change.apply(option.text()), change.apply(option.say())))
                            .toList());
        }
    }

    /**
     * An answer to choose.
     *
     * @param say what to say to who chooses it
     */
    record Option(boolean right, String text, String say) {}

    /**
     * Lines to put in order.
     *
     * @param lines in the right order
     * @param shuffled where the line shown at each place stands in the right order, from 0
     */
    record Order(Asked asked, List<String> lines, List<Integer> shuffled) implements Question {
        public Order {
            lines = List.copyOf(lines);
            shuffled = List.copyOf(shuffled);
        }

        /** The lines as they are shown. */
        public List<String> shown() {
            return shuffled.stream().map(lines::get).toList();
        }

        @Override
        public Order map(UnaryOperator<String> change) {
            return new Order(asked.map(change), lines, shuffled);
        }
    }

    /**
     * An update rule to type, to mend, or to complete. Right is what walks as the run does.
     *
     * @param like the run, whose function, start, rate and number of steps the rule gets
     * @param code shown: a program, perhaps with a fault or with {@code ?} at a blank; empty if there is none
     * @param tolerance how far the steps may be apart; shown
     * @param answer a right one
     */
    record Rule(Asked asked, String like, String code, double tolerance, String answer) implements Question {
        /** Whether only a blank of the code is to be filled in. */
        public boolean isBlank() {
            return code.contains("?");
        }

        @Override
        public Rule map(UnaryOperator<String> change) {
            return new Rule(asked.map(change), like, code, tolerance, answer);
        }
    }

    /**
     * Something of a run to choose so that it does what is wanted.
     *
     * @param run which is changed
     * @param vary what of it is chosen
     * @param goal a comparison that must hold of the run, which is called {@code yours}: {@code yours.x[last] <= 0.1}
     * @param say what to say to who misses it, with numbers of {@code yours}
     * @param answer a right one
     */
    record Try(Asked asked, String run, Vary vary, String goal, String say, String answer) implements Question {
        @Override
        public Try map(UnaryOperator<String> change) {
            return new Try(asked.map(change), run, vary, goal, say, answer);
        }
    }

    /** What of a run can be chosen. */
    enum Vary {
        /** The learning rate. */
        RATE,
        /** The start of the one parameter. */
        START,
        /** The function. */
        FUNCTION
    }
}
