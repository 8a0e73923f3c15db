package org.jellygrad.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A program that depends on the trainer gets the libraries that were reviewed, in the versions that were reviewed, and no others. */
class DependenciesTest {
    /** A line of Maven's list: {@code group:artifact:jar:version:scope}. */
    private static final Pattern LIBRARY =
            Pattern.compile("(?m)^ +([^:\\s]+:[^:\\s]+):jar:([^:\\s]+):(?:compile|runtime)");

    @Test
    void programsGetWhatWasReviewed() throws Exception {
        String found = Files.readString(Path.of("target/dependencies.txt"));
        assertThat(LIBRARY.matcher(found).results().map(line -> line.group(1) + ":" + line.group(2)))
                .containsExactlyElementsOf(Files.readAllLines(Path.of("dependencies.txt")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList());
    }
}
