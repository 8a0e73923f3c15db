package org.jellygrad.playground.facts;

import java.util.List;
import org.jellygrad.playground.state.PageState;
import org.jspecify.annotations.Nullable;

/**
 * A run that was made, as the page needs it.
 *
 * @param state that asked for it, with its step left at 0
 * @param command the line that makes it in a terminal; empty where none does
 * @param columns its path
 * @param outcome how it ended, in a word
 * @param why the same in a sentence
 * @param sentences the verdict in words
 * @param best where it should arrive; null where that is not known
 * @param hessian second derivatives by the user's parameters; null where they are not the same everywhere
 * @param coordinates in which it descended, as {@code scale} names them
 * @param toUser the user's parameters from descended ones, as a matrix; null where they are the same
 */
public record RecordedRun(
        PageState state,
        String command,
        PointColumns columns,
        String outcome,
        String why,
        List<String> sentences,
        Facts facts,
        @Nullable Best best,
        double @Nullable [][] hessian,
        String coordinates,
        double @Nullable [][] toUser) {

    public RecordedRun {
        sentences = List.copyOf(sentences);
    }

    /** What it takes of memory. */
    public long bytes() {
        return columns.bytes();
    }

    /** Steps that were taken. */
    public long steps() {
        return (long) columns.step()[columns.size() - 1];
    }
}
