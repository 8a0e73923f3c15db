package org.jellygrad.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Column;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.Schema;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who interrupts the reading of rows that memory does not hold keeps what was learned of those before. */
class InterruptedReadingTest {
    private static final int ROWS = 200_000;
    private static final Map<String, double[]> COLUMNS = RandomData.columns(3, ROWS, 3);

    /** Rows that are handed out for each pass; in the second, after which the hash is known, the thread is interrupted. */
    private static Dataset interrupting(int pass, int row) {
        double[][] cells = COLUMNS.values().toArray(double[][]::new);
        List<Column> columns = new ArrayList<>();
        COLUMNS.keySet().forEach(name -> columns.add(new Column(name, Column.Kind.NUMERIC)));
        int[] passes = {0};
        return Dataset.of(new Schema("long", columns), () -> {
            int now = ++passes[0];
            return rows(cells, now == pass ? row : -1);
        });
    }

    private static Iterator<@Nullable Object[]> rows(double[][] cells, int interrupted) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> {
                    if (i == interrupted) {
                        Thread.currentThread().interrupt();
                    }
                    return (@Nullable Object[])
                            Arrays.stream(cells).map(column -> column[i]).toArray();
                })
                .iterator();
    }

    @Test
    void theRowsBeforeCount() {
        for (int threads = 1; threads <= 2; threads++) {
            Settings settings = RandomData.settings().withThreads(threads);
            Fit fit;
            try {
                fit = new Trainer(settings).fit(interrupting(2, 150_000));
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            Model model = fit.model();
            int rows = (int) model.provenance().rows();
            assertThat(rows).isBetween(1, 150_000);
            assertThat(fit.outcome().isInterrupted()).isTrue();
            assertThat(fit.diagnostics().warnings())
                    .contains("Reading was interrupted after " + rows
                            + " of 200000 rows: all that is said here was learned from those.");
            Map<String, double[]> before = new LinkedHashMap<>();
            COLUMNS.forEach((name, column) -> before.put(name, Arrays.copyOf(column, rows)));
            Model expected =
                    new Trainer(settings).fit(Dataset.of("before", before)).model();
            expected.coefficients().forEach(coefficient -> assertThat(model.coefficient(coefficient.name()))
                    .isEqualTo(coefficient.value(), within(1e-12 * Math.abs(coefficient.value()))));
            assertThat(model.inference()).isNotNull();
            assertThat(fit.summary()).contains("Reading was interrupted after");
        }
    }

    /** Other losses have learned nothing yet. */
    @Test
    void whatNeedsTheRowsIsGivenUp() {
        try {
            assertThatThrownBy(() -> new Trainer(RandomData.settings().withLoss(new Loss.Huber(1)))
                            .fit(interrupting(2, 150_000)))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
