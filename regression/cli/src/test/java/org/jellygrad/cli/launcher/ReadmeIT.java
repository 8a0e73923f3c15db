package org.jellygrad.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.jellygrad.cli.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is what happens. */
@DisabledOnOs(OS.WINDOWS)
class ReadmeIT {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");

    @TempDir
    private Path directory;

    /** Each command of a console block is run by a shell, and what it prints is what the README says, to the letter. */
    @Test
    void everyCommandPrintsWhatItSays() throws Exception {
        Files.createSymbolicLink(directory.resolve("jellygrad"), Path.of(Launched.LAUNCHER));
        Path readme = Launched.ROOT.resolve("README.md");
        String text = Files.readString(readme);
        int commands = 0;
        for (String block : blocks("console")) {
            var actual = new StringBuilder();
            for (String command : commands(block)) {
                Launched run = Launched.of(directory, Map.of(), "sh", "-c", command);
                actual.append("$ ").append(command.replace("\n", "\n> ")).append('\n');
                actual.append(run.out()).append(run.err());
                commands++;
            }
            text = text.replace(block, actual);
        }
        if (Transcript.WRITE) {
            Files.writeString(readme, text);
        }
        assertThat(text).isEqualTo(Files.readString(readme));
        assertThat(commands).isGreaterThan(3);
    }

    /** The Java programs compile, run, and print what their comments say. */
    @Test
    void theProgramsPrintWhatTheySay() throws Exception {
        List<String> programs = blocks("java");
        assertThat(programs).hasSize(2);
        for (String source : programs) {
            Matcher name = Pattern.compile("public class (\\w+)").matcher(source);
            assertThat(name.find()).isTrue();
            compile(Files.writeString(directory.resolve(name.group(1) + ".java"), source));
            var expected = new StringBuilder();
            Matcher comment = Pattern.compile("(?m)println.*; // (.*)$").matcher(source);
            while (comment.find()) {
                expected.append(comment.group(1)).append('\n');
            }
            assertThat(output(name.group(1))).isEqualTo(expected.toString()).isNotEmpty();
        }
    }

    @Test
    void theFilesItNamesAreThere() throws Exception {
        Matcher link =
                Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(Launched.ROOT.resolve("README.md")));
        int links = 0;
        for (; link.find(); links++) {
            assertThat(Launched.ROOT.resolve(link.group(1))).exists();
        }
        assertThat(links).isGreaterThan(7);
    }

    private void compile(Path file) {
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        directory.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        file.toString());
        assertThat(compiled).isZero();
    }

    private String output(String program) throws Exception {
        PrintStream before = System.out;
        var out = new ByteArrayOutputStream();
        try (var loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            loader.loadClass(program).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> blocks(String language) throws Exception {
        Matcher block = BLOCK.matcher(Files.readString(Launched.ROOT.resolve("README.md")));
        List<String> blocks = new ArrayList<>();
        while (block.find()) {
            if (block.group(1).equals(language)) {
                blocks.add(block.group(2));
            }
        }
        assertThat(blocks).isNotEmpty();
        return blocks;
    }

    /** What follows "$ ", with the lines after "> " that belong to it. */
    private static List<String> commands(String block) {
        List<String> commands = new ArrayList<>();
        for (String line : block.lines().toList()) {
            if (line.startsWith("$ ")) {
                commands.add(line.substring(2));
            } else if (line.startsWith("> ")) {
                int last = commands.size() - 1;
                commands.set(last, commands.get(last) + "\n" + line.substring(2));
            }
        }
        return commands;
    }
}
