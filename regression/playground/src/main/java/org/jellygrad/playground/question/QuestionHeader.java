package org.jellygrad.playground.question;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What all questions have.
 *
 * @param id its name within the lesson
 * @param text the question
 * @param hints before, one after the other
 * @param after what to say, or to try, when it is solved; may be empty
 * @param points what it is worth
 */
public record QuestionHeader(String id, String text, List<String> hints, String after, int points) {
    public QuestionHeader {
        hints = List.copyOf(hints);
    }

    /** The question, the hints and what is said after. */
    List<String> texts() {
        return Stream.of(List.of(text), hints, List.of(after))
                .flatMap(List::stream)
                .toList();
    }

    /** The texts and more of them. */
    List<String> textsAnd(List<String> more) {
        return Stream.concat(texts().stream(), more.stream()).toList();
    }

    /** The same with its texts changed. */
    public QuestionHeader map(UnaryOperator<String> change) {
        return new QuestionHeader(
                id, change.apply(text), hints.stream().map(change).toList(), change.apply(after), points);
    }
}
