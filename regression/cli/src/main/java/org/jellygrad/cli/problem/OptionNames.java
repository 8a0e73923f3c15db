package org.jellygrad.cli.problem;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts options in the place of settings: the library names a setting in backquotes, as in {@code `scaling none`}. */
public final class OptionNames {
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("target", "--target"),
            Map.entry("features", "--features"),
            Map.entry("formula", "--formula"),
            Map.entry("weights", "--weights"),
            Map.entry("missing", "--missing"),
            Map.entry("CsvOptions.missing", "--na"),
            Map.entry("CsvOptions.delimiter", "--delimiter"),
            Map.entry("CsvOptions.encoding", "--encoding"),
            Map.entry("CsvOptions.decimal", "--decimal"),
            Map.entry("CsvOptions.header", "--header"),
            Map.entry("CsvOptions.ragged", "--ragged"),
            Map.entry("CsvOptions.skip", "--skip"),
            Map.entry("degree", "--degree"),
            Map.entry("intercept false", "--no-intercept"),
            Map.entry("loss", "--loss"),
            Map.entry("l1", "--l1"),
            Map.entry("l2", "--l2"),
            Map.entry("optimizer", "--optimizer"),
            Map.entry("learningRate", "--lr"),
            Map.entry("schedule", "--schedule"),
            Map.entry("clipping", "--clip"),
            Map.entry("averaging", "--average"),
            Map.entry("batching", "--batch"),
            Map.entry("scaling", "--scale"),
            Map.entry("start", "--start"),
            Map.entry("step", "--step"),
            Map.entry("maxEpochs", "--epochs"),
            Map.entry("validation", "--validation"),
            Map.entry("patience", "--patience"),
            Map.entry("standardErrors", "--se"),
            Map.entry("seed", "--seed"),
            Map.entry("ModelJson.save", "--save"),
            Map.entry("checkpoint", "--checkpoint"),
            Map.entry("record", "--record"),
            Map.entry("resume", "--resume"),
            Map.entry("trace", "--trace"));

    /** A word in backquotes, and what follows it there. An indented line repeats what a user wrote, and stays. */
    private static final Pattern QUOTED = Pattern.compile("(?m)^ {4}.*$|`([A-Za-z0-9.]+)(?: ([^`]*))?`");

    private OptionNames() {}

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
