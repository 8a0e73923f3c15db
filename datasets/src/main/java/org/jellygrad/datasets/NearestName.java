package org.jellygrad.datasets;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody most likely meant by a name that does not exist. */
public final class NearestName {
    private static final int OFFERED = 3;
    private static final int LISTED = 12;

    private NearestName() {}

    /**
     * The known names nearest to the wanted one, best first, three at most; empty if none is near.
     *
     * <p>Near is a Levenshtein distance, letter case aside, of at most a third of the wanted name's length (but at
     * least 1, and less than all of it), or a known name that begins with the wanted one, or has the same letters in another order.
     */
    public static List<String> of(String wanted, Collection<String> known) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        int limit = Math.max(0, Math.min(Math.max(1, lower.length() / 3), lower.length() - 1));
        var distance = new LevenshteinDistance(limit);
        record Candidate(String name, int distance) {}
        return known.stream()
                .map(name -> {
                    String other = name.toLowerCase(Locale.ROOT);
                    int edits = distance.apply(lower, other); // −1 beyond the limit
                    boolean begins = lower.length() > 1 && other.startsWith(lower);
                    boolean near = begins || sorted(lower).equals(sorted(other));
                    return new Candidate(name, edits >= 0 ? edits : near ? limit + 1 : Integer.MAX_VALUE);
                })
                .filter(candidate -> candidate.distance <= limit + 1)
                .sorted(comparingInt(Candidate::distance))
                .limit(OFFERED)
                .map(Candidate::name)
                .toList();
    }

    private static String sorted(String text) {
        return text.codePoints().sorted().mapToObj(Character::toString).collect(joining());
    }

    /** The question {@code Did you mean 'x'?} with the nearest names, or an empty text if none is near. */
    public static String question(String wanted, Collection<String> known) {
        List<String> nearest = of(wanted, known);
        return nearest.isEmpty()
                ? ""
                : nearest.stream().map(NearestName::quoted).collect(joining(" or ", "Did you mean ", "?"));
    }

    /**
     * The question for several wanted names: as {@link #question} for one, and of more {@code Did you mean 'x' for 'y', 'z' for 'w'?}
     */
    public static String questions(List<String> wanted, Collection<String> known) {
        if (wanted.size() == 1) {
            return question(wanted.get(0), known);
        }
        String answers = wanted.stream()
                .filter(name -> !of(name, known).isEmpty())
                .map(name -> of(name, known).stream().map(NearestName::quoted).collect(joining(" or ")) + " for "
                        + quoted(name))
                .collect(joining(", "));
        return answers.isEmpty() ? "" : "Did you mean " + answers + "?";
    }

    private static String quoted(String name) {
        return "'" + name + "'";
    }

    /** The names separated by commas; of more than twelve the first twelve and how many more there are. */
    static String list(Collection<String> names) {
        String shown = names.stream().limit(LISTED).collect(joining(", "));
        return names.size() <= LISTED ? shown : shown + " and " + (names.size() - LISTED) + " more";
    }
}
