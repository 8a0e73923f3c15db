package org.jellygrad.trainer.summary;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jellygrad.trainer.text.Paragraphs;

/**
 * How a summary is printed.
 *
 * @param detail how much it tells
 * @param confidence of the coefficients' intervals, between 0 and 1
 * @param unicode whether the screen can show block characters
 * @param words puts the reader's words in the place of settings, as {@link org.jellygrad.datasets.problem.Problem} names them
 */
public record Layout(Detail detail, double confidence, boolean unicode, UnaryOperator<String> words) {
    private static final double USUAL_CONFIDENCE = 0.95;

    /** With intervals of 95 %, block characters and the library's names of settings. */
    public static Layout of(Detail detail) {
        return new Layout(detail, USUAL_CONFIDENCE, true, UnaryOperator.identity());
    }

    List<String> wrap(List<String> sentences) {
        return Paragraphs.wrap(words.apply(String.join(" ", sentences)));
    }
}
