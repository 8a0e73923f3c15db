package org.jellygrad.trainer.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.Column;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.Schema;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StandardErrors;
import org.jellygrad.trainer.settings.StopRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Robust standard errors belong to the end of a run: they change none of its steps, and no fold needs them. */
class RobustErrorsInRunsTest {
    private static final Settings HC3 = Settings.DEFAULTS.withStandardErrors(StandardErrors.HC3);

    @Test
    void aRunMayBeResumedWithOthers(@TempDir Path directory) {
        Dataset cars = BundledDatasets.load("cars1930");
        Path file = directory.resolve("run.checkpoint");
        Settings brief = Settings.DEFAULTS.withStop(StopRules.DEFAULTS.withMaxEpochs(1));
        new Trainer(brief).fit(cars, Recording.NONE.withCheckpoint(file));
        Fit resumed = new Trainer(HC3).fit(cars, Recording.NONE.withResume(file));
        Fit whole = new Trainer(HC3).fit(cars);
        assertThat(resumed.model().quality().standardErrors())
                .isEqualTo(whole.model().quality().standardErrors())
                .isNotEqualTo(new Trainer().fit(cars).model().quality().standardErrors());
        assertThat(resumed.model().coefficients()).isEqualTo(whole.model().coefficients());
    }

    @Test
    void crossValidationDoesNotReadTheRowsForThem() {
        assertThat(passes(HC3)).isEqualTo(passes(Settings.DEFAULTS));
        assertThat(passesOfAFit(HC3)).isEqualTo(passesOfAFit(Settings.DEFAULTS) + 1);
    }

    private static int passes(Settings settings) {
        int[] passes = {0};
        Dataset data = counted(passes);
        passes[0] = 0;
        new Trainer(settings.withTarget("y")).crossValidate(data, 3);
        return passes[0];
    }

    private static int passesOfAFit(Settings settings) {
        int[] passes = {0};
        Dataset data = counted(passes);
        passes[0] = 0;
        new Trainer(settings.withTarget("y")).fit(data);
        return passes[0];
    }

    /** Rows that count how often they are asked for. */
    private static Dataset counted(int[] passes) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rows.add(new Object[] {(double) i, (double) (i * i % 7)});
        }
        Schema schema = new Schema(
                "counted", List.of(new Column("x", Column.Kind.NUMERIC), new Column("y", Column.Kind.NUMERIC)));
        return Dataset.of(schema, () -> {
            passes[0]++;
            return rows.iterator();
        });
    }
}
