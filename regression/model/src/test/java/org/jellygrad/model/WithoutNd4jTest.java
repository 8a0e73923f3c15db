package org.jellygrad.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.model.inference.Inference.Interval;
import org.jellygrad.model.json.ModelJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A saved model predicts, with intervals, where there is no ND4J: this module's class path has none. */
class WithoutNd4jTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.nd4j.linalg.factory.Nd4j",
                "org.nd4j.linalg.api.ndarray.INDArray",
                "org.nd4j.linalg.cpu.nativecpu.CpuBackend",
                "org.bytedeco.javacpp.Loader",
                "org.bytedeco.openblas.global.openblas"
            })
    void theClassPathHasNone(String name) {
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName(name));
    }

    /**
     * The least-squares line 0.6 + 0.8·x through (1, 1), (2, 3), (3, 2), (4, 5), (5, 4): s² = 3.6/3, the leverage of x = 6 is 1/5 +
     * 3²/10, and |T| stays below 3.182446305284263 with probability 0.95 at 3 degrees of freedom (tables).
     */
    @Test
    void aSavedModelPredictsWithItsInterval() throws IOException {
        Model model = ModelJson.fromJson(fivePoints(), "five-points.json");
        Predictor predictor = model.predictor(List.of("x"));
        double prediction = predictor.predict(6);
        Inference inference = Objects.requireNonNull(model.inference());
        Interval interval = inference.prediction(prediction, predictor.leverage(6), 0.95);

        assertThat(prediction).isEqualTo(5.4).isEqualTo(model.predict(Map.of("x", 6)));
        assertThat(interval).isEqualTo(new Interval(0.34802310924178315, 10.451976890758218));
        double half = 3.182446305284263 * Math.sqrt(1.2) * Math.sqrt(1 + 1 / 5.0 + 9 / 10.0);
        assertThat(interval.high()).isCloseTo(5.4 + half, within(1e-12));
        assertThat(interval.low()).isCloseTo(5.4 - half, within(1e-12));
    }

    private static String fivePoints() throws IOException {
        try (InputStream in = WithoutNd4jTest.class.getResourceAsStream("/five-points.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
