package org.jellygrad.trainer.sufficient;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jellygrad.datasets.Column;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.UnknownNameException;
import org.jellygrad.model.formula.Variable;

/** Rows that were summed and are gone. The names of their columns and the number of rows are known; the rows cannot be read. */
record GoneRows(Moments moments) implements RowSource {

    private static final ColumnSummary.CellCount NONE = new ColumnSummary.CellCount(0, null);

    @Override
    public String target() {
        return moments.columns().target();
    }

    @Override
    public List<String> features() {
        return moments.columns().variables().stream().map(Variable::name).toList();
    }

    @Override
    public Optional<String> weights() {
        return Optional.ofNullable(moments.columns().weights());
    }

    @Override
    public long rows() {
        return moments.rows();
    }

    @Override
    public long rowsDropped() {
        return moments.tally().dropped();
    }

    /** In place of the least and the largest number, which sums do not tell, the mean less and plus the standard deviation. */
    @Override
    public ColumnSummary summary(String column) {
        int at = column.equals(target())
                ? moments.columns().width() - 1
                : 1 + moments.columns().names().indexOf(column);
        if (at == 0) {
            throw UnknownNameException.columns("the summary", List.of(column), features());
        }
        double mean = moments.mean(at);
        double deviation = moments.deviation(at);
        return new ColumnSummary(
                new Column(column, Column.Kind.NUMERIC), rows(), mean - deviation, mean + deviation, NONE, NONE, NONE);
    }

    @Override
    public List<String> levels(String column) {
        return List.of();
    }

    @Override
    public void forEach(Consumer<RowBlock> action) {
        throw new IllegalStateException("The rows were summed and are gone.");
    }

    @Override
    public String dataHash() {
        return StatisticsJson.hash(moments);
    }
}
