package org.jellygrad.playground.state;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.trainer.settings.Setting;
import org.jspecify.annotations.Nullable;

/** Puts the state's keys in the place of settings: the library names a setting in backquotes, as in {@code `learningRate 0.1`}. */
public final class SettingWords {
    private static final Map<String, Setting> BY_NAME =
            PageSettings.ALL.stream().collect(Collectors.toMap(Setting::name, Function.identity()));

    private static final Pattern QUOTED = Pattern.compile("`([A-Za-z0-9.]+)(?: ([^`]*))?`");

    private SettingWords() {}

    /** The text with keys in the place of settings; other words in backquotes stay. */
    public static String in(String text) {
        return QUOTED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(word(found)));
    }

    /** The key that a problem names first; null if it names none. */
    static @Nullable String first(Problem problem) {
        Matcher found = QUOTED.matcher(problem.what() + "\n" + problem.advice());
        while (found.find()) {
            Setting setting = setting(found.toMatchResult());
            if (setting != null) {
                return setting.key();
            }
        }
        return null;
    }

    private static @Nullable Setting setting(MatchResult found) {
        Setting whole = BY_NAME.get(found.group(1) + " " + found.group(2));
        return whole == null ? BY_NAME.get(String.valueOf(found.group(1))) : whole;
    }

    private static String word(MatchResult found) {
        Setting setting = setting(found);
        if (setting == null) {
            return found.group();
        }
        String value = found.group(2);
        return "`" + setting.key() + (value == null || PageSettings.isFlag(setting) ? "" : " " + value) + "`";
    }
}
