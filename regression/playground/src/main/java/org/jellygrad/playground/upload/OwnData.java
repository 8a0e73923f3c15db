package org.jellygrad.playground.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetCard;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jspecify.annotations.Nullable;

/** The data sets of one session: the latest of them, as far as the memory goes. Safe for several threads. */
public final class OwnData {
    /** Versions that can be gone back to. */
    private static final int MOST = 64;

    /** What all of them may take. */
    private static final long MOST_BYTES = 128L << 20;

    private final LinkedHashMap<String, Dataset> sets = new LinkedHashMap<>();
    private int version;
    private boolean ended;

    /** A data set by its name; null if there is none, or no longer. */
    public synchronized @Nullable Dataset find(String name) {
        return sets.get(name);
    }

    /** The cards, in the order in which the data came. */
    public synchronized List<DatasetCard> cards() {
        return sets.values().stream().map(Dataset::card).toList();
    }

    /**
     * Keeps columns as a new data set, and forgets the oldest for which there is no room.
     *
     * @param title what the reader calls it
     * @param taken whether a name belongs to other data
     * @return the data set, whose name nothing else has
     * @throws InvalidValueException if it is too large to be kept
     */
    public synchronized Dataset add(String title, Map<String, double[]> columns, Predicate<String> taken) {
        if (bytes(columns) > MOST_BYTES) {
            throw new InvalidValueException(
                    title + " has too many numbers to be kept for this page.",
                    "The page keeps " + (MOST_BYTES >> 20) + " MB. Train it by the command: `jellygrad train`.");
        }
        // A slash would make it a lesson's; the ending is a file's, which the command reads.
        String base = title.replaceAll("[/~#&]", "-").strip().replaceAll("(?i)\\.csv$", "");
        base = base.isEmpty() ? "data" : base;
        String name = base + ".csv";
        while (taken.test(name) || sets.containsKey(name)) {
            name = base + "~" + ++version + ".csv";
        }
        Dataset data = Dataset.of(name, columns);
        if (!ended) {
            sets.put(name, data);
            trim();
        }
        return data;
    }

    private void trim() {
        List<String> names = new ArrayList<>(sets.keySet());
        for (int i = 0; i < names.size() - 1 && (sets.size() > MOST || held() > MOST_BYTES); i++) {
            sets.remove(names.get(i));
        }
    }

    private long held() {
        return sets.values().stream().mapToLong(OwnData::bytes).sum();
    }

    /** What the data takes of memory, but for a few words. */
    public synchronized long bytes() {
        return held();
    }

    /** Gives all memory back; nothing is kept any more. */
    public synchronized void end() {
        ended = true;
        sets.clear();
    }

    private static long bytes(Dataset data) {
        return data.rows() * data.schema().columns().size() * Double.BYTES;
    }

    private static long bytes(Map<String, double[]> columns) {
        return columns.values().stream().mapToLong(column -> column.length).sum() * Double.BYTES;
    }
}
