package org.jellygrad.trainer.internal.rows;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jellygrad.datasets.Column;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.model.expression.RowFunction;
import org.jellygrad.model.formula.UndefinedValue;
import org.jellygrad.model.formula.Variable;

/**
 * Rows whose features are a model's variables, computed from the columns each time they are read. Target, weights, number of rows
 * and hash are those of the columns' rows.
 */
public final class EncodedRows implements RowSource {
    private static final ColumnSummary.CellCount NONE = new ColumnSummary.CellCount(0, null);

    private final RowSource rows;
    private final List<Variable> variables;
    private final RowFunction[] functions;
    private final Map<String, ColumnSummary> summaries = new LinkedHashMap<>();

    private EncodedRows(RowSource rows, List<Variable> variables) {
        this.rows = rows;
        this.variables = variables;
        this.functions = variables.stream()
                .map(variable -> variable.over(rows.features()))
                .toArray(RowFunction[]::new);
    }

    /**
     * The rows with these variables as features. Rows of plain columns are handed back as they are; else all are read once, for
     * the range of each variable.
     *
     * @param rows whose features are the columns of the variables
     * @throws org.jellygrad.datasets.problem.UnusableDataException if an expression is not a finite number in some row
     */
    public static RowSource of(RowSource rows, List<Variable> variables) {
        boolean plain = variables.stream().allMatch(Variable.Column.class::isInstance)
                && variables.stream().map(Variable::name).toList().equals(rows.features());
        if (plain) {
            return rows;
        }
        EncodedRows encoded = new EncodedRows(rows, List.copyOf(variables));
        encoded.scan();
        return encoded;
    }

    private void scan() {
        double[] min = new double[variables.size()];
        double[] max = new double[variables.size()];
        Arrays.fill(min, Double.POSITIVE_INFINITY);
        Arrays.fill(max, Double.NEGATIVE_INFINITY);
        forEach(block -> {
            for (int i = 0; i < block.rows(); i++) {
                for (int j = 0; j < min.length; j++) {
                    min[j] = Math.min(min[j], block.x(i, j));
                    max[j] = Math.max(max[j], block.x(i, j));
                }
            }
        });
        for (int j = 0; j < min.length; j++) {
            String name = variables.get(j).name();
            summaries.put(
                    name,
                    new ColumnSummary(
                            new Column(name, Column.Kind.NUMERIC), rows.rows(), min[j], max[j], NONE, NONE, NONE));
        }
    }

    @Override
    public String target() {
        return rows.target();
    }

    /** The names of the variables. */
    @Override
    public List<String> features() {
        return variables.stream().map(Variable::name).toList();
    }

    @Override
    public Optional<String> weights() {
        return rows.weights();
    }

    @Override
    public long rows() {
        return rows.rows();
    }

    @Override
    public long rowsDropped() {
        return rows.rowsDropped();
    }

    /** What is known of a variable from the rows handed out, or of the target. */
    @Override
    public ColumnSummary summary(String name) {
        ColumnSummary summary = summaries.get(name);
        return summary == null || name.equals(rows.target()) ? rows.summary(name) : summary;
    }

    @Override
    public boolean isHeld() {
        return rows.isHeld();
    }

    @Override
    public List<String> levels(String column) {
        return rows.levels(column);
    }

    @Override
    public void forEach(Consumer<RowBlock> action) {
        long[] done = {0};
        rows.forEach(block -> {
            action.accept(encoded(block, done[0]));
            done[0] += block.rows();
        });
    }

    private RowBlock encoded(RowBlock block, long before) {
        int width = functions.length;
        double[] x = new double[Math.multiplyExact(block.rows(), width)];
        double[] row = new double[rows.features().size()];
        for (int i = 0; i < block.rows(); i++) {
            for (int k = 0; k < row.length; k++) {
                row[k] = block.x(i, k);
            }
            for (int j = 0; j < width; j++) {
                double value = functions[j].at(row);
                if (!Double.isFinite(value)) {
                    String rest = rows.rowsDropped() > 0 ? " of the complete rows" : "";
                    throw UndefinedValue.of(variables.get(j), rows.features(), row, "row " + (before + i + 1) + rest);
                }
                x[i * width + j] = value;
            }
        }
        return new RowBlock(block.rows(), width, x, block.y(), block.weights());
    }

    @Override
    public String dataHash() {
        return rows.dataHash();
    }
}
