package org.jellygrad.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
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
}
