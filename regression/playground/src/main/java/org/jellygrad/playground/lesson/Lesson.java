package org.jellygrad.playground.lesson;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
public record Lesson(String name, String title, String goal, Map<String, RunPlan> runs, List<Step> steps) {
    public Lesson {
        runs = Collections.unmodifiableMap(new LinkedHashMap<>(runs));
        steps = List.copyOf(steps);
    }

    /**
     * Runs its runs and fills in the numbers.
     *
     * @throws LessonException if a run cannot be run or a number does not exist
     */
    public Opened open() {
        return Opened.of(this);
    }

    /** What its questions are worth together. */
    public int points() {
        return steps.stream()
                .filter(Step.Ask.class::isInstance)
                .mapToInt(step -> ((Step.Ask) step).question().asked().points())
                .sum();
    }
}
