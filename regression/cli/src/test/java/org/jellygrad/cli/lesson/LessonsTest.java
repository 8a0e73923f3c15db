package org.jellygrad.cli.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jellygrad.cli.console.Console;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.playground.course.LearnerProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept from one lesson to the next. */
class LessonsTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Lessons lessons(boolean plain, Path file) {
        return new Lessons(new Console(out, err, 0, StandardCharsets.UTF_8, () -> 0), plain, file);
    }

    private void answer(String lines, Lessons lessons) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
            lessons.hold("jar", 1);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void pointsAreThereTheNextTime() {
        Path file = folder.resolve("data").resolve("lessons.json");
        answer("480\n", lessons(false, file));
        Lessons next = lessons(false, file);
        next.list();
        next.console().flush();
        assertThat(LearnerProgress.read(file).points("jar")).isEqualTo(10);
        assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("jar +Guess the jar +10 +20");
    }

    @Test
    void plainKeepsNothing() {
        Path file = folder.resolve("lessons.json");
        lessons(true, file).hold("jar", 1);
        assertThat(file).doesNotExist();
    }

    @Test
    void progressThatCannotBeKeptIsSaidAndTheLessonGoesOn() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "").resolve("lessons.json");
        answer("480\n", lessons(false, file));
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Your progress could not be kept in");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Question: You try three rules");
    }

    @Test
    void aFileThatHoldsSomethingElseIsRefusedAndLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("lessons.json"), "mine");
        assertThatExceptionOfType(ProblemException.class).isThrownBy(lessons(true, file)::list);
        assertThat(file).hasContent("mine");
    }
}
