package org.jellygrad.trainer.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jellygrad.datasets.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the settings as text. */
class SettingTest {
    /** A value for each that is not its default. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry("target", "y"),
            Map.entry("features", "a,\"b,c\""),
            Map.entry("formula", "y ~ a + I(b^2)"),
            Map.entry("degree", "3"),
            Map.entry("weights", "w"),
            Map.entry("no-intercept", "true"),
            Map.entry("loss", "huber:0.5"),
            Map.entry("l2", "0.1"),
            Map.entry("l1", "0.25"),
            Map.entry("optimizer", "momentum:0.9"),
            Map.entry("lr", "1e-6"),
            Map.entry("schedule", "step:10:0.5"),
            Map.entry("clip", "norm:2"),
            Map.entry("average", "polyak:7"),
            Map.entry("batch", "32"),
            Map.entry("start", "slope=3,intercept=20"),
            Map.entry("scale", "none"),
            Map.entry("epochs", "50"),
            Map.entry("tolerance", "1.0E-8"),
            Map.entry("loss-change", "1.0E-9"),
            Map.entry("target-loss", "0.25"),
            Map.entry("max-seconds", "60"),
            Map.entry("patience", "5"),
            Map.entry("validation", "0.2"),
            Map.entry("missing", "mean"),
            Map.entry("se", "hc3"),
            Map.entry("seed", "7"));

    static Stream<Setting> all() {
        return Setting.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isReadAsItIsWritten(Setting setting) {
        Settings changed = setting.with().apply(Settings.DEFAULTS, OTHERS.get(setting.key()));

        assertThat(setting.in(changed)).isEqualTo(OTHERS.get(setting.key()));
        assertThat(setting.isDefault(changed)).isFalse();
        assertThat(setting.with().apply(changed, setting.in(Settings.DEFAULTS))).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void noneChangesAnother() {
        Settings changed = Settings.DEFAULTS;
        for (Setting setting : Setting.ALL) {
            changed = setting.with().apply(changed, OTHERS.get(setting.key()));
        }
        for (Setting setting : Setting.ALL) {
            assertThat(setting.in(changed)).as(setting.key()).isEqualTo(OTHERS.get(setting.key()));
        }
        assertThat(Setting.ALL).extracting(Setting::key).doesNotHaveDuplicates();
    }

    @Test
    void whatStandsForNoValueIsRefused() {
        for (String key : List.of("loss", "degree", "lr", "no-intercept", "tolerance", "missing", "formula")) {
            assertThatThrownBy(() -> Setting.of(key).with().apply(Settings.DEFAULTS, "~"))
                    .as(key)
                    .isInstanceOf(ProblemException.class);
        }
    }
}
