package org.jellygrad.trainer.internal.rows;

import java.util.List;
import java.util.Optional;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.RowSource;

/** A view of another source's rows. What a view does not override comes from that source. */
public interface RowView extends RowSource {

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
    default boolean isHeld() {
        return all().isHeld();
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
