package org.jellygrad.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jellygrad.benchmarks.measurement.Measurement;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
    /** The list is a file, so that the script shows it without a build. */
    @Test
    void everyMeasurementIsListed() throws IOException {
        try (var list = Objects.requireNonNull(Benchmarks.class.getResourceAsStream("list.txt"))) {
            assertThat(new String(list.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .extracting(line -> line.substring(0, line.indexOf(' ')))
                    .containsExactlyElementsOf(
                            Benchmarks.ALL.stream().map(Measurement::name).toList());
        }
    }

    /** Without Java, so that a slip of the pen costs no build; tests run in their module. */
    @Test
    void anUnknownNameIsRefusedWithoutABuild() throws IOException, InterruptedException {
        Process run = new ProcessBuilder("sh", "run", "--json", "nope")
                .redirectErrorStream(true)
                .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).isEqualTo(2);
        assertThat(said).startsWith("Unknown benchmark 'nope'.\n\nThere are:\nstep ");
    }
}
