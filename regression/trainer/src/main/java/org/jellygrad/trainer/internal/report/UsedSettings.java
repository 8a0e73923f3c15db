package org.jellygrad.trainer.internal.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Setting;
import org.jellygrad.trainer.settings.Settings;

/** The settings of a run by name, as a saved model tells them; those chosen from the data too. */
final class UsedSettings {
    /** What the model tells itself. */
    private static final Set<String> KEPT_ELSEWHERE = Set.of("target", "features", "seed");

    /** The texts of what is not there and of what is not on. */
    private static final Set<String> OFF = Set.of("", "false");

    private UsedSettings() {}

    static Map<String, String> of(Settings settings, Diagnostics diagnostics) {
        Map<String, String> used = new LinkedHashMap<>();
        for (Setting setting : Setting.ALL) {
            String text = setting.in(settings);
            if (!KEPT_ELSEWHERE.contains(setting.key()) && !OFF.contains(text)) {
                used.put(setting.key(), text);
            }
        }
        used.put("learningRate", Double.toString(diagnostics.learningRate()));
        used.put("scaleUsed", Scaling.choices().text(diagnostics.scaling()));
        return used;
    }
}
