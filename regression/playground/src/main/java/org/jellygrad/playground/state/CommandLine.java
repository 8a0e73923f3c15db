package org.jellygrad.playground.state;

import java.util.regex.Pattern;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.trainer.settings.Setting;
import org.jellygrad.trainer.settings.Settings;

/** The {@code jellygrad} command that makes a run. */
final class CommandLine {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=,@%+^-]+");

    /** The source of data that came to the page as numbers: saved under its name, it is a file. */
    private static final String MEMORY = "memory";

    private CommandLine() {}

    static String of(PageState state) {
        // Names of files hold no slash; those of a lesson's runs do.
        if (state.walk() != null || (state.data() != null && state.name().indexOf('/') > 0)) {
            return "jellygrad lesson " + state.name().substring(0, state.name().indexOf('/'));
        }
        if (RecordTerms.isNameOf(state.name())) {
            return ""; // rows that no file has
        }
        boolean function = state.function() != null;
        StringBuilder line = new StringBuilder("jellygrad ").append(function ? "minimize " : "train ");
        line.append(word(subject(state)));
        for (Setting setting : PageSettings.ALL) {
            if (function && !setting.onFunctions()) {
                continue;
            }
            String text = setting.in(state.settings());
            boolean needed = !text.equals(setting.in(Settings.DEFAULTS))
                    || (function && setting.key().equals(PageSettings.START));
            if (PageSettings.isFlag(setting)) {
                line.append(needed ? " " + PageSettings.option(setting, function) : "");
            } else if (needed) {
                line.append(' ')
                        .append(PageSettings.option(setting, function))
                        .append(' ')
                        .append(word(text));
            }
        }
        if (function && state.settings().start().isRandom()) {
            line.append(" --restarts 1");
        }
        return line.toString();
    }

    /** A function, the name of a data set, or the path of a file. */
    private static String subject(PageState state) {
        Dataset data = state.data();
        if (data == null) {
            return state.name().startsWith("-") ? "(" + state.name() + ")" : state.name();
        }
        String source = data.card().source();
        return BundledDatasets.names().contains(state.name()) || source.equals(MEMORY) ? state.name() : source;
    }

    private static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
