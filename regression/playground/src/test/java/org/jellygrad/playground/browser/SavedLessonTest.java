package org.jellygrad.playground.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.jellygrad.playground.lesson.LessonStep;
import org.jellygrad.playground.question.Question;
import org.jellygrad.playground.question.TrialQuestion;
import org.jellygrad.playground.question.UpdateRuleQuestion;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lesson saved as one file: its questions are graded without an engine, and as the engine grades them. */
class SavedLessonTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"square", "recipe", "line"})
    void gradesAsTheEngineDoes(String name) {
        LessonReader live = LessonReader.open(FIXTURE, name);
        Reader reader = Reader.of(live.page);
        reader.button("Take away").click();
        Path file = directory.resolve("lesson.html");
        live.page
                .waitForDownload(() -> reader.button("Save as a web page").click())
                .saveAs(file);
        Page page = FIXTURE.openFile(file, new Browser.NewContextOptions().setViewportSize(1440, 900));
        page.waitForSelector("body.ready");
        page.waitForSelector("#lesson article");
        LessonReader saved = LessonReader.of(page, live.lesson);
        assertThat(page.title()).startsWith(live.lesson.title());
        for (Question question : questions(live)) {
            saved.answer(question, live.lesson.solution(question.header().id()));
            var grade = live.lesson.grade(
                    question.header().id(),
                    live.lesson.solution(question.header().id()),
                    0);
            Reader.of(page).waitFor(saved.grade(question), LessonReader.plain(grade.message()));
        }
        assertThat(saved.text()).contains(engineNeeded(live) ? "jellygrad lesson " + name : "");
    }

    private static List<Question> questions(LessonReader live) {
        return live.questions().stream()
                .filter(question -> !(question instanceof UpdateRuleQuestion) && !(question instanceof TrialQuestion))
                .toList();
    }

    private static boolean engineNeeded(LessonReader live) {
        return live.lesson.steps().stream()
                .filter(step -> step instanceof LessonStep.Ask)
                .map(step -> ((LessonStep.Ask) step).question())
                .anyMatch(question -> question instanceof UpdateRuleQuestion || question instanceof TrialQuestion);
    }
}
