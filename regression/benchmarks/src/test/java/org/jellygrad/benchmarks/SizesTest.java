package org.jellygrad.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jellygrad.benchmarks.csv.CsvMeasurement;
import org.jellygrad.benchmarks.epoch.EpochMeasurement;
import org.jellygrad.benchmarks.measurement.ResultTable;
import org.jellygrad.benchmarks.measurement.SeededCsv;
import org.jellygrad.benchmarks.measurement.SeededData;
import org.jellygrad.benchmarks.scale.ScaleMeasurement;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.csv.Csv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measurements that need large data run to their end on small ones. */
class SizesTest {
    private static final SeededData SMALL = new SeededData(400, 3, 5);

    /** What is written is what is fitted in memory. */
    @Test
    void theFileHoldsTheSameNumbers(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("seeded.csv");
        SeededCsv.main(new String[] {file.toString(), "400", "3", "5"});
        Map<String, double[]> columns = SMALL.columns();
        Dataset read = Csv.read(file);
        assertThat(read.schema().names()).containsExactlyElementsOf(columns.keySet());
        int[] row = {0};
        read.select("y", List.of("x1", "x2", "x3"), MissingValues.ERROR).forEach(block -> {
            for (int i = 0; i < block.rows(); i++, row[0]++) {
                for (int j = 0; j < 3; j++) {
                    assertThat(block.x(i, j)).isEqualTo(columns.getOrDefault("x" + (j + 1), new double[0])[row[0]]);
                }
                assertThat(block.y()[i]).isEqualTo(columns.getOrDefault("y", new double[0])[row[0]]);
            }
        });
        assertThat(row[0]).isEqualTo(400);
        assertThat(Files.readAllLines(file)).hasSize(401);
    }

    /** Peers may be absent; this project's own row never is. */
    @Test
    void smallRunsHaveEveryRow() {
        ResultTable csv = new CsvMeasurement(List.of(SMALL)).run();
        assertThat(csv.rows()).hasSize(3);
        assertThat((Double) csv.rows().get(0).get(5)).isGreaterThan(15);
        assertThat((Double) csv.rows().get(0).get(4)).isNotZero();
        ResultTable epoch = new EpochMeasurement(SMALL).run();
        assertThat(epoch.rows()).hasSize(4).allSatisfy(each -> assertThat((Double) each.get(1))
                .isPositive());
        ResultTable scale = new ScaleMeasurement(100_000).run();
        assertThat(scale.rows()).hasSize(4).allSatisfy(each -> assertThat((Double) each.get(5))
                .isGreaterThan(15));
    }
}
