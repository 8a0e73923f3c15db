package org.jellygrad.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jellygrad.datasets.internal.BlockBuilder;
import org.jellygrad.datasets.internal.BlockSink;
import org.jellygrad.datasets.internal.ColumnMean;
import org.jellygrad.datasets.internal.Levels;
import org.jellygrad.datasets.internal.MemoryTable;
import org.jellygrad.datasets.internal.RowDigest;
import org.jellygrad.datasets.internal.Table;
import org.jspecify.annotations.Nullable;

/** A selection of columns of a table. */
final class SelectedRows implements RowSource {
    private final Dataset data;
    private final Table table;
    private final Selection selection;
    private final int[] columns; // features, target, and the weight unless it is one of those
    private final double[] fill;
    private final long rows;
    private final Map<Integer, Levels> levels; // of the categories, by the column's index
    private volatile @Nullable String hash;

    private SelectedRows(
            Dataset data,
            Table table,
            Selection selection,
            int[] columns,
            double[] fill,
            long rows,
            Map<Integer, Levels> levels) {
        this.data = data;
        this.table = table;
        this.selection = selection;
        this.columns = columns;
        this.fill = fill;
        this.rows = rows;
        this.levels = levels;
    }

    static SelectedRows of(Dataset data, Table table, Selection selection) {
        List<String> names = new ArrayList<>(selection.features());
        names.add(selection.target());
        selection.weights().filter(name -> !names.contains(name)).ifPresent(names::add);

        data.schema().requireAll(names);
        UnusableColumns complaints = new UnusableColumns(data).features(selection.features());
        complaints.numbers(List.of(selection.target()));
        selection.weights().ifPresent(name -> complaints.numbers(List.of(name)));
        complaints.throwIfAny();
        selection.weights().ifPresent(complaints::weights);
        if (selection.missing() == MissingValues.ERROR) {
            complaints.complete(names);
        }
        complaints.throwIfAny();

        Map<Integer, Levels> levels = Levels.of(table, categories(data, selection));
        Table numbers = levels.isEmpty() ? table : table.coded(levels, data.rows());
        int[] columns = names.stream().mapToInt(data.schema()::indexOf).toArray();
        double[] fill = fill(data, table, selection, columns);
        long rows = data.rows() - dropped(data, numbers, columns, fill);
        if (rows == 0) {
            throw complaints.noRows(names);
        }
        SelectedRows selected = new SelectedRows(data, numbers, selection, columns, fill, rows, levels);
        if (levels.isEmpty() || selected.rowsDropped() == 0) {
            return selected;
        }
        Map<Integer, Levels> left = selected.levelsLeft();
        return new SelectedRows(data, table.coded(left, data.rows()), selection, columns, fill, rows, left);
    }

    /** Of each column what a missing cell becomes; NaN to drop the row. */
    private static double[] fill(Dataset data, Table table, Selection selection, int[] columns) {
        double[] fill = new double[columns.length];
        Arrays.fill(fill, Double.NaN);
        if (selection.missing() != MissingValues.MEAN) {
            return fill;
        }
        int[] filled = IntStream.range(0, selection.features().size())
                .filter(j -> isFilled(data.summaries().get(columns[j]), selection))
                .toArray();
        double[] means = ColumnMean.of(
                table,
                Arrays.stream(filled).map(j -> columns[j]).toArray(),
                Arrays.stream(filled)
                        .mapToDouble(j -> data.summaries().get(columns[j]).largest())
                        .toArray());
        for (int i = 0; i < filled.length; i++) {
            fill[filled[i]] = means[i];
        }
        return fill;
    }

    private static boolean isFilled(ColumnSummary feature, Selection selection) {
        String name = feature.column().name();
        return feature.column().isNumeric()
                && feature.missing().count() > 0
                && !selection.codes().contains(name)
                && !selection.weights().equals(Optional.of(name));
    }

    private static List<Levels.CodedColumn> categories(Dataset data, Selection selection) {
        List<Levels.CodedColumn> categories = new ArrayList<>();
        for (String name : selection.features()) {
            boolean numeric = data.schema().column(name).isNumeric();
            if (!numeric || selection.codes().contains(name)) {
                categories.add(new Levels.CodedColumn(
                        data.schema().indexOf(name), name, data.card().name(), numeric));
            }
        }
        return categories;
    }

    /** The levels without those that only dropped rows have. */
    private Map<Integer, Levels> levelsLeft() {
        Map<Integer, BitSet> seen = new LinkedHashMap<>();
        levels.keySet().forEach(column -> seen.put(column, new BitSet()));
        read((n, features, x, y, weights) -> {
            for (int j = 0; j < features; j++) {
                BitSet bits = seen.get(columns[j]);
                for (int i = 0; bits != null && i < n; i++) {
                    bits.set((int) x[i * features + j]);
                }
            }
        });
        Map<Integer, Levels> left = new LinkedHashMap<>();
        levels.forEach((column, all) -> left.put(column, all.only(seen.getOrDefault(column, new BitSet()))));
        return left;
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
    public List<String> levels(String column) {
        Levels known = levels.get(data.schema().indexOf(column));
        return known == null ? List.of() : known.names();
    }

    @Override
    public void forEach(Consumer<RowBlock> action) {
        if (hash != null || isHeld()) {
            read((n, features, x, y, weights) -> action.accept(new RowBlock(n, features, x, y, weights)));
            return;
        }
        // The first reader pays for the hash: a pass of its own means to parse a huge file once more.
        RowDigest digest = digest();
        read((n, features, x, y, weights) -> {
            digest.accept(n, features, x, y, weights);
            action.accept(new RowBlock(n, features, x, y, weights));
        });
        hash = digest.hex();
    }

    /** Of a table in memory of which every row and every number is used as it stands. */
    @Override
    public Optional<RowColumns> columns() {
        if (!(table instanceof MemoryTable memory) || !levels.isEmpty() || rows != data.rows() || isFilled()) {
            return Optional.empty();
        }
        int features = selection.features().size();
        double[][] x = new double[features][];
        for (int j = 0; j < features; j++) {
            x[j] = memory.numbers(columns[j]);
        }
        return Optional.of(new RowColumns(
                x,
                memory.numbers(columns[features]),
                selection
                        .weights()
                        .map(name -> memory.numbers(data.schema().indexOf(name)))
                        .orElse(null)));
    }

    @Override
    public boolean isHeld() {
        return table.isHeld();
    }

    private boolean isFilled() {
        return Arrays.stream(fill).anyMatch(value -> !Double.isNaN(value));
    }

    private RowDigest digest() {
        return new RowDigest(selection.target(), selection.features(), selection.weights(), levels.values());
    }

    private void read(BlockSink sink) {
        int features = selection.features().size();
        int weight = selection
                .weights()
                .map(data.schema()::indexOf)
                .map(column -> Arrays.stream(columns).boxed().toList().indexOf(column))
                .orElse(-1);
        BlockBuilder blocks =
                new BlockBuilder(features, features, weight, fill, Math.min(rows, RowBlock.MAX_ROWS), sink);
        table.forEachRow(columns, blocks);
        blocks.finish();
    }

    @Override
    public String dataHash() {
        String known = hash;
        if (known == null) {
            RowDigest digest = digest();
            read(digest);
            known = digest.hex();
            hash = known;
        }
        return known;
    }
}
