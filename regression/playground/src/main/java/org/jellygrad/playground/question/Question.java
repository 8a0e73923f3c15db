package org.jellygrad.playground.question;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jellygrad.playground.quantity.Placeholders;
import org.jellygrad.playground.run.RunPlan;

/** A question: its text, how to answer it, and how an answer is graded. */
public sealed interface Question
        permits PredictQuestion, ChoiceQuestion, OrderQuestion, UpdateRuleQuestion, TrialQuestion {

    /** What all questions have. */
    QuestionHeader header();

    /** A sentence on how to answer, with the tolerance. */
    String how();

    /** What stands between the question and {@link #how}: options to choose from, lines to order, or code; empty if nothing does. */
    default List<ShownLine> shown() {
        return List.of();
    }

    /** All texts that a learner may read, those that only some answers call for among them. They may hold placeholders. */
    default List<String> texts() {
        return header().texts();
    }

    /** The calculations that grading needs, to be checked while the lesson is read. */
    default List<String> calculations() {
        return List.of();
    }

    /** The same with its texts changed, as by filling in numbers. */
    Question map(UnaryOperator<String> change);

    /**
     * Grades an answer as it was typed.
     *
     * @param answer not blank
     * @param numbers those of the lesson's runs
     * @param hintsTaken how many hints the learner has seen
     */
    Grade grade(String answer, Placeholders numbers, int hintsTaken);

    /** An answer that is graded right. */
    String solution(Placeholders numbers);

    /** The run that an answer makes; empty if it makes none. */
    default Optional<TriedRun> tried(String answer, Placeholders numbers) {
        return Optional.empty();
    }

    /**
     * A learner's own run.
     *
     * @param base the lesson's run that it varies
     */
    record TriedRun(String base, RunPlan plan) {}

    /**
     * A line below a question.
     *
     * @param letter by which an answer names the line; empty if answers do not name it
     */
    record ShownLine(String letter, String text) {
        /** Texts under the letters a, b ... */
        static List<ShownLine> lettered(List<String> texts) {
            return Letters.of(texts.size()).stream()
                    .map(letter -> new ShownLine(letter, texts.get(Letters.place(letter))))
                    .toList();
        }
    }
}
