package org.jellygrad.cli.option;

import java.util.ArrayList;
import java.util.List;

/** A list of names in one argument: separated by commas, a name that holds one in double quotes, as in CSV. */
final class Names {
    private static final char QUOTE = '"';

    private Names() {}

    /** The parts between the commas outside of quotes, as they were written. */
    static List<String> split(String text) {
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
    static String unquoted(String written) {
        String name = written.strip();
        boolean quoted = name.length() > 1 && name.charAt(0) == QUOTE && name.charAt(name.length() - 1) == QUOTE;
        return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
