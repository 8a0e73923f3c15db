package org.jellygrad.trainer.internal.setup;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a run.
 *
 * @param source the rows to learn from
 * @param validation rows kept from descent; null if there are none
 * @param encoding of the data set that the rows come from
 * @param condensed the rows to learn from, condensed
 * @param warnings about the data set that the rows come from
 * @param names of the parameters that take part: intercept first where there is one
 */
public record TrainingData(
        RowSource source,
        @Nullable RowSource validation,
        Encoding encoding,
        CondensedRows condensed,
        List<String> warnings,
        List<String> names) {

    /** With the names that the condensed rows tell. */
    public static TrainingData of(
            RowSource source,
            @Nullable RowSource validation,
            Encoding encoding,
            CondensedRows condensed,
            List<String> warnings) {
        List<String> names = new ArrayList<>();
        if (condensed.intercept()) {
            names.add("intercept");
        }
        condensed
                .kept()
                .forEach(term -> names.add(condensed.frame().terms().get(term).name()));
        return new TrainingData(source, validation, encoding, condensed, warnings, List.copyOf(names));
    }

    /** How many rows are kept from descent. */
    public long validationRows() {
        return validation == null ? 0 : validation.rows();
    }
}
