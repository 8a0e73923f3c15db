package org.jellygrad.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a model comes from: enough to say what it was trained on, how, and to train it again.
 *
 * @param data the data set's name
 * @param dataHash of the numbers trained on
 * @param rows rows trained on
 * @param rowsDropped rows left out for missing values
 * @param rowsWithoutWeight rows left out for their weight of 0
 * @param settings what the user could have chosen and what was used, by name: {@code loss}, {@code lr}, {@code averaging} ...
 * @param seed the seed of every random choice
 * @param outcome {@code converged}, {@code stopped-early}, {@code out-of-epochs}, {@code diverged} or {@code interrupted}
 * @param why the outcome's reason in numbers, one sentence
 * @param epochs epochs run
 * @param versions of this program and of what computed
 */
public record Provenance(
        String data,
        DataHash dataHash,
        long rows,
        long rowsDropped,
        long rowsWithoutWeight,
        Map<String, String> settings,
        long seed,
        String outcome,
        String why,
        int epochs,
        Map<String, String> versions) {
    public Provenance {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }

    /** A provenance with the digits of a known hash. */
    public Provenance(
            String data,
            String dataHash,
            long rows,
            long rowsDropped,
            long rowsWithoutWeight,
            Map<String, String> settings,
            long seed,
            String outcome,
            String why,
            int epochs,
            Map<String, String> versions) {
        this(
                data,
                DataHash.of(dataHash),
                rows,
                rowsDropped,
                rowsWithoutWeight,
                settings,
                seed,
                outcome,
                why,
                epochs,
                versions);
    }
}
