package org.jellygrad.datasets.problem;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody most likely meant by a name that does not exist. */
public final class NearestName {
    private static final int OFFERED = 3;

    private NearestName() {}

    /**
     * The known names nearest to the wanted one, best first, three at most; empty if none is near.
     *
     * <p>A known name is near if, letter case aside, at most a third of the wanted name's letters (but at least one, and
     * not all) must be changed, added or removed to reach it; if it begins with the wanted name; or if it has the same
     * letters in another order.
     */
    public static List<String> of(String wanted, Collection<String> known) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        String letters = sorted(lower);
        int limit = Math.max(0, Math.min(Math.max(1, lower.length() / 3), lower.length() - 1));
        var distance = new LevenshteinDistance(limit);
        record Candidate(String name, int distance) {}
        return known.stream()
                .map(name -> {
                    String other = name.toLowerCase(Locale.ROOT);
                    int edits = distance.apply(lower, other); // −1 beyond the limit
                    boolean begins = lower.length() > 1 && other.startsWith(lower);
                    boolean near = begins || (other.length() == lower.length() && letters.equals(sorted(other)));
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
        String answers = answers(wanted, known);
        return answers.isEmpty() ? "" : "Did you mean " + answers + "?";
    }

    /**
     * The question for several wanted names: {@code Did you mean 'x' for 'y', 'z' for 'w'?} For one name it is {@link
     * #question}.
     */
    public static String questions(List<String> wanted, Collection<String> known) {
        if (wanted.size() == 1) {
            return question(wanted.get(0), known);
        }
        record Offer(String name, String answers) {}
        String offers = wanted.stream()
                .map(name -> new Offer(name, answers(name, known)))
                .filter(offer -> !offer.answers.isEmpty())
                .map(offer -> offer.answers + " for " + Quoted.name(offer.name))
                .collect(joining(", "));
        return offers.isEmpty() ? "" : "Did you mean " + offers + "?";
    }

    private static String answers(String wanted, Collection<String> known) {
        return of(wanted, known).stream().map(Quoted::name).collect(joining(" or "));
    }
}
