package org.jellygrad.cli.lesson;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.playground.course.OpenLesson;
import org.jellygrad.playground.lesson.LessonStep;
import org.jellygrad.playground.question.Question;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.playground.view.View;
import org.jellygrad.playground.view.ViewTable;
import org.jellygrad.trainer.plot.TerminalPlot;
import org.jellygrad.trainer.text.Paragraphs;
import org.jellygrad.trainer.text.TextTable;

/**
 * The steps of a lesson as lines of text.
 *
 * @param plot draws the charts
 */
public record LessonText(TerminalPlot plot) {
    private static final String INDENT = "    ";

    /** The lines of a step. */
    List<String> lines(LessonStep step, OpenLesson lesson) {
        if (!step.views().isEmpty()) {
            return run(lesson.run(step.id()), step.views());
        }
        return step.asks().map(LessonText::question).orElseGet(() -> Paragraphs.wrap(String.join(" ", step.texts())));
    }

    private List<String> run(FinishedRun run, List<View> views) {
        List<String> lines = new ArrayList<>();
        for (View view : views) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            view.table(run).ifPresent(table -> lines.addAll(table(table)));
            view.chart(run).ifPresent(chart -> lines.addAll(plot.lines(chart)));
        }
        return lines;
    }

    private static List<String> table(ViewTable table) {
        var text = new TextTable(0, table.headings());
        table.rows().forEach(text::add);
        return text.lines();
    }

    private static List<String> question(Question question) {
        List<String> lines =
                new ArrayList<>(Paragraphs.wrap("Question: " + question.header().text()));
        for (Question.ShownLine line : question.shown()) {
            String letter = line.letter().isEmpty() ? "" : line.letter() + "  ";
            lines.addAll(Paragraphs.wrap(INDENT + letter + line.text()));
        }
        lines.addAll(Paragraphs.wrap(question.how()));
        return lines;
    }
}
