package org.jellygrad.playground.course;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.playground.lesson.Lesson;
import org.jellygrad.playground.lesson.LessonException;
import org.jellygrad.playground.lesson.LessonStep;
import org.jellygrad.playground.quantity.Placeholders;
import org.jellygrad.playground.question.Grade;
import org.jellygrad.playground.question.Question;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.playground.run.RunEngine;
import org.jellygrad.playground.run.RunPlan;
import org.jellygrad.playground.view.View;

/** A lesson whose runs have been run, its texts filled with their numbers. Immutable and safe to share. */
public final class OpenLesson {
    private final Lesson lesson;
    private final Placeholders numbers;
    private final List<LessonStep> steps;

    private OpenLesson(Lesson lesson, Placeholders numbers) {
        this.lesson = lesson;
        this.numbers = numbers;
        this.steps = lesson.steps().stream().map(step -> step.map(this::fill)).toList();
    }

    /**
     * Runs the lesson's runs and fills their numbers into its texts.
     *
     * @throws LessonException if a run cannot be run, a number does not exist, or a run cannot be shown as the lesson wants
     */
    public static OpenLesson of(Lesson lesson) {
        Map<String, FinishedRun> runs = new LinkedHashMap<>();
        lesson.runs().forEach((name, plan) -> runs.put(name, run(lesson, name, plan)));
        OpenLesson open = new OpenLesson(lesson, new Placeholders(runs));
        for (LessonStep step : lesson.steps()) {
            step.views().forEach(view -> open.check(view, step.id()));
        }
        return open;
    }

    private static FinishedRun run(Lesson lesson, String name, RunPlan plan) {
        try {
            return RunEngine.run(plan);
        } catch (IllegalArgumentException e) {
            throw error(lesson, "The run '" + name + "' cannot be run.", e);
        }
    }

    /** Complains of a view that the run has nothing for. */
    private void check(View view, String name) {
        try {
            if (!view.fits(run(name))) {
                throw new IllegalArgumentException(
                        "Errors and lines are of data, a curve is of one parameter, a plane of two.");
            }
            view.table(run(name));
        } catch (IllegalArgumentException e) {
            throw error(lesson, "The run '" + name + "' cannot show " + view + ".", e);
        }
    }

    private static LessonException error(Lesson lesson, String what, IllegalArgumentException why) {
        return new LessonException(lesson.name() + ".lesson", what, String.valueOf(why.getMessage()));
    }

    private String fill(String text) {
        try {
            return numbers.fill(text);
        } catch (ProblemException e) {
            throw new LessonException(lesson.name() + ".lesson", e);
        }
    }

    /** As it was written. */
    public Lesson lesson() {
        return lesson;
    }

    /** Its title, its numbers filled in. */
    public String title() {
        return fill(lesson.title());
    }

    /** Its goal, its numbers filled in. */
    public String goal() {
        return fill(lesson.goal());
    }

    /** What to show, in order; the numbers are there. */
    public List<LessonStep> steps() {
        return steps;
    }

    /** What the lesson shows of a run, in order, wherever it shows it. */
    public List<View> views(String run) {
        return steps.stream()
                .filter(step -> step.id().equals(run))
                .flatMap(step -> step.views().stream())
                .toList();
    }

    /**
     * A run by its name, those that are not shown too.
     *
     * @throws IllegalArgumentException if there is none
     */
    public FinishedRun run(String name) {
        return numbers.run(name);
    }

    /**
     * Grades an answer.
     *
     * @param question its id
     * @param answer as it was typed
     * @param hintsTaken how many hints the learner has seen
     * @throws IllegalArgumentException if there is no such question
     */
    public Grade grade(String question, String answer, int hintsTaken) {
        Question asked = question(question);
        return answer.isBlank() ? Grade.wrong(asked.how()) : asked.grade(answer, numbers, hintsTaken);
    }

    /** An answer that is graded right, for a learner who gives up. */
    public String solution(String question) {
        return question(question).solution(numbers);
    }

    /** The run that an answer makes; empty if it makes none. */
    public Optional<Question.TriedRun> tried(String question, String answer) {
        return question(question).tried(answer, numbers);
    }

    private Question question(String id) {
        return steps.stream()
                .flatMap(step -> step.asks().stream())
                .filter(question -> question.header().id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The lesson " + lesson.name() + " has no question '" + id + "'."));
    }
}
