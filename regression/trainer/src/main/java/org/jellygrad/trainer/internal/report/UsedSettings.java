package org.jellygrad.trainer.internal.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StandardErrors;
import org.jellygrad.trainer.settings.StopRules;

/** The settings of a run by name, as a saved model tells them; those chosen from the data too. */
final class UsedSettings {
    private UsedSettings() {}

    static Map<String, String> of(Settings settings, Diagnostics diagnostics) {
        StopRules stop = settings.stop();
        Map<String, String> used = new LinkedHashMap<>();
        if (settings.formula() != null) {
            used.put("formula", settings.formula().toString());
        }
        used.put("degree", Integer.toString(settings.degree()));
        used.put("loss", settings.loss().text());
        used.put("penalty", settings.penalty().text());
        used.put("optimizer", settings.optimizer().text());
        used.put("schedule", settings.schedule().text());
        used.put("clip", settings.clipping().text());
        used.put("averaging", settings.averaging().text());
        if (settings.weights() != null) {
            used.put("weights", settings.weights());
        }
        if (!settings.intercept()) {
            used.put("no-intercept", "true");
        }
        used.put("batch", settings.batching().text());
        used.put("lr", settings.learningRate().text());
        used.put("learningRate", Double.toString(diagnostics.learningRate()));
        used.put("scale", Scaling.choices().text(settings.scaling()));
        used.put("scaleUsed", Scaling.choices().text(diagnostics.scaling()));
        used.put("start", settings.start().text());
        used.put("tolerance", Double.toString(stop.tolerance()));
        used.put("standstill", Integer.toString(stop.standstill()));
        used.put("epochs", Integer.toString(stop.maxEpochs()));
        if (stop.lossChange() > 0) {
            used.put("loss-change", Double.toString(stop.lossChange()));
        }
        if (stop.targetLoss() != Double.NEGATIVE_INFINITY) {
            used.put("target-loss", Double.toString(stop.targetLoss()));
        }
        if (stop.maxSeconds() != Double.POSITIVE_INFINITY) {
            used.put("max-seconds", Double.toString(stop.maxSeconds()));
        }
        used.put("patience", Integer.toString(stop.patience()));
        used.put("validation", Double.toString(settings.validation()));
        used.put("missing", Settings.MISSING_VALUES.text(settings.missing()));
        if (settings.standardErrors() != Settings.DEFAULTS.standardErrors()) {
            used.put(StandardErrors.SETTING, StandardErrors.choices().text(settings.standardErrors()));
        }
        return used;
    }
}
