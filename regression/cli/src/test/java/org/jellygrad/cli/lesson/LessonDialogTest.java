package org.jellygrad.cli.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.cli.console.Console;
import org.jellygrad.playground.course.Course;
import org.jellygrad.playground.course.LearnerProgress;
import org.jellygrad.playground.course.OpenLesson;
import org.jellygrad.playground.lesson.LessonStep;
import org.jellygrad.trainer.plot.Glyphs;
import org.jellygrad.trainer.plot.TerminalPlot;
import org.jellygrad.trainer.text.TerminalText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lessons in the terminal, with answers typed by nobody. */
class LessonDialogTest {
    private static final Course COURSE = Course.load();

    /**
     * A lesson that was gone through.
     *
     * @param text what was printed
     * @param kept the progress, each time it was kept
     */
    private record Heard(String text, List<LearnerProgress> kept) {}

    private static Heard hold(String lesson, int from, @Nullable String answers) {
        return hold(lesson, from, answers == null ? null : new TypedAnswers(reader(answers), true));
    }

    private static BufferedReader reader(String text) {
        return new BufferedReader(new StringReader(text));
    }

    private static Heard hold(String lesson, int from, @Nullable TypedAnswers answers) {
        var out = new ByteArrayOutputStream();
        var console = new Console(out, new ByteArrayOutputStream(), 0, StandardCharsets.UTF_8, () -> 0);
        List<LearnerProgress> kept = new ArrayList<>();
        new LessonDialog(
                        console,
                        new LessonText(new TerminalPlot(80, 12, Glyphs.ASCII, false)),
                        OpenLesson.of(COURSE.lesson(lesson)),
                        answers,
                        LearnerProgress.NONE,
                        kept::add)
                .hold(from);
        console.flush();
        return new Heard(out.toString(StandardCharsets.UTF_8), kept);
    }

    static List<String> names() {
        return COURSE.names();
    }

    /** Answers from a pipe are repeated and graded; there is no prompt where none is left. */
    @Test
    void answersFromAPipeAreGraded() {
        Heard heard = hold("jar", 1, new TypedAnswers(reader("7\n480\n"), false));
        assertThat(heard.text())
                .contains("\n> 7\n", "\n> 480\n", "You have 10 of 20 points")
                .doesNotContain("type an");
        assertThat(heard.text().lines().filter(line -> line.startsWith(">"))).hasSize(2);
    }

    @Test
    void anEmptyPipeIsNone() {
        assertThat(hold("jar", 1, new TypedAnswers(reader(""), false))).isEqualTo(hold("jar", 1, (TypedAnswers) null));
    }

    @ParameterizedTest
    @MethodSource("names")
    void plainAsksNothingAndFits(String name) {
        Heard heard = hold(name, 1, (TypedAnswers) null);
        assertThat(heard.kept()).isEmpty();
        assertThat(heard.text().lines()).noneMatch(line -> line.startsWith("> "));
        assertThat(heard.text().lines())
                .allSatisfy(
                        line -> assertThat(TerminalText.width(line)).as(line).isLessThanOrEqualTo(100));
        assertThat(heard.text()).contains("Question: ");
    }

    @Test
    void theWholeCourseIsPassedWithItsSolutions() {
        for (String name : COURSE.names()) {
            OpenLesson opened = OpenLesson.of(COURSE.lesson(name));
            StringBuilder answers = new StringBuilder();
            opened.steps().stream()
                    .filter(LessonStep.Ask.class::isInstance)
                    .forEach(step -> answers.append(opened.solution(step.id())).append('\n'));
            Heard heard = hold(name, 1, answers.toString());
            int points = opened.lesson().points();
            assertThat(heard.text()).endsWith("You have " + points + " of " + points + " points in this lesson.\n");
            LearnerProgress last = heard.kept().get(heard.kept().size() - 1);
            assertThat(last.isDone(opened.lesson())).isTrue();
        }
    }

    @Test
    void aWrongAnswerMayBeTriedAgainAndHintsCost() {
        Heard heard = hold("jar", 1, "-480\nhint\nhint\n480\nskip\n");
        assertThat(heard.text())
                .contains(
                        "> You say that the error is -480; that has the right size and the wrong sign.",
                        "> Hint: Multiply the mark by 3, add 20, and take the truth away.",
                        "> There are no more hints. 'answer' shows an answer.",
                        "> Right: the error is 480.\nLook down the error column")
                .endsWith("You have 9 of 20 points in this lesson.\n");
        assertThat(heard.kept()).hasSize(2);
    }

    @Test
    void quittingKeepsWhatIsDone() {
        Heard heard = hold("jar", 1, "480\nquit\n");
        assertThat(heard.text()).doesNotContain("points in this lesson");
        assertThat(heard.kept().get(heard.kept().size() - 1).points("jar")).isEqualTo(10);
    }

    @Test
    void whenTheInputEndsTheLessonIsPrintedToItsEnd() {
        Heard heard = hold("jar", 1, "480\n");
        assertThat(heard.text())
                .contains("Question: You try three rules")
                .endsWith("You have 10 of 20 points in this lesson.\n");
        assertThat(heard.text().split("\n> ", -1)).hasSize(3);
    }

    @Test
    void anAnswerCanBeSeenForNoPoints() {
        assertThat(hold("recipe", 1, "answer\n").text()).contains("> One right answer: a ");
    }

    @Test
    void fromJumpsToAStep() {
        String text = hold("jar", 4, (TypedAnswers) null).text();
        assertThat(text)
                .startsWith("Guess the jar\n")
                .doesNotContain("school fair")
                .contains("Question: The jar with mark 500");
        assertThat(hold("jar", 99, (TypedAnswers) null).text()).doesNotContain("Question:");
    }

    @Test
    void theListSaysWhatIsNext() {
        List<String> fresh = LessonList.lines(COURSE, LearnerProgress.NONE);
        assertThat(fresh.get(1)).matches("jar +Guess the jar +0 +20");
        assertThat(fresh).endsWith("Next: jellygrad lesson jar");
        LearnerProgress progress = LearnerProgress.NONE;
        for (var step : COURSE.lesson("jar").steps()) {
            progress = progress.with("jar", step.id(), 7);
        }
        assertThat(LessonList.lines(COURSE, progress)).endsWith("Next: jellygrad lesson line");
    }
}
