package org.jellygrad.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PredictorTest {
    /** Rows may hold more, in any order; what was set aside is not looked for. */
    @Test
    void columnsAreFoundByName() {
        Predictor predictor = Models.beans().predictor(List.of("other", "jar_size"));
        assertThat(predictor.predict(7, 100)).isEqualTo(240);
        assertThatThrownBy(() -> Models.beans().predictor(List.of("jars")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The rows lack the column 'jar_size'.\n\nThey have jars.");
    }

    @Test
    void leverageNeedsInference() {
        assertThatThrownBy(() -> Models.beans().predictor(List.of("jar_size")).leverage(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("leverage from a model without inference\n\n");
    }
}
