package org.jellygrad.trainer.sufficient;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.settings.Settings;

/**
 * What the squared loss needs to know of rows: their number and weight, and the sums, squares and cross products of their columns. Later
 * rows are added, and the statistics of two machines merged, without reading the earlier rows again. Immutable.
 *
 * <p>The first number of a column is subtracted from the column, and all sums are in double-double. Therefore neither a large mean nor the
 * order of adding and merging costs one of the 15 digits of a double. Taking away the larger part of the rows does cost digits; {@link
 * #digits} says how many are left.
 *
 * <p>p features take about 8·(p + 2)² bytes, whatever the number of rows.
 */
public final class SufficientStatistics {

    /** Rows are taken away only if at least this many digits are left. */
    public static final int FEWEST_DIGITS = 6;

    private final Moments moments;

    SufficientStatistics(Moments moments) {
        this.moments = moments;
    }

    /**
     * Statistics of no rows.
     *
     * @param features names, each once; the target not among them
     * @param target its name
     * @throws IllegalArgumentException if a name stands twice
     */
    public static SufficientStatistics of(List<String> features, String target) {
        return new SufficientStatistics(Moments.none(SummaryColumns.of(features, target)));
    }

    /**
     * Statistics of the rows of a source, which is read once.
     *
     * @throws UnusableDataException as {@link #plus(RowSource)}
     */
    public static SufficientStatistics of(RowSource rows) {
        return of(rows.features(), rows.target()).plus(rows);
    }

    /**
     * Statistics of the rows of a data set. The settings say what to sum: target, features or formula with its powers, products and
     * categories, intercept and weights. Other settings do not matter yet.
     *
     * @throws org.jellygrad.trainer.settings.InvalidSettingsException if the settings do not fit the data
     * @throws org.jellygrad.datasets.problem.UnknownNameException if a column does not exist
     * @throws UnusableDataException if the data cannot be learned from, or sums of squares leave the range of doubles
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static SufficientStatistics of(Dataset data, Settings settings) {
        return new SufficientStatistics(SummaryRows.first(data, settings));
    }

    /**
     * Adds the rows of a data set. They are read for the same terms: the levels of categories are those that are known.
     *
     * @param settings say nothing of target, features, formula and intercept, or the same as those of the first rows
     * @throws org.jellygrad.trainer.settings.InvalidSettingsException if the settings say something else
     * @throws org.jellygrad.datasets.problem.UnknownNameException if the data lacks a column
     * @throws UnusableDataException if a column is not of the same kind or holds an unknown level, or sums of squares leave the range of
     *     doubles
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public SufficientStatistics plus(Dataset data, Settings settings) {
        return new SufficientStatistics(SummaryRows.plus(moments, data, settings));
    }

    /**
     * Takes the rows of a data set away.
     *
     * @param data rows that were added before; only their number and weight can be checked
     * @throws UnusableDataException if fewer than {@value #FEWEST_DIGITS} digits are left; and all as {@link #plus(Dataset, Settings)}
     */
    public SufficientStatistics minus(Dataset data, Settings settings) {
        return minus(new SufficientStatistics(SummaryRows.plus(Moments.none(moments.columns()), data, settings)));
    }

    /**
     * Adds the rows of a source, which is read once.
     *
     * @throws IllegalArgumentException if its features or target have other names, or another order, or the terms are made of more than
     *     columns as they are
     * @throws UnusableDataException if a feature is a category, or sums of squares leave the range of doubles
     */
    public SufficientStatistics plus(RowSource rows) {
        if (!moments.columns().isPlain() || !features().equals(rows.features()) || !target().equals(rows.target())) {
            throw apart(rows.target() + " by " + rows.features());
        }
        for (String feature : features()) {
            if (!rows.levels(feature).isEmpty()) {
                throw new UnusableDataException(
                        "Feature '" + feature + "' is a category.",
                        "A source tells no formula. Gather the statistics from the data set with settings that choose the"
                                + " category.");
            }
        }
        RowCollector collector = new RowCollector(moments);
        rows.forEach(collector::add);
        return new SufficientStatistics(collector.moments(rows.rowsDropped(), 0));
    }

    /**
     * Adds the rows of a block.
     *
     * @param rows a block with what the terms are made of, in the same order
     * @throws UnusableDataException if sums of squares leave the range of doubles
     */
    public SufficientStatistics plus(RowBlock rows) {
        RowCollector collector = new RowCollector(moments);
        collector.add(rows);
        return new SufficientStatistics(collector.moments(0, 0));
    }

