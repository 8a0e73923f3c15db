package org.jellygrad.playground.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jellygrad.playground.lesson.Lesson;
import org.jellygrad.playground.lesson.LessonStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnerProgressTest {
    @TempDir
    private Path folder;

    @Test
    void readsBackWhatWasWritten() throws IOException {
        Path file = folder.resolve("deep").resolve("progress.json");
        LearnerProgress progress = LearnerProgress.NONE
                .with("jar", "text-1", 0)
                .with("jar", "middle", 9)
                .with("rates", "quick", 10);
        progress.write(file);

        assertThat(LearnerProgress.read(file)).isEqualTo(progress);
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void beginsWithNothing() {
        assertThat(LearnerProgress.read(folder.resolve("none.json"))).isEqualTo(LearnerProgress.NONE);
    }

    @Test
    void keepsTheBestOfSeveralTries() {
        LearnerProgress progress = LearnerProgress.NONE
                .with("jar", "middle", 8)
                .with("jar", "middle", 10)
                .with("jar", "middle", 3);
        assertThat(progress.points("jar")).isEqualTo(10);
        assertThat(progress.isDone("jar", "middle")).isTrue();
        assertThat(progress.isDone("jar", "falling")).isFalse();
        assertThat(progress.points("rates")).isZero();
    }

    @Test
    void aLessonIsDoneWhenEachStepIs() {
        Lesson jar = Course.load().lesson("jar");
        LearnerProgress progress = LearnerProgress.NONE;
        for (LessonStep step : jar.steps()) {
            assertThat(progress.isDone(jar)).isFalse();
            progress = progress.with("jar", step.id(), 0);
        }
        assertThat(progress.isDone(jar)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"lessons\": 3}",
                "{\"lessons\": {\"jar\": 3}}",
                "{\"lessons\": {\"jar\": {\"a\": \"b\"}}}",
                "{"
            })
    void refusesAnythingElse(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("progress.json"), text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearnerProgress.read(file))
                .withMessage(file + " does not hold the progress of a learner.\n\nMove the file away to begin anew.");
        assertThat(file).hasContent(text);
    }
}
