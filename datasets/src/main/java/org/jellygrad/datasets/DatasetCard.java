package org.jellygrad.datasets;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a reader wants to know about a data set before its numbers.
 *
 * @param name the name it is asked for by; of a CSV, the file's name
 * @param title what was measured, in a few words
 * @param rows how many rows it has
 * @param source where the numbers come from; of a CSV, the path
 * @param licence the terms the numbers may be used under, empty if unknown
 * @param units column → unit, in the order of the columns; empty if unknown
 * @param story what to look for, in a few sentences, in lines of at most 80 characters; empty if there is none
 * @param target the column to predict by default, if there is such a choice
 * @param features the columns to predict it from by default; empty for every other numeric column
 */
public record DatasetCard(
        String name,
        String title,
        long rows,
        String source,
        String licence,
        Map<String, String> units,
        String story,
        Optional<String> target,
        List<String> features) {

    public DatasetCard {
        units = Collections.unmodifiableMap(new LinkedHashMap<>(units)); // Map.copyOf forgets the order
        features = List.copyOf(features);
    }

    /** A card of data that nobody described: a name, a source, and no default target. */
    public static DatasetCard minimal(String name, String source, long rows) {
        return new DatasetCard(name, name, rows, source, "", Map.of(), "", Optional.empty(), List.of());
    }

    /** The same card of more or fewer rows. */
    DatasetCard withRows(long count) {
        return new DatasetCard(name, title, count, source, licence, units, story, target, features);
    }
}
