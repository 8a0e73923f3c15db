package org.jellygrad.playground.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The only numbers that the browser computes: predictions and residuals of a recorded step, against the engine's. */
class PredictionTest {
    @RegisterExtension
    static final PageFixture FIXTURE = new PageFixture();

    @ParameterizedTest
    @CsvSource({"jellybeans, 0", "jellybeans, 3", "hubble1929, 5", "forbes1857, 7"})
    void predictionsAreTheEngines(String name, int step) {
        Reader reader = Reader.open(FIXTURE, "#data=" + name + "&lr=1e-7&epochs=10&start=random&step=" + step);
        Object answer = reader.page()
                .evaluate("async () => {  const { predictions, residuals } = await import('/page/predict.js');  const"
                        + " { data, run, index, why } = jellygrad.app;  const features = run.names.filter(name"
                        + " => name !== 'intercept');  const predicted = predictions(run.user.intercept[index],"
                        + " features.map(name => run.user[name][index]),    features.map(name =>"
                        + " data.arrays['column/' + name]));  const left = residuals(predicted,"
                        + " data.arrays['column/' + data.header.target]);  return why.rows.map(row => ({ mine:"
                        + " predicted[row.index], engine: row.prediction,    left: left[row.index], residual:"
                        + " row.residual, index: row.index })); }");

        List<?> rows = (List<?>) answer;
        Dataset data = BundledDatasets.load(name);
        assertThat(rows).hasSize((int) data.rows());
        for (Object row : rows) {
            double engine = number(row, "engine");
            assertThat(number(row, "mine")).isCloseTo(engine, within(1e-12 * Math.max(1, Math.abs(engine))));
            double residual = number(row, "residual");
            assertThat(number(row, "left")).isCloseTo(residual, within(1e-11 * Math.max(1, Math.abs(engine))));
        }
    }

    private static double number(Object row, String name) {
        return ((Number) requireNonNull(((Map<?, ?>) row).get(name))).doubleValue();
    }
}
