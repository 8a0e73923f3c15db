package org.jellygrad.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A selection of columns of a table. */
final class SelectedRows implements RowSource {
    private final Dataset data;
    private final Table table;
    private final Selection selection;
    private final int[] columns; // features, target, and the weight unless it is one of those
    private final double[] fill;
    private final long rows;
    private volatile @Nullable String hash;

    private SelectedRows(Dataset data, Table table, Selection selection, int[] columns, double[] fill, long rows) {
        this.data = data;
        this.table = table;
        this.selection = selection;
        this.columns = columns;
        this.fill = fill;
        this.rows = rows;
    }

    static SelectedRows of(Dataset data, Table table, Selection selection) {
        List<String> names = new ArrayList<>(selection.features());
        names.add(selection.target());
        selection.weights().filter(name -> !names.contains(name)).ifPresent(names::add);

        Complaints complaints = new Complaints(data).numbers(names);
        complaints.throwIfAny();
        selection.weights().ifPresent(complaints::weights);
        if (selection.missing() == MissingValues.ERROR) {
            complaints.complete(names);
        }
        complaints.throwIfAny();

        int[] columns = names.stream().mapToInt(data.schema()::indexOf).toArray();
        double[] fill = new double[columns.length];
        Arrays.fill(fill, Double.NaN);
        if (selection.missing() == MissingValues.MEAN) {
            for (int j = 0; j < selection.features().size(); j++) {
                ColumnSummary summary = data.summary(names.get(j));
                if (summary.missing().count() > 0 && !selection.weights().equals(Optional.of(names.get(j)))) {
                    fill[j] = ColumnMean.of(table, columns[j], summary);
                }
            }
        }
        long rows = data.rows() - dropped(data, table, columns, fill);
        if (rows == 0) {
            throw complaints.noRows(names);
        }
        return new SelectedRows(data, table, selection, columns, fill, rows);
    }

    private static long dropped(Dataset data, Table table, int[] columns, double[] fill) {
        int[] dropping = IntStream.range(0, columns.length)
                .filter(j -> Double.isNaN(fill[j]))
                .map(j -> columns[j])
                .filter(column -> data.summaries().get(column).missing().count() > 0)
                .toArray();
        if (dropping.length == 0) {
            return 0;
        }
        if (dropping.length == 1) {
            return data.summaries().get(dropping[0]).missing().count();
        }
        long[] dropped = {0}; // cells may be missing together, so the counts do not add up: look
        table.forEachRow(dropping, row -> {
            if (Arrays.stream(row).anyMatch(Double::isNaN)) {
                dropped[0]++;
            }
        });
        return dropped[0];
    }

    @Override
    public String target() {
        return selection.target();
    }

    @Override
    public List<String> features() {
        return selection.features();
    }

    @Override
    public Optional<String> weights() {
        return selection.weights();
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public long rowsDropped() {
        return data.rows() - rows;
    }

    @Override
    public ColumnSummary summary(String column) {
        return data.summary(column);
    }

    @Override
    public void forEach(Consumer<RowBlock> action) {
        if (hash != null) {
            read(action);
            return;
        }
        // The first reader pays for the hash: a pass of its own may mean to parse a huge file once more.
        DataHash digest = new DataHash(selection);
        read(block -> {
            digest.add(block);
            action.accept(block);
        });
        hash = digest.hex();
    }

    private void read(Consumer<RowBlock> action) {
        int features = selection.features().size();
        int weight = selection
                .weights()
                .map(data.schema()::indexOf)
                .map(column -> Arrays.stream(columns).boxed().toList().indexOf(column))
                .orElse(-1);
        BlockBuilder blocks = new BlockBuilder(features, features, weight, fill, rows, action);
        table.forEachRow(columns, blocks);
        blocks.finish();
    }

    @Override
    public String dataHash() {
        String known = hash;
        if (known == null) {
            DataHash digest = new DataHash(selection);
            read(digest::add);
            known = digest.hex();
            hash = known;
        }
        return known;
    }
}
