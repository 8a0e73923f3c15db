package org.jellygrad.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jellygrad.cli.launcher.Launched;

/** A file of commands, each after a dollar sign and followed by all it writes and its exit code. */
public final class Transcript {

    /** Whether what the commands print now is to become what is written: {@code -Dtranscripts=write}. */
    public static final boolean WRITE = "write".equals(System.getProperty("transcripts"));

    private static final Path RESOURCES = Launched.ROOT.resolve("regression/cli/src/test/resources/org/jellygrad/cli");

    /** Differs from clone to clone, and where it is long begins a line of its own. */
    private static final String HERE = Path.of("").toAbsolutePath().toString();

    private Transcript() {}

    /**
     * Runs each command and compares with the file, to the letter.
     *
     * @param name the file, beside this class
     * @param directory where the files are that the commands name
     * @param each looks at each run
     */
    public static void assertAsWritten(String name, Path directory, Consumer<Run> each) throws IOException {
        String expected;
        try (var in = requireNonNull(Transcript.class.getResourceAsStream(name), name)) {
            expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        var actual = new StringBuilder();
        for (String line :
                expected.lines().filter(line -> line.startsWith("$ jellygrad ")).toList()) {
            Run run = Run.of(arguments(line, directory));
            each.accept(run);
            run.assertFits();
            actual.append(line).append('\n');
            actual.append((run.out() + run.err())
                    .replaceAll("\\s+" + Pattern.quote(HERE), " HERE")
                    .replace(directory + File.separator, "")
                    .replace(directory.toString(), "DIRECTORY"));
            actual.append("[exit ").append(run.code()).append("]\n\n");
        }
        if (WRITE) {
            Files.writeString(RESOURCES.resolve(name), actual);
        } else {
            assertThat(actual.toString()).isEqualTo(expected);
        }
    }

    /** Compares a text with the file beside this class, to the letter, or writes it there. */
    public static void assertText(String name, String actual) throws IOException {
        if (WRITE) {
            Files.writeString(RESOURCES.resolve(name), actual);
        } else {
            assertThat(actual).isEqualTo(Files.readString(RESOURCES.resolve(name)));
        }
    }

    /** The words of a command; files and folders are those of the directory. */
    private static String[] arguments(String line, Path directory) {
        return List.of(line.split(" ", -1)).stream()
                .skip(2)
                .map(word -> word.endsWith(".csv")
                                || word.endsWith(".json")
                                || word.endsWith(".part")
                                || word.equals("folder")
                        ? directory.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
    }
}
