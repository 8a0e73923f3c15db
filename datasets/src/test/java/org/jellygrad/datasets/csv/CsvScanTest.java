package org.jellygrad.datasets.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jellygrad.datasets.internal.NumberChunks;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvScanTest {

    @Test
    void memoryIsGivenUpWhenTheNumbersDoNotFit() {
        String text = "a,b\n" + "1,2\n".repeat(100_000);
        NumberChunks all = new CsvScanRun(text, 2_000_000).numbers;
        assertThat(all).isNotNull();
        assertThat(new CsvScanRun(text, 1_000_000).numbers).isNull(); // 200 000 numbers take 1.6 MB
        assertThat(new CsvScanRun(text, 0).numbers).isNull();
    }

    private static final class CsvScanRun {
        final @Nullable NumberChunks numbers;

        CsvScanRun(String text, long memory) {
            CsvOptions options = CsvOptions.defaults().withMemory(memory);
            CsvLayout layout = CsvLayout.of(List.of(new TextInput("a.csv", text.getBytes(UTF_8))), options);
            CsvScan scan = new CsvScan(layout.dialect(), options);
            CsvRecords.forEach(layout, RowPlan.ALL, scan, scan::endRecord);
            numbers = scan.numbers();
            assertThat(scan.rows()).isEqualTo(100_000);
        }
    }
}
