package org.jellygrad.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingProgressTest {

    /** Every pass tells of each megabyte, and of the end. */
    @Test
    void bytesAreTold(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("long.csv");
        Files.writeString(file, "x,y\n" + "1234567,7654321\n".repeat(200_000));
        long size = Files.size(file);
        List<Long> told = new ArrayList<>();
        Dataset data = Csv.read(List.of(file), CsvOptions.defaults().withMemory(0), (name, bytes, of) -> {
            assertThat(name).isEqualTo(file.toString());
            assertThat(of).isEqualTo(size);
            told.add(bytes);
        });
        assertThat(told).hasSize((int) (size >> 20) + 1).isSorted().endsWith(size);
        told.clear();
        data.select("y", List.of("x"), MissingValues.ERROR).forEach(block -> {});
        assertThat(told).hasSize((int) (size >> 20) + 1).isSorted().endsWith(size);
    }
}