    /**
     * Merges two statistics. Their order does not change the 15 digits of the result.
     *
     * @throws IllegalArgumentException if terms or target are others, or have another order
     */
    public SufficientStatistics plus(SufficientStatistics other) {
        requireSame(other);
        return new SufficientStatistics(moments.plus(other.moments));
    }

    /**
     * Takes rows away.
     *
     * @param some statistics of rows that were added before; only their number and weight can be checked
     * @throws IllegalArgumentException if terms or target are others, or have another order, or there are more rows than here
     * @throws UnusableDataException if fewer than {@value #FEWEST_DIGITS} digits are left
     */
    public SufficientStatistics minus(SufficientStatistics some) {
        requireSame(some);
        if (some.rows() > rows() || some.weight() > weight()) {
            throw new InvalidValueException(
                    some.rows() + " rows of weight " + some.weight() + " cannot be taken away from " + rows()
                            + " rows of weight " + weight() + ".",
                    "Only rows that were added can be taken away.");
        }
        SufficientStatistics left = some.rows() == rows()
                ? new SufficientStatistics(Moments.none(moments.columns()))
                : new SufficientStatistics(moments.minus(some.moments));
        if (left.digits() < FEWEST_DIGITS) {
            throw new UnusableDataException(
                    "Only " + left.digits() + " digits would be left of the " + left.rows() + " rows that stay.",
                    "They vary so little beside those taken away that rounding hides them. Sum the rows that stay afresh.");
        }
        return left;
    }

    private void requireSame(SufficientStatistics other) {
        if (!moments.columns().fits(other.moments.columns())) {
            throw apart(other.moments.columns().text());
        }
    }

    private InvalidValueException apart(String others) {
        return new InvalidValueException(
                "Statistics of " + moments.columns().text() + " cannot be put together with rows of " + others + ".",
                "Sums are put together column by column: give the same names in the same order.");
    }

    /** How many rows have weight. */
    public long rows() {
        return moments.rows();
    }

    /** How many rows were left out for missing values. */
    public long rowsDropped() {
        return moments.tally().dropped();
    }

    /** The sum of their weights. */
    public double weight() {
        return moments.weight();
    }

    /** Names of the terms: of features as they are, their names. */
    public List<String> features() {
        return moments.columns().names();
    }

    /** Name of the target. */
    public String target() {
        return moments.columns().target();
    }

    /**
     * Decimal digits to which the spread of each column is known, at most the 31 of a double-double. Adding and taking away rows may cost
     * some. Solutions lose more where columns are nearly collinear, and never have more than the 15 of a double.
     */
    public int digits() {
        return moments.digits();
    }

    /**
     * The least-squares solution. {@code new Trainer(settings).fit(statistics)} gives the whole model, with inference and path.
     *
     * @param l2 the penalty on the sum of squares of the standardised coefficients, beside the mean squared residual, as the trainer's
     *     {@code l2}; at least 0
     * @throws IllegalArgumentException if it is negative or not finite
     * @throws UnusableDataException if there are no rows, or without a penalty fewer than parameters
     */
    public LeastSquaresSolution solve(double l2) {
        if (!(l2 >= 0 && Double.isFinite(l2))) {
            throw new InvalidValueException(
                    "l2 is " + l2 + ".", "It multiplies a sum of squares in what is minimised; give a number from 0.");
        }
        return LeastSquaresSolution.of(moments, l2);
    }

    /** Why the trainer cannot train on sums with settings, whatever the rows; empty where it can. */
    public static List<Problem> problems(Settings settings) {
        return SummarySetup.problems(settings);
    }

    /**
     * Writes a file, whole or not at all.
     *
     * @throws IOException if it cannot be written; what was there is then as it was
     */
    public void save(Path file) throws IOException {
        StatisticsJson.write(this, file);
    }

    /**
     * Reads a file that {@link #save} wrote: to the same bits.
     *
     * @throws IOException if it cannot be read
     * @throws UnusableDataException if it holds something else, or is damaged
     */
    public static SufficientStatistics read(Path file) throws IOException {
        return StatisticsJson.read(file);
    }

    /**
     * What a run begins with. For the trainer.
     *
     * @param heed called as the work goes; an exception that it throws ends the work
     */
    public Setup setup(Settings settings, Runnable heed) {
        return SummarySetup.of(moments, settings, heed);
    }

    Moments moments() {
        return moments;
    }
}
