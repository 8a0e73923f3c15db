package org.jellygrad.trainer.choice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.trainer.choice.WrittenNumber.NotANumberException;
import org.jellygrad.trainer.internal.Checks;

/** Names in one text: separated by commas; a name that holds a comma stands in double quotes, as in CSV. */
public final class NameList {
    private static final char QUOTE = '"';

    private NameList() {}

    /** The parts between the commas outside of quotes, as they were written. */
    public static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == QUOTE;
            if (text.charAt(i) == ',' && !quoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** The name that was written: without blanks around it, and without its quotes, of which one within is doubled. */
    public static String unquoted(String written) {
        String name = written.strip();
        boolean quoted = name.length() > 1 && name.charAt(0) == QUOTE && name.charAt(name.length() - 1) == QUOTE;
        return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    /** Names, as {@link #split} and {@link #unquoted} read them. */
    public static String text(List<String> names) {
        return names.stream().map(NameList::written).collect(Collectors.joining(","));
    }

    /** Names with values, as {@link #values} reads them. */
    public static String text(Map<String, Double> values) {
        return values.entrySet().stream()
                .map(value -> written(value.getKey()) + "=" + Checks.number(value.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String written(String name) {
        boolean plain = name.indexOf(',') < 0 && name.indexOf(QUOTE) < 0 && name.equals(name.strip());
        return plain ? name : QUOTE + name.replace("\"", "\"\"") + QUOTE;
    }

    /**
     * Names with values: {@code slope=3,intercept=20}.
     *
     * @throws org.jellygrad.datasets.problem.ProblemException if the text is not of this form, or a name stands there twice
     */
    public static Map<String, Double> values(String text) {
        Map<String, Double> values = new LinkedHashMap<>();
        String begun = "";
        for (String part : split(text)) {
            // What has no value belongs to a name that holds a comma.
            String whole = begun + part;
            int equals = whole.lastIndexOf('=');
            if (equals < 0) {
                begun = whole + ",";
                continue;
            }
            begun = "";
            String name = unquoted(whole.substring(0, equals));
            if (name.isEmpty()) {
                throw new NotANumberException(text);
            }
            double value = WrittenNumber.real(whole.substring(equals + 1).strip());
            if (values.put(name, value) != null) {
                throw new InvalidValueException(
                        "'" + name + "' is given twice", "Descent starts from one point; give each name one value.");
            }
        }
        if (!begun.isEmpty()) {
            throw new NotANumberException(text);
        }
        return values;
    }
}
