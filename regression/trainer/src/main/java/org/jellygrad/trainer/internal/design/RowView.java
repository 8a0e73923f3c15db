package org.jellygrad.trainer.internal.design;

import java.util.List;
import java.util.Optional;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.RowSource;

/** The rows of another source, seen otherwise; what is not said otherwise is that source's. */
interface RowView extends RowSource {

    RowSource all();

    @Override
    default String target() {
        return all().target();
    }

    @Override
    default List<String> features() {
        return all().features();
    }

    @Override
    default Optional<String> weights() {
        return all().weights();
    }

    @Override
    default long rows() {
        return all().rows();
    }

    @Override
    default long rowsDropped() {
        return all().rowsDropped();
    }

    @Override
    default ColumnSummary summary(String column) {
        return all().summary(column);
    }

    /** Those of all rows: a part of them may have none of these. */
    @Override
    default List<String> levels(String column) {
        return all().levels(column);
    }

    /** That of all rows: with the settings it says which ones these are, and what is in them. */
    @Override
    default String dataHash() {
        return all().dataHash();
    }
}
