package org.jellygrad.cli.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jellygrad.playground.lesson.Pictures;
import org.jellygrad.playground.lesson.Question;
import org.jellygrad.playground.lesson.Shown;
import org.jellygrad.playground.lesson.ShownTable;
import org.jellygrad.playground.lesson.View;
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
    List<String> lines(Shown step) {
        if (step instanceof Shown.Text text) {
            return Paragraphs.wrap(text.text());
        }
        return step instanceof Shown.Run run ? run(run) : question((Shown.Asks) step);
    }

    private List<String> run(Shown.Run run) {
        List<String> lines = new ArrayList<>();
        for (View view : run.views()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            Optional<ShownTable> table = ShownTable.of(run.ran(), view);
            if (table.isPresent()) {
                lines.addAll(table(table.get()));
            } else {
                Pictures.of(run.ran(), view).ifPresent(chart -> lines.addAll(plot.lines(chart)));
            }
        }
        return lines;
    }

    private static List<String> table(ShownTable table) {
        var text = new TextTable(0, table.headings());
        table.rows().forEach(text::add);
        return text.lines();
    }

    private static List<String> question(Shown.Asks asks) {
        Question question = asks.question();
        List<String> lines =
                new ArrayList<>(Paragraphs.wrap("Question: " + question.asked().text()));
        if (question instanceof Question.Choose choose) {
            lines.addAll(lettered(
                    choose.options().stream().map(Question.Option::text).toList()));
        } else if (question instanceof Question.Order order) {
            lines.addAll(lettered(order.shown()));
        } else if (question instanceof Question.Rule rule && !rule.code().isEmpty()) {
            lines.add(INDENT + rule.code());
        }
        lines.addAll(Paragraphs.wrap(asks.how()));
        return lines;
    }

    private static List<String> lettered(List<String> texts) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            lines.addAll(Paragraphs.wrap(INDENT + (char) ('a' + i) + "  " + texts.get(i)));
        }
        return lines;
    }
}
