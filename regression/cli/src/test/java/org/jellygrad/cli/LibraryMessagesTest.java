package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the library's sources may not hold in their texts: options are the command line's, and paragraphs are fields. */
class LibraryMessagesTest {
    private static final Path REPOSITORY = Path.of("..", "..");

    /** Custom properties of a style sheet begin with two dashes too. */
    private static final Pattern OPTION = Pattern.compile("\"[^\"\n]*(?<!var\\()--[a-z][^\"\n]*\"");

    private static final Pattern BLANK_LINE = Pattern.compile("\\\\n\\\\n");

    @ParameterizedTest
    @ValueSource(strings = {"datasets", "regression/model", "regression/trainer"})
    void noTextNamesAnOption(String module) {
        assertThat(sources(module)).isNotEmpty().noneMatch(source -> OPTION.matcher(text(source))
                .find());
    }

    @ParameterizedTest
    @ValueSource(strings = {"datasets", "regression/model", "regression/trainer", "regression/cli"})
    void nothingButAProblemJoinsParagraphs(String module) {
        assertThat(sources(module))
                .filteredOn(source -> BLANK_LINE.matcher(text(source)).find())
                .allMatch(source -> source.endsWith("Problem.java"));
    }

    private static List<Path> sources(String module) {
        try (Stream<Path> files = Files.walk(REPOSITORY.resolve(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
