package org.jellygrad.trainer.sufficient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.Selection;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.CalculatedColumns;
import org.jellygrad.model.formula.Category;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.model.formula.FormulaException;
import org.jellygrad.model.formula.Predictors;
import org.jellygrad.trainer.internal.rows.EncodedRows;
import org.jellygrad.trainer.internal.rows.InterruptibleRows;
import org.jellygrad.trainer.internal.rows.RowSubset;
import org.jellygrad.trainer.internal.setup.ChosenColumns;
import org.jellygrad.trainer.internal.setup.Encoding;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Settings;

/** Reads the rows of data sets as statistics sum them. */
final class SummaryRows {

    private SummaryRows() {}

    /** Of the first rows, which decide what is summed. */
    static Moments first(Dataset given, Settings settings) {
        refuseMeans(settings);
        Formula formula = settings.formula();
        Dataset data = formula == null ? given : formula.over(given);
        Encoding encoding = Encoding.of(settings, data, SummaryRows::heed);
        SummaryColumns columns =
                new SummaryColumns(encoding.rows().target(), encoding.predictors(), settings.weights());
        return collected(Moments.none(columns), encoding.rows(), encoding.weightless());
    }

    /** Of more rows, read for the same columns. */
    static Moments plus(Moments before, Dataset given, Settings settings) {
        refuseMeans(settings);
        SummaryColumns columns = before.columns();
        List<String> names = new ArrayList<>(sources(columns));
        names.add(columns.target());
        Dataset data = CalculatedColumns.of(given, names);
        requireSame(columns, data, settings);
        data.schema().requireAll(names);
        RowSource all = new InterruptibleRows(data.select(selection(columns, settings.missing())), SummaryRows::heed);
        RowSource weighted = RowSubset.withWeight(all);
        RowSource known = KnownLevels.of(weighted, columns.predictors().categories());
        RowSource rows = EncodedRows.of(known, columns.variables());
        return collected(before, rows, all.rows() - weighted.rows());
    }

    private static Moments collected(Moments before, RowSource rows, long weightless) {
        RowCollector collector = new RowCollector(before);
        rows.forEach(collector::add);
        return collector.moments(rows.rowsDropped(), weightless);
    }

    private static void heed() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while rows were read");
        }
    }

    private static void refuseMeans(Settings settings) {
        if (settings.missing() == MissingValues.MEAN) {
            throw means();
        }
    }

    static InvalidSettingsException means() {
        return new InvalidSettingsException(
                "`missing mean` cannot be used with sums that rows are added to.",
                "The mean that a missing cell takes would be another for the rows of each file. Use `missing drop`.");
    }

    /** The columns that the terms are made of. */
    private static List<String> sources(SummaryColumns columns) {
        return columns.variables().stream()
                .flatMap(variable -> variable.columns().stream())
                .distinct()
                .toList();
    }

    private static Selection selection(SummaryColumns columns, MissingValues missing) {
        Set<String> codes = columns.predictors().categories().stream()
                .filter(Category::numeric)
                .map(Category::column)
                .collect(Collectors.toSet());
        return new Selection(
                columns.target(), sources(columns), codes, Optional.ofNullable(columns.weights()), missing);
    }

    /** Refuses settings that choose other columns than the first rows had. */
    private static void requireSame(SummaryColumns columns, Dataset data, Settings settings) {
        String weights = settings.weights();
        if (weights != null && !weights.equals(columns.weights())) {
            String before = columns.weights();
            throw new InvalidSettingsException(
                    "`weights " + weights + "`: the rows before were "
                            + (before == null ? "not weighted." : "weighted by '" + before + "'."),
                    "Sums of both would mean nothing. Leave `weights` out, or gather statistics of their own.");
        }
        boolean silent = settings.target() == null
                && settings.features().isEmpty()
                && settings.formula() == null
                && settings.degree() == Settings.DEFAULTS.degree()
                && settings.intercept();
        if (silent) {
            return;
        }
        Settings whole = settings.target() == null && settings.formula() == null
                ? settings.withTarget(columns.target())
                : settings;
        Formula formula = ChosenColumns.formula(whole, data);
        Predictors chosen = predictors(formula, columns, data);
        SummaryColumns others = new SummaryColumns(formula.target(), chosen, columns.weights());
        if (!columns.fits(others)) {
            throw other(columns, others.text());
        }
    }

    private static Predictors predictors(Formula formula, SummaryColumns columns, Dataset data) {
        String weights = columns.weights();
        try {
            return formula.predictors(
                    data.schema(),
                    weights == null ? Set.of() : Set.of(weights),
                    column -> columns.predictors().categories().stream()
                            .filter(category -> category.column().equals(column))
                            .findFirst()
                            .map(Category::levels)
                            .orElseThrow(() -> other(columns, "a category " + Quoted.name(column))));
        } catch (FormulaException e) {
            throw InvalidSettingsException.of(e.problems());
        }
    }

    private static InvalidSettingsException other(SummaryColumns columns, String others) {
        return InvalidSettingsException.of(List.of(Problem.mendedBy(
                "The settings choose " + others + "; the rows before were summed as " + columns.text() + ".",
                "Rows are added to sums of the same terms. Leave target, features and formula out, which are known, or"
                        + " gather statistics of their own.")));
    }

    /** What is wrong with a level that the rows before did not have. */
    static UnusableDataException unknown(Category category, String level) {
        return new UnusableDataException(
                "'" + level + "' is no level of '" + category.column() + "' in the rows before.",
                "They had " + String.join(", ", category.levels())
                        + "; a level that none of them has would be a new term. Leave such rows out, or gather the"
                        + " statistics afresh from rows that have all levels.");
    }
}
