package org.jellygrad.playground.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.playground.run.Ran;
import org.jellygrad.playground.run.RunEngine;

/** A lesson whose runs have been run, its texts filled with their numbers. Immutable and safe to share. */
public final class Opened {
    private final Lesson lesson;
    private final Filling filling;
    private final List<Shown> steps;

    private Opened(Lesson lesson, Filling filling, List<Shown> steps) {
        this.lesson = lesson;
        this.filling = filling;
        this.steps = List.copyOf(steps);
    }

    static Opened of(Lesson lesson) {
        Map<String, Ran> runs = new LinkedHashMap<>();
        lesson.runs().forEach((name, plan) -> {
            try {
                runs.put(name, RunEngine.run(plan));
            } catch (IllegalArgumentException e) {
                throw new LessonException(
                        lesson.name() + ".lesson",
                        "The run '" + name + "' cannot be run.",
                        String.valueOf(e.getMessage()));
            }
        });
        Filling filling = new Filling(lesson.name(), runs);
        List<Shown> steps = new ArrayList<>();
        for (Step step : lesson.steps()) {
            steps.add(shown(step, filling));
        }
        return new Opened(lesson, filling, steps);
    }

    private static Shown shown(Step step, Filling filling) {
        if (step instanceof Step.Text text) {
            return new Shown.Text(text.id(), filling.fill(text.text()));
        }
        if (step instanceof Step.Live live) {
            Ran ran = filling.run(live.id());
            live.views().forEach(view -> check(filling.lesson(), live.id(), ran, view));
            return new Shown.Run(live.id(), ran, live.views());
        }
        Question question = ((Step.Ask) step).question().map(filling::fill);
        return new Shown.Asks(question, Grader.how(question));
    }

    /** Complains of a view that the run has nothing for. */
    private static void check(String lesson, String name, Ran ran, View view) {
        try {
            boolean fits = fits(view, ran.rows() != null, ran.names().size());
            if (!fits) {
                throw new IllegalArgumentException(
                        "Errors and lines are of data, a curve is of one parameter, a plane of two.");
            }
            ShownTable.of(ran, view);
        } catch (IllegalArgumentException e) {
            throw new LessonException(
                    lesson + ".lesson",
                    "The run '" + name + "' cannot show " + view + ".",
                    String.valueOf(e.getMessage()));
        }
    }

    private static boolean fits(View view, boolean data, int parameters) {
        if (view instanceof View.Errors || view instanceof View.Line) {
            return data;
        }
        if (view instanceof View.Plane) {
            return parameters == 2;
        }
        return !(view instanceof View.Curve) || parameters == 1;
    }

    /** As it was written. */
    public Lesson lesson() {
        return lesson;
    }

    /** Its title, its numbers filled in. */
    public String title() {
        return filling.fill(lesson.title());
    }

    /** Its goal, its numbers filled in. */
    public String goal() {
        return filling.fill(lesson.goal());
    }

    /** What to show, in order. */
    public List<Shown> steps() {
        return steps;
    }

    /**
     * A run by its name, those that are not shown too.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Ran run(String name) {
        return filling.run(name);
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
        return new Grader(filling).grade(asked, answer, hintsTaken);
    }

    /** An answer that is graded right, for who gives up. */
    public String solution(String question) {
        return new Grader(filling).solution(question(question));
    }

    private Question question(String id) {
        return steps.stream()
                .filter(step -> step instanceof Shown.Asks && step.id().equals(id))
                .map(step -> ((Shown.Asks) step).question())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The lesson " + lesson.name() + " has no question '" + id + "'."));
    }
}
