package org.jellygrad.playground.lesson;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jellygrad.playground.run.RunPlan;

/**
 * A lesson as it was written: numbers are still placeholders.
 *
 * @param name one word
 * @param title a few words
 * @param goal one sentence
 * @param runs its runs by name, those that are only there for their numbers too
 * @param steps in order
 */
public record Lesson(String name, String title, String goal, Map<String, RunPlan> runs, List<LessonStep> steps) {
    public Lesson {
        runs = Collections.unmodifiableMap(new LinkedHashMap<>(runs));
        steps = List.copyOf(steps);
    }

    /** What its questions are worth together. */
    public int points() {
        return steps.stream().mapToInt(LessonStep::points).sum();
    }

    /** All texts that a learner may read, in order. */
    public List<String> texts() {
        return Stream.concat(Stream.of(title, goal), steps.stream().flatMap(step -> step.texts().stream()))
                .toList();
    }
}
