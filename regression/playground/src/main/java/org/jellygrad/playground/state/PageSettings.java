package org.jellygrad.playground.state;

import java.util.List;
import java.util.Map;
import org.jellygrad.trainer.settings.Setting;
import org.jellygrad.trainer.settings.Settings;

/** The settings that the page has a control for. Their keys are the state's, and the options' without the dashes. */
final class PageSettings {
    static final String EPOCHS = "epochs";

    static final String START = "start";

    private static final String NO_INTERCEPT = "no-intercept";

    /** What a recorded run may have been made with and the page cannot set: it changes the rows or where the run ends. */
    static final List<String> WITHOUT_CONTROL = List.of("missing", "patience", "validation");

    /** A formula is shown by the columns that it calculates; standard errors are not shown. */
    private static final List<String> NOT_SHOWN = List.of("formula", "se");

    static final List<Setting> ALL = Setting.ALL.stream()
            .filter(setting -> !WITHOUT_CONTROL.contains(setting.key()) && !NOT_SHOWN.contains(setting.key()))
            .toList();

    private PageSettings() {}

    /** The option of the command line, which counts steps on a function and epochs on data. */
    static String option(Setting setting, boolean function) {
        return "--" + (function && setting.key().equals(EPOCHS) ? "steps" : setting.key());
    }

    /** Whether it is an option that stands alone. */
    static boolean isFlag(Setting setting) {
        return setting.key().equals(NO_INTERCEPT);
    }

    /** Whether a key also means something where a function is descended on. */
    static boolean isOnFunctions(String key) {
        return ALL.stream().anyMatch(setting -> setting.key().equals(key) && setting.onFunctions());
    }

    /** The value of a setting in what a record tells. */
    static String recorded(Map<String, String> settings, String key) {
        return settings.getOrDefault(key, Setting.of(key).in(Settings.DEFAULTS));
    }
}
