package org.jellygrad.playground.lesson;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jellygrad.playground.question.Question;
import org.jellygrad.playground.view.View;

/** A step of a lesson. */
public sealed interface LessonStep {

    /** Its name within the lesson, by which progress is kept. */
    String id();

    /** All texts that a learner may read. */
    List<String> texts();

    /** The same with its texts changed, as by filling in numbers. */
    LessonStep map(UnaryOperator<String> change);

    /** The calculations with numbers of runs that it needs. */
    default List<String> calculations() {
        return List.of();
    }

    /** What it asks; empty if it asks nothing. */
    default Optional<Question> asks() {
        return Optional.empty();
    }

    /** What it shows of the run of its name, in order; empty if it shows none. */
    default List<View> views() {
        return List.of();
    }

    /** What it is worth. */
    default int points() {
        return 0;
    }

    /** A paragraph. */
    record Paragraph(String id, String text) implements LessonStep {
        @Override
        public List<String> texts() {
            return List.of(text);
        }

        @Override
        public LessonStep map(UnaryOperator<String> change) {
            return new Paragraph(id, change.apply(text));
        }
    }

    /**
     * A live run.
     *
     * @param id the run's name in {@link Lesson#runs}
     * @param views what to show of it, in order
     */
    record LiveRun(String id, List<View> views) implements LessonStep {
        public LiveRun {
            views = List.copyOf(views);
        }

        @Override
        public List<String> texts() {
            return List.of();
        }

        @Override
        public LessonStep map(UnaryOperator<String> change) {
            return this;
        }
    }

    /** A question. */
    record Ask(Question question) implements LessonStep {
        @Override
        public Optional<Question> asks() {
            return Optional.of(question);
        }

        @Override
        public String id() {
            return question.header().id();
        }

        @Override
        public List<String> texts() {
            return question.texts();
        }

        @Override
        public List<String> calculations() {
            return question.calculations();
        }

        @Override
        public LessonStep map(UnaryOperator<String> change) {
            return new Ask(question.map(change));
        }

        @Override
        public int points() {
            return question.header().points();
        }
    }
}
