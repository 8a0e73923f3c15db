package org.jellygrad.playground.lesson;

import java.util.List;
import org.jellygrad.playground.run.Ran;

/** A step of an opened lesson: its numbers are there. */
public sealed interface Shown {

    /** {@link Step#id}. */
    String id();

    /** A paragraph. */
    record Text(String id, String text) implements Shown {}

    /**
     * A run that was run.
     *
     * @param views what to show of it: {@link ShownTable#of} and {@link Pictures#of} make tables and charts of them
     */
    record Run(String id, Ran ran, List<View> views) implements Shown {
        public Run {
            views = List.copyOf(views);
        }
    }

    /**
     * A question.
     *
     * @param how a sentence on how to answer it, with the tolerance
     */
    record Asks(Question question, String how) implements Shown {
        @Override
        public String id() {
            return question.asked().id();
        }
    }
}
