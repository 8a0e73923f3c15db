package org.jellygrad.playground.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jellygrad.playground.PageClient;
import org.jellygrad.playground.Playground;
import org.junit.jupiter.api.Test;

/** The libraries of the page. */
class LibrariesTest {
    /** A line of Maven's list: {@code group:artifact:jar:version:scope}. */
    private static final Pattern LIBRARY = Pattern.compile("(?m)^ +([^:\\s]+:[^:\\s]+):jar:([^:\\s]+):runtime");

    private static List<String> reviewed() throws IOException {
        return Files.readAllLines(Path.of("dependencies.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @Test
    void thePageGetsWhatWasReviewed() throws IOException {
        String found = Files.readString(Path.of("target/dependencies.txt"));

        assertThat(LIBRARY.matcher(found).results().map(line -> line.group(1) + ":" + line.group(2)))
                .containsExactlyInAnyOrderElementsOf(reviewed());
    }

    @Test
    void eachIsServedFromItsJar() throws IOException {
        try (Playground playground = Playground.start(0, Map.of(), fault -> {})) {
            PageClient client = new PageClient(playground);

            assertThat(reviewed()).allSatisfy(library -> {
                String name = library.split(":", -1)[1];
                assertThat(PageClient.text(client.get("/lib/" + name + ".js")))
                        .contains("https://d3js.org/" + name + "/")
                        .contains("v" + library.split(":", -1)[2]);
            });
        }
    }
}
