package org.jellygrad.cli.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.plot.PlotOutput;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.cli.problem.ProblemsException;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.model.file.FileReason;
import org.jellygrad.playground.course.Course;
import org.jellygrad.playground.course.LearnerProgress;
import org.jellygrad.playground.course.OpenLesson;
import org.jellygrad.trainer.plot.Glyphs;
import org.jellygrad.trainer.plot.TerminalPlot;

/**
 * The course for one user.
 *
 * @param plain whether lessons are printed in ASCII, and ask only what a pipe answers
 * @param file the progress
 */
public record Lessons(Console console, boolean plain, Path file) {
    private static final int WIDEST = 80;
    private static final int NARROWEST = 40;
    private static final int HEIGHT = 12;

    /** For whoever runs this process. */
    public static Lessons ofUser(Console console, boolean plain) {
        Path home = Path.of(System.getProperty("user.home", "."));
        Path folder = DataDirectory.of(System.getenv(), System.getProperty("os.name", ""), home);
        return new Lessons(console, plain, folder.resolve("lessons.json"));
    }

    /** Prints the list. */
    public void list() {
        console.print(LessonList.lines(Course.load(), read()));
    }

    /**
     * Goes through a lesson.
     *
     * @param from the first step to show, counted from 1
     */
    public void hold(String name, int from) {
        LearnerProgress progress = read();
        TypedAnswers answers = plain ? TypedAnswers.piped() : TypedAnswers.of(System.in, true);
        new LessonDialog(console, text(), OpenLesson.of(Course.load().lesson(name)), answers, progress, this::write)
                .hold(from);
    }

    private LessonText text() {
        int columns = console.columns() == 0 ? WIDEST : Math.max(NARROWEST, Math.min(WIDEST, console.columns()));
        Glyphs glyphs = plain ? Glyphs.ASCII : PlotOutput.glyphs(console);
        return new LessonText(new TerminalPlot(columns, HEIGHT, glyphs, !plain && console.hasColour()));
    }

    private LearnerProgress read() {
        try {
            return LearnerProgress.read(file);
        } catch (UncheckedIOException e) {
            throw new ProblemsException(
                    ExitCode.DATA, List.of(Problem.mendedBy(Problems.message(e) + ".", "Make the file readable.")));
        }
    }

    /** A learner whose progress cannot be kept goes on all the same. */
    private void write(LearnerProgress progress) {
        try {
            progress.write(file);
        } catch (IOException e) {
            console.say("Your progress could not be kept in " + file + ": " + FileReason.of(e) + ".");
        }
    }
}
