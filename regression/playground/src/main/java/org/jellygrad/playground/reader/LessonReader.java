package org.jellygrad.playground.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jellygrad.playground.lesson.Lesson;
import org.jellygrad.playground.lesson.LessonException;
import org.jellygrad.playground.lesson.LessonStep;
import org.jellygrad.playground.run.RunPlan;
import org.jellygrad.playground.view.View;

/**
 * Reads a lesson as a teacher writes it, and refuses what it does not understand:
 *
 * <pre>
 * # The title
 * goal: One sentence.
 *
 * A paragraph; {walk.loss[5]:6} is the loss after 5 steps of the run walk, with 6 significant digits, {walk.x[1]:.4} has 4 decimals.
 *
 * ## run walk
 * function: x^2
 * start: x=5
 * rate: 0.1
 * steps: 20
 * show: steps of x, loss every 5; curve
 *
 * ## predict first
 * ask: Where does the first step land?
 * answer: x = walk.x[1]
 * tolerance: 0.005
 * hint: The slope of a square is twice x.
 * </pre>
 *
 * <p>Paragraphs and blocks are parted by blank lines. A run without {@code show} is there for its numbers. In what a learner reads a digit
 * is from a placeholder, or stands in backquotes and is a number that the lesson's runs or programs state ({@link DigitCheck}).
 */
public final class LessonReader {
    /** How a block begins. */
    static final String HEADING = "## ";

    private static final Set<String> QUESTIONS = Set.of("predict", "choose", "order", "blank", "rule", "try");

    private final String name;
    private final Map<String, RunPlan> runs = new LinkedHashMap<>();
    private final List<LessonStep> steps = new ArrayList<>();
    private final Set<Double> stated = new HashSet<>();
    private int paragraphs;

    private LessonReader(String name) {
        this.name = name;
    }

    /**
     * The lesson of a text.
     *
     * @throws LessonException if it is none
     */
    public static Lesson read(String name, String text) {
        return new LessonReader(name).lesson(text.lines().toList());
    }

    private Lesson lesson(List<String> lines) {
        if (lines.size() < 2 || !lines.get(0).startsWith("# ") || !lines.get(1).startsWith("goal: ")) {
            throw new LessonException(
                    name + ".lesson, line 1",
                    "The title or the goal is missing.",
                    "Begin with '# Title' and 'goal: A sentence.'");
        }
        int from = 2;
        while (from < lines.size()) {
            int to = from;
            while (to < lines.size() && !lines.get(to).isBlank()) {
                to++;
            }
            if (to > from) {
                chunk(lines.subList(from, to), from + 1);
            }
            from = to + 1;
        }
        String title = lines.get(0).substring(2).strip();
        String goal = lines.get(1).substring("goal: ".length()).strip();
        Lesson lesson = new Lesson(name, title, goal, runs, steps);
        DigitCheck.check(lesson, stated);
        ReferenceCheck.check(lesson);
        return lesson;
    }

    private void chunk(List<String> lines, int line) {
        if (!lines.get(0).startsWith(HEADING)) {
            paragraphs++;
            steps.add(new LessonStep.Paragraph(
                    "text-" + paragraphs,
                    String.join(" ", lines.stream().map(String::strip).toList())));
            return;
        }
        LessonBlock block = new LessonBlock(name, lines, line);
        stated.addAll(block.numbers());
        if (block.kind().equals("run")) {
            if (runs.put(block.name(), RunReader.plan(block)) != null) {
                throw twice(block);
            }
            List<View> views = RunReader.views(block);
            if (!views.isEmpty()) {
                steps.add(new LessonStep.LiveRun(block.name(), views));
            }
        } else if (QUESTIONS.contains(block.kind())) {
            if (steps.stream().anyMatch(step -> step.id().equals(block.name()))) {
                throw twice(block);
            }
            steps.add(new LessonStep.Ask(QuestionReader.read(block)));
        } else {
            throw block.error(
                    "There is no '" + block.kind() + "'.",
                    "A heading is '## run NAME' or one of "
                            + QUESTIONS.stream().sorted().toList() + ".");
        }
        block.finish();
    }

    private static LessonException twice(LessonBlock block) {
        return block.error("The name '" + block.name() + "' is taken.", "Each run and question has its own name.");
    }
}
