package org.jellygrad.cli.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jellygrad.cli.console.Console;
import org.jellygrad.playground.course.LearnerProgress;
import org.jellygrad.playground.course.OpenLesson;
import org.jellygrad.playground.lesson.LessonStep;
import org.jellygrad.playground.question.Grade;
import org.jellygrad.playground.question.Question;
import org.jellygrad.playground.question.QuestionHeader;
import org.jellygrad.trainer.text.Paragraphs;
import org.jspecify.annotations.Nullable;

/** Goes through a lesson with a learner: prints its steps, stops at questions, grades what is typed. */
public final class LessonDialog {
    private static final String PROMPT = "> ";

    private final Console console;
    private final LessonText text;
    private final OpenLesson lesson;
    private final Consumer<LearnerProgress> keep;
    private @Nullable TypedAnswers answers;
    private LearnerProgress progress;
    private boolean answered;

    /**
     * @param answers what is typed; null to ask nothing
     * @param progress so far
     * @param keep is given the progress after each question
     */
    public LessonDialog(
            Console console,
            LessonText text,
            OpenLesson lesson,
            @Nullable TypedAnswers answers,
            LearnerProgress progress,
            Consumer<LearnerProgress> keep) {
        this.console = console;
        this.text = text;
        this.lesson = lesson;
        this.answers = answers;
        this.progress = progress;
        this.keep = keep;
    }

    /**
     * Goes through the lesson to its end, or until the learner quits.
     *
     * @param from the first step to show, counted from 1
     */
    public void hold(int from) {
        boolean prompting = answers != null && answers.prompted();
        console.print(List.of(lesson.title(), ""));
        console.print(Paragraphs.wrap(lesson.goal()));
        if (prompting) {
            console.print(Paragraphs.wrap("At a question type an answer, or one of: hint, skip, answer, quit."));
        }
        List<LessonStep> steps = lesson.steps();
        for (LessonStep step : steps.subList(Math.min(from - 1, steps.size()), steps.size())) {
            console.print(List.of(""));
            console.draw(text.lines(step, lesson));
            console.flush();
            Question question = step.asks().orElse(null);
            if (question == null) {
                done(step.id(), 0);
            } else if (answers != null && !ask(question.header())) {
                return;
            }
        }
        if (prompting || answered) {
            keep.accept(progress);
            console.print(List.of(
                    "",
                    "You have " + progress.points(lesson.lesson().name()) + " of "
                            + lesson.lesson().points() + " points in this lesson."));
        }
    }

    /** Asks until the answer is right or the learner goes on; returns whether the lesson goes on. */
    private boolean ask(QuestionHeader question) {
        int hints = 0;
        while (true) {
            String line = line();
            if (line == null) {
                return true;
            }
            switch (line.strip().toLowerCase(Locale.ROOT)) {
                case "quit" -> {
                    keep.accept(progress);
                    return false;
                }
                case "skip", "" -> {
                    return true;
                }
                case "hint" -> {
                    say(hint(question, hints));
                    hints = Math.min(hints + 1, question.hints().size());
                }
                case "answer" -> {
                    say("One right answer: " + lesson.solution(question.id()));
                    say(question.after());
                    done(question.id(), 0);
                    keep.accept(progress);
                    return true;
                }
                default -> {
                    Grade grade = lesson.grade(question.id(), line, hints);
                    say(grade.message());
                    if (grade.right()) {
                        say(question.after());
                        done(question.id(), grade.points());
                        keep.accept(progress);
                        return true;
                    }
                }
            }
        }
    }

    private static String hint(QuestionHeader question, int taken) {
        List<String> hints = question.hints();
        return taken < hints.size()
                ? "Hint: " + hints.get(taken)
                : "There are no more hints. 'answer' shows an answer.";
    }

    private @Nullable String line() {
        TypedAnswers typed = answers;
        if (typed == null) {
            return null;
        }
        if (typed.prompted()) {
            console.out().print(PROMPT);
            console.flush();
        }
        try {
            String line = typed.lines().readLine();
            if (line == null) {
                answers = null;
            } else {
                answered = true;
            }
            if (typed.prompted() && line == null) {
                console.out().println();
            } else if (!typed.prompted() && line != null) {
                console.print(List.of(PROMPT + line));
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("stdin could not be read", e);
        }
    }

    private void say(String message) {
        if (!message.isEmpty()) {
            console.print(Paragraphs.wrap(message));
        }
    }

    private void done(String step, int points) {
        progress = progress.with(lesson.lesson().name(), step, points);
    }
}
