package org.jellygrad.datasets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jellygrad.datasets.internal.SuppliedTable;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jspecify.annotations.Nullable;

/** Data sets whose rows stay where the program has them. */
final class SuppliedDatasets {
    private SuppliedDatasets() {}

    static Dataset of(Schema schema, Supplier<? extends Iterator<? extends @Nullable Object[]>> rows) {
        boolean[] numeric = new boolean[schema.columns().size()];
        for (int j = 0; j < numeric.length; j++) {
            numeric[j] = schema.columns().get(j).isNumeric();
        }
        ColumnSummary.TableScan scan = ColumnSummary.TableScan.of(
                new SuppliedTable(schema.dataset(), schema.names(), numeric, rows, Map.of(), -1), schema.columns());
        if (scan.rows() == 0) {
            throw new UnusableDataException(
                    Problem.mendedBy(schema.dataset() + " has no rows.", "Hand out at least one."));
        }
        return new Dataset(
                DatasetCard.minimal(schema.dataset(), "the program", scan.rows()),
                scan.summaries(),
                schema.rowNames(),
                new SuppliedTable(schema.dataset(), schema.names(), numeric, rows, Map.of(), scan.rows()));
    }

    static Dataset of(double[][] x, double[] y, String... names) {
        int width = x.length == 0 ? 0 : x[0].length;
        for (double[] row : x) {
            if (row.length != width) {
                throw new InvalidValueException(
                        "A row of x has " + row.length + " numbers where the first has " + width + ".",
                        "Give each row one number for each feature.");
            }
        }
        if (x.length != y.length) {
            throw new InvalidValueException(
                    "x has " + x.length + " rows, and y has " + y.length + " numbers.",
                    "Give one of y for each row of x.");
        }
        List<String> all = names(width, names);
        List<Column> columns =
                all.stream().map(name -> new Column(name, Column.Kind.NUMERIC)).toList();
        Dataset data = of(new Schema("data", columns), () -> new ArrayRows(x, y));
        String target = all.get(width);
        DatasetCard card = new DatasetCard(
                "data", "data", data.rows(), "memory", "", Map.of(), "", Optional.of(target), all.subList(0, width));
        return data.withCard(card);
    }

    private static List<String> names(int width, String... names) {
        List<String> all = new ArrayList<>(List.of(names));
        if (all.isEmpty()) {
            for (int j = 1; j <= width; j++) {
                all.add("x" + j);
            }
        }
        if (all.size() == width) {
            all.add("y");
        }
        if (all.size() != width + 1) {
            throw new InvalidValueException(
                    names.length + (names.length == 1 ? " name" : " names") + " for " + width
                            + " features and a target.",
                    "Name the features, and perhaps the target after them; or nothing.");
        }
        if (new HashSet<>(all).size() != all.size() || all.stream().anyMatch(String::isBlank)) {
            throw new InvalidValueException("The names " + all + " are not different.", "Each column needs its own.");
        }
        return all;
    }

    /** The rows of arrays, which are not copied. */
    private static final class ArrayRows implements Iterator<Object[]> {
        private final double[][] x;
        private final double[] y;
        private int at;

        ArrayRows(double[][] x, double[] y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public boolean hasNext() {
            return at < y.length;
        }

        @Override
        public Object[] next() {
            if (at == y.length) {
                throw new NoSuchElementException();
            }
            Object[] row = new Object[x[at].length + 1];
            for (int j = 0; j < x[at].length; j++) {
                row[j] = x[at][j];
            }
            row[x[at].length] = y[at++];
            return row;
        }
    }
}
