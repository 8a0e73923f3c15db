package org.jellygrad.autograd.explain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jellygrad.autograd.text.Printed;

/** Names for the nodes of one text. No two nodes have the same name, each name is on one line, and none can be taken for a formula. */
public final class NodeNames {
    /** Not raised letters and digits, such as those of a transpose and a square, nor what numbers are called. */
    private static final Pattern WORD =
            Pattern.compile("(?!(rows|NaN|Infinity)$)[\\p{L}_&&\\P{Lm}][\\p{L}\\p{M}\\p{Nd}_.#&&\\P{Lm}]*");

    private final Set<String> taken = new HashSet<>();
    /** Of each name, how often it was asked for again. */
    private final Map<String, Integer> repeats = new HashMap<>();

    /** For a name that the user gave: itself if it is one word, else in quotes; numbered if it is there already. */
    public String of(String given) {
        return WORD.matcher(given).matches()
                ? unique(given)
                : unique("'" + Printed.line(given).replace('\'', '’') + "'");
    }

    /** This, or with a number behind it. */
    public String unique(String name) {
        String id = name;
        while (!taken.add(id)) {
            id = name + "#" + (repeats.merge(name, 1, Integer::sum) + 1);
        }
        return id;
    }
}
