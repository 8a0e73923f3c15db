package org.jellygrad.cli.problem;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jellygrad.trainer.settings.Setting;

/** Puts options in the place of settings: the library names a setting in backquotes, as in {@code `scaling none`}. */
public final class OptionNames {
    private static final Map<String, String> OPTIONS = options();

    /** A word in backquotes, and what follows it there. An indented line repeats what a user wrote, and stays. */
    private static final Pattern QUOTED = Pattern.compile("(?m)^ {4}.*$|`([A-Za-z0-9.]+)(?: ([^`]*))?`");

    private OptionNames() {}

    /** An option is called by its setting's key; others are no settings of a run. */
    private static Map<String, String> options() {
        Map<String, String> options = new HashMap<>(Map.ofEntries(
                Map.entry("CsvOptions.missing", "--na"),
                Map.entry("CsvOptions.delimiter", "--delimiter"),
                Map.entry("CsvOptions.encoding", "--encoding"),
                Map.entry("CsvOptions.decimal", "--decimal"),
                Map.entry("CsvOptions.header", "--header"),
                Map.entry("CsvOptions.ragged", "--ragged"),
                Map.entry("CsvOptions.skip", "--skip"),
                Map.entry("step", "--step"),
                Map.entry("ModelJson.save", "--save"),
                Map.entry("checkpoint", "--checkpoint"),
                Map.entry("record", "--record"),
                Map.entry("resume", "--resume"),
                Map.entry("trace", "--trace")));
        Setting.ALL.forEach(setting -> options.put(setting.name(), "--" + setting.key()));
        return options;
    }

    /** The text with options in the place of settings; other words in backquotes stay. */
    public static String in(String text) {
        return QUOTED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(option(found)));
    }

    /** The same for a command on functions, where an epoch is one step. */
    public static String onFunction(String text) {
        return in(text.replace("`maxEpochs`", "--steps"));
    }

    private static String option(MatchResult found) {
        String name = found.group(1);
        String value = found.group(2);
        String whole = OPTIONS.get(name + " " + value);
        String option = OPTIONS.get(String.valueOf(name));
        if (whole != null) {
            return whole;
        }
        return option == null ? found.group() : value == null ? option : option + " " + value;
    }
}
