package org.jellygrad.playground.lesson;

import java.util.List;

/** A step of a lesson as it was written. */
public sealed interface Step {

    /** Its name within the lesson, by which progress is kept. */
    String id();

    /** A paragraph. */
    record Text(String id, String text) implements Step {}

    /**
     * A live run.
     *
     * @param id the run's name in {@link Lesson#runs}
     * @param views what to show of it, in order
     */
    record Live(String id, List<View> views) implements Step {
        public Live {
            views = List.copyOf(views);
        }
    }

    /** A question. */
    record Ask(Question question) implements Step {
        @Override
        public String id() {
            return question.asked().id();
        }
    }
}
