package org.jellygrad.trainer.digits;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jellygrad.autograd.program.NativeArray;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.junit.jupiter.api.Test;

/** So many rows that their cross products are summed in doubles: the digits are those of few rows. */
class ManyRowsTest {

    private static final int ROWS = 150_000;
    private static final int FEATURES = 20;

    /**
     * Whole numbers with a solution that is known exactly: coefficients 1, −2, 3, ... and 7. Rows come in pairs with the same features,
     * one of them as far above its prediction as the other below, so that the residuals are orthogonal to every column.
     */
    private static Map<String, double[]> exact(Random random) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i += 2) {
            int residual = random.nextInt(2001) - 1000;
            y[i] = 7 + residual;
            y[i + 1] = 7 - residual;
        }
        for (int j = 1; j <= FEATURES; j++) {
            double[] x = new double[ROWS];
            for (int i = 0; i < ROWS; i += 2) {
                x[i] = random.nextInt(2001) - 500.0 * (j % 3);
                x[i + 1] = x[i];
                y[i] += coefficient(j) * x[i];
                y[i + 1] += coefficient(j) * x[i];
            }
            columns.put("x" + j, x);
        }
        columns.put("y", y);
        return columns;
    }

    private static double coefficient(int j) {
        return j % 2 == 0 ? -j : j;
    }

    private static double squares(Map<String, double[]> columns) {
        double sum = 0; // whole and below 2⁵³: exact
        for (int i = 0; i < ROWS; i++) {
            double residual = requireNonNull(columns.get("y"))[i] - 7;
            for (int j = 1; j <= FEATURES; j++) {
                residual -= coefficient(j) * requireNonNull(columns.get("x" + j))[i];
            }
            sum += residual * residual;
        }
        return sum;
    }

    @Test
    void everyCoefficientHasFifteenDigits() {
        Map<String, double[]> columns = exact(new Random(1));
        Fit fit = new Trainer(RandomData.settings()).fit(Dataset.of("exact", columns));
        Model model = fit.model();
        assertThat(model.intercept()).isEqualTo(7, within(7e-15));
        for (int j = 1; j <= FEATURES; j++) {
            assertThat(model.coefficients().get(j - 1).value()).isEqualTo(coefficient(j), within(1e-15 * j));
        }
        Inference inference = requireNonNull(model.inference());
        assertThat(inference).isNotNull();
        double squares = squares(columns);
        double deviation = Math.sqrt(squares / (ROWS - FEATURES - 1));
        assertThat(inference.residualStandardError()).isEqualTo(deviation, within(1e-15 * deviation));
        assertThat(model.quality().loss()).isEqualTo(squares / ROWS, within(1e-15 * squares / ROWS));
    }

    /** Rows from memory column by column, and the same after one that is dropped, which makes them come in blocks. */
    @Test
    void theOtherWayTellsTheSame() {
        Map<String, double[]> columns = RandomData.columns(5, ROWS, FEATURES);
        Map<String, double[]> longer = new LinkedHashMap<>();
        columns.forEach((name, column) -> {
            double[] more = new double[ROWS + 1];
            System.arraycopy(column, 0, more, 1, ROWS);
            more[0] = Double.NaN;
            longer.put(name, more);
        });
        Model model = new Trainer(RandomData.settings())
                .fit(Dataset.of("columns", columns))
                .model();
        Model other = new Trainer(RandomData.settings())
                .fit(Dataset.of("blocks", longer))
                .model();
        assertThat(other.provenance().rowsDropped()).isEqualTo(1);
        assertThat(other.provenance().dataHash()).isEqualTo(model.provenance().dataHash());
        for (int j = 0; j < FEATURES; j++) {
            Coefficient coefficient = model.coefficients().get(j);
            double value = other.coefficients().get(j).value();
            assertThat(coefficient.value()).isEqualTo(value, within(2 * Math.ulp(value)));
        }
        Inference here = requireNonNull(model.inference());
        Inference there = requireNonNull(other.inference());
        for (int j = 0; j <= FEATURES; j++) {
            double error = there.coefficients().get(j).standardError();
            assertThat(here.coefficients().get(j).standardError()).isEqualTo(error, within(1e-13 * error));
        }
        assertThat(here.r2()).isEqualTo(there.r2(), within(1e-15));
        assertThat(here.residualStandardError())
                .isEqualTo(there.residualStandardError(), within(1e-15 * there.residualStandardError()));
        assertThat(here.residuals().median()).isEqualTo(there.residuals().median(), within(1e-14));
        assertThat(here.residuals().max()).isEqualTo(there.residuals().max(), within(1e-14));
    }

    @Test
    void threadsLeaveNoTrace() {
        Dataset data = Dataset.of("data", RandomData.columns(6, ROWS, FEATURES));
        long before = NativeArray.nativeBytes();
        Model one = new Trainer(RandomData.settings().withThreads(1)).fit(data).model();
        for (int threads = 2; threads <= 5; threads += 3) {
            Model many = new Trainer(RandomData.settings().withThreads(threads))
                    .fit(data)
                    .model();
            assertThat(many.coefficients()).isEqualTo(one.coefficients());
            assertThat(many.intercept()).isEqualTo(one.intercept());
            assertThat(requireNonNull(many.inference()).coefficients())
                    .isEqualTo(requireNonNull(one.inference()).coefficients());
            assertThat(requireNonNull(many.inference()).residuals())
                    .isEqualTo(requireNonNull(one.inference()).residuals());
            assertThat(many.quality()).isEqualTo(one.quality());
        }
        assertThat(NativeArray.nativeBytes()).isEqualTo(before);
    }
}
