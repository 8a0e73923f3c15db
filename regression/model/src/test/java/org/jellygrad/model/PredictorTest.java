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

    /** Neither a surplus number nor a missing one goes unnoticed, whatever is asked of the row. */
    @Test
    void rowsHaveOneNumberForEachColumn() {
        Predictor predictor = Models.beans().predictor(List.of("jar_size", "weight"));
        for (double[] row : new double[][] {{}, {1}, {1, 2, 3}}) {
            assertThatThrownBy(() -> predictor.predict(row))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("predict got " + row.length
                            + " numbers for 2 columns\n\nGive one number for each of jar_size, weight.");
            assertThatThrownBy(() -> predictor.contributions(row)).hasMessageStartingWith("contributions got ");
            assertThatThrownBy(() -> predictor.largestSummand(row)).hasMessageStartingWith("largestSummand got ");
            assertThatThrownBy(() -> predictor.leverage(row)).hasMessageStartingWith("leverage got ");
            assertThatThrownBy(() -> predictor.undefined(row, "row 1")).hasMessageStartingWith("undefined got ");
            assertThatThrownBy(() -> Models.beans().predict(row)).hasMessageStartingWith("predict got " + row.length);
        }
    }

    @Test
    void leverageNeedsInference() {
        assertThatThrownBy(() -> Models.beans().predictor(List.of("jar_size")).leverage(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("leverage from a model without inference\n\n");
    }
}
