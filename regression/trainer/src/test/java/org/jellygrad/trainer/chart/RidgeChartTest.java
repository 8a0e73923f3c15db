package org.jellygrad.trainer.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.outcome.RidgeSearch;
import org.jellygrad.trainer.outcome.RidgeSearch.Trial;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.plot.Mark;
import org.jellygrad.trainer.plot.Scale;
import org.junit.jupiter.api.Test;

class RidgeChartTest {
    private static final Dataset CARS = BundledDatasets.load("cars1930");
    private static final Model MODEL = new Trainer().fit(CARS).model();
    private static final List<Trial> TRIALS =
            List.of(new Trial(0.01, 4, 50), new Trial(1, 2, 50), new Trial(100, 8, 50));

    @Test
    void theCurveWithTheChosenPenalty() {
        Chart chart = RidgeChart.of(RidgeSearch.of(10, new Trial(0, 5, 50), TRIALS), MODEL, CARS);
        assertThat(chart.title()).isEqualTo("Cross-validated RMSE by l2");
        assertThat(chart.x().scale()).isEqualTo(Scale.LOG);
        assertThat(chart.y().label()).isEqualTo("RMSE (feet)");
        assertThat(chart.layers()).hasSize(2);
        assertThat(chart.layers().get(0).data().x()).containsExactly(0.01, 1, 100);
        assertThat(chart.layers().get(0).data().y()).containsExactly(4, 2, 8);
        assertThat(chart.layers().get(1).mark()).isEqualTo(Mark.BEST);
        assertThat(chart.layers().get(1).data().x()).containsExactly(1);
        assertThat(chart.summary())
                .isEqualTo("The RMSE goes from 4 at l2 0.01 to 8 at l2 100; chosen is l2 1, with 2.");
        assertThat(chart.notes()).containsExactly("With l2 0, for which a log axis has no place, the RMSE is 5.");
    }

    @Test
    void noPenaltyIsChosen() {
        Chart chart = RidgeChart.of(RidgeSearch.of(10, new Trial(0, 1, 50), TRIALS), MODEL, CARS);
        assertThat(chart.layers()).hasSize(1);
        assertThat(chart.notes())
                .containsExactly("With l2 0, for which a log axis has no place, the RMSE is 1: the lowest.");
    }

    /** More columns than rows: without a penalty there is no fit. */
    @Test
    void withoutAPenaltyThereIsNoError() {
        Chart chart = RidgeChart.of(RidgeSearch.of(10, new Trial(0, Double.NaN, 0), TRIALS), MODEL, CARS);
        assertThat(chart.notes()).isEmpty();
    }
}
