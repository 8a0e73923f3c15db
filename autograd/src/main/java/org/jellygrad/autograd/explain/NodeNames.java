package org.jellygrad.autograd.explain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jellygrad.autograd.text.Printed;

/** Names for the nodes of one text. No two nodes have the same name, each name is on one line, and none can be taken for a formula. */
public final class NodeNames {
    /** Words that may stand without quotes. Superscripts (of a transpose or a square) and the words for numbers may not. */
    private static final Pattern WORD =
            Pattern.compile("(?!(rows|NaN|Infinity)$)[\\p{L}_&&\\P{Lm}][\\p{L}\\p{M}\\p{Nd}_.#&&\\P{Lm}]*");

    private final Set<String> taken = new HashSet<>();
    /** Of each name, how often it was asked for again. */
    private final Map<String, Integer> repeats = new HashMap<>();

    /** The text for a name that the user gave: the name if it is one word, else in quotes; with a number behind it if it is taken. */
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
