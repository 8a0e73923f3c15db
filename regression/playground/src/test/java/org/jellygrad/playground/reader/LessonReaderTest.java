package org.jellygrad.playground.reader;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.jellygrad.playground.course.OpenLesson;
import org.jellygrad.playground.lesson.Lesson;
import org.jellygrad.playground.lesson.LessonException;
import org.jellygrad.playground.lesson.LessonStep;
import org.jellygrad.playground.question.PredictQuestion;
import org.jellygrad.playground.question.QuestionHeader;
import org.jellygrad.playground.run.RunPlan;
import org.jellygrad.playground.run.Strategy;
import org.jellygrad.playground.view.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a teacher may write, and what is said where something is wrong. */
class LessonReaderTest {
    private static final String HEAD = "# A title\ngoal: A goal.\n\n";
    private static final String RUN = HEAD + "## run walk\nfunction: x^2\nstart: x=5\nrate: 0.1\nsteps: 3\n";

    @Test
    void readsParagraphsRunsAndQuestionsInOrder() {
        Lesson lesson = LessonReader.read(
                "mine",
                RUN
                        + "show: steps of x, loss every 2; curve\n\nA paragraph\nof two lines.\n\n## predict first\nask: Where to\n"
                        + "  from here?\nanswer: x = walk.x[1]\ntolerance: 0.5\nhint: One.\nhint: Two.\n");

        assertThat(lesson.title()).isEqualTo("A title");
        assertThat(lesson.steps())
                .containsExactly(
                        new LessonStep.LiveRun(
                                "walk", List.of(new View.StepTable(List.of("x", "loss"), 2), new View.FunctionCurve())),
                        new LessonStep.Paragraph("text-1", "A paragraph of two lines."),
                        new LessonStep.Ask(new PredictQuestion(
                                new QuestionHeader("first", "Where to from here?", List.of("One.", "Two."), "", 10),
                                List.of(new PredictQuestion.WantedNumber("x", "walk.x[1]")),
                                0.5,
                                List.of())));
        RunPlan walk = requireNonNull(lesson.runs().get("walk"));
        assertThat(((Strategy.Optimized) walk.strategy()).steps()).isEqualTo(3);
    }

    @Test
    void aRunThatIsNotShownIsNoStep() {
        assertThat(LessonReader.read("mine", RUN).steps()).isEmpty();
    }

    @Test
    void formatsNumbersAsAsked() {
        Lesson lesson = LessonReader.read(
                "mine",
                RUN + "\n{walk.x[1]} {walk.x[3]:2} {walk.x[1]:.4} {walk.loss[1]/walk.loss[0]:3} {walk.outcome}\n");
        OpenLesson opened = OpenLesson.of(lesson);
        assertThat(opened.steps())
                .containsExactly(new LessonStep.Paragraph("text-1", "4 2.6 4.0000 0.64 out-of-epochs"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It takes 3 steps.                    | A number is written out.
            It takes {walk.steps} of `7` steps.  | `7` is stated by no run, program or answer of the lesson.
            It takes {walk.steps steps.          | A number is written out.
            It takes {walk.steps} steps }.       | A brace does not belong to a placeholder
            It takes {run.steps} steps.          | There is no run 'run'.
            It takes {walk.steps +} steps.       | Expected a number
            """)
    void refusesDigitsAndPlaceholdersFromNowhere(String paragraph, String what) {
        String text = RUN + "\n" + paragraph + "\n";
        if (paragraph.contains("{walk.steps steps.")) {
            text = text.replace("steps.\n", "in all.\n");
            assertRefused(text, "A brace does not belong");
        } else {
            assertRefused(text, what);
        }
    }

    @Test
    void dataOfTheExerciseStandsInBackquotes() {
        assertThat(LessonReader.read("mine", RUN + "\nDescend on `x^2` from `5`.\n")
                        .steps())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rates: 0.1              | A run has no 'rates'.
            rate: fast              | The rate is 'fast'.
            function: x^            | 'x^' is no expression.
            show: the sea           | 'the sea' cannot be shown.
            optimizer: sgd          | The optimizer is wrong: 'sgd' is no optimizer.
            start: 5                | '5' is no coordinate.
            scale: huge             | The scale is wrong: 'huge' is no scale.
            steps: 0                | There is no number of steps.
            rate: -1                | There is no rate above 0.
            """)
    void saysWhatIsWrongWithARun(String line, String what) {
        String key = line.substring(0, line.indexOf(':'));
        String rest = "function: x^2\nstart: x=5\nrate: 0.1\nsteps: 3\n".replaceAll("(?m)^" + key + ":.*\n", "");
        assertRefused(HEAD + "## run walk\n" + line + "\n" + rest, what);
    }

    @Test
    void namesAreTakenOnce() {
        assertRefused(RUN + "\n## run walk\nfunction: x^2\nat: x=1\n", "The name 'walk' is taken.");
    }

    @Test
    void aHeadAndHeadingsAreNeeded() {
        assertRefused("A title\n", "The title or the goal is missing.");
        assertRefused(HEAD + "## quiz one\nask: What?\n", "There is no 'quiz'.");
        assertRefused(HEAD + "## choose one\nask: What?\nright: This | Yes.\n", "There are 1 right answers.");
        assertRefused(HEAD + "## predict one\nask: What?\n", "There is no answer or no tolerance.");
        assertRefused(HEAD + "## run Big One\nfunction: x\nat: x=1\n", "The run is called 'Big One'.");
    }

    @Test
    void aNumberThatDoesNotExistSaysWhichDo() {
        Lesson lesson = LessonReader.read("mine", RUN + "\n{walk.y[1]}\n");
        assertThatExceptionOfType(LessonException.class)
                .isThrownBy(() -> OpenLesson.of(lesson))
                .withMessageStartingWith(
                        "mine.lesson: {walk.y[1]} has no value.\n\nThere is no number walk.y[1].\n\nThe run has the"
                                + " parameters x, took 3 steps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plane", "line", "errors after 0", "steps of y", "steps of gradient(y)"})
    void aViewThatTheRunHasNothingForIsRefused(String view) {
        Lesson lesson = LessonReader.read("mine", RUN + "show: " + view + "\n");
        assertThatExceptionOfType(LessonException.class)
                .isThrownBy(() -> OpenLesson.of(lesson))
                .withMessageStartingWith("mine.lesson: The run 'walk' cannot show ");
    }

    private static void assertRefused(String text, String what) {
        assertThatExceptionOfType(LessonException.class)
                .isThrownBy(() -> LessonReader.read("mine", text))
                .withMessageStartingWith("mine.lesson")
                .withMessageContaining(what)
                .satisfies(e -> assertThat(e.getMessage()).contains("\n\n"));
    }
}
