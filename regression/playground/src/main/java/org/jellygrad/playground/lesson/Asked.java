package org.jellygrad.playground.lesson;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What all questions have.
 *
 * @param id its name within the lesson
 * @param text the question
 * @param hints before, one after the other
 * @param after what to say, or to try, when it is solved; may be empty
 * @param points what it is worth
 */
public record Asked(String id, String text, List<String> hints, String after, int points) {
    public Asked {
        hints = List.copyOf(hints);
    }

    Asked map(UnaryOperator<String> change) {
        return new Asked(id, change.apply(text), hints.stream().map(change).toList(), change.apply(after), points);
    }
}
