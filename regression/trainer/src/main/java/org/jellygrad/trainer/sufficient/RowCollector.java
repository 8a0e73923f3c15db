package org.jellygrad.trainer.sufficient;

import java.util.List;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.trainer.internal.design.Frame;
import org.jellygrad.trainer.internal.linalg.CrossProducts;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jspecify.annotations.Nullable;

/** Adds rows of the terms' variables one at a time, without a new object for each. One thread's own. */
final class RowCollector {

    private final Moments before;
    private final List<Variable> variables;
    private final CrossProducts products;
    private final double[] hi;
    private final double[] lo;
    private double @Nullable [] origins;
    private Frame.@Nullable Reader reader;
    private long rows;
    private double logWeight;

    RowCollector(Moments before) {
        int width = before.columns().width();
        this.before = before;
        this.variables = before.columns().variables();
        this.products = new CrossProducts(width);
        this.hi = new double[width];
        this.lo = new double[width];
        if (before.rows() > 0) {
            origins = before.origins();
        }
    }

    void add(RowBlock block) {
        if (block.features() != variables.size()) {
            throw new IllegalArgumentException(
                    "A block of " + block.features() + " features for statistics of " + variables.size() + ".");
        }
        int target = hi.length - 1;
        for (int i = 0; i < block.rows(); i++) {
            double weight = block.weights()[i];
            if (weight == 0) {
                continue;
            }
            double[] from = origins == null ? first(block, i) : origins;
            Frame.Reader terms = reader == null ? before.columns().frame(from).reader() : reader;
            origins = from;
            reader = terms;
            terms.read(block, i);
            System.arraycopy(terms.hi(), 0, hi, 0, target);
            System.arraycopy(terms.lo(), 0, lo, 0, target);
            DoubleDouble y = DoubleDouble.sum(block.y()[i], -from[target]);
            hi[target] = y.hi();
            lo[target] = y.lo();
            products.add(hi, lo, weight);
            rows++;
            logWeight += weight == 1 ? 0 : Math.log(weight);
        }
    }

    private double[] first(RowBlock block, int row) {
        List<Term> terms = before.columns().predictors().terms();
        double[] numbers = new double[hi.length];
        for (int j = 0; j < terms.size(); j++) {
            numbers[1 + j] = block.x(row, variables.indexOf(terms.get(j).variable()));
        }
        numbers[hi.length - 1] = block.y()[row];
        return numbers;
    }

    /**
     * All of it together.
     *
     * @param dropped rows that were left out for missing values
     * @param weightless rows that were left out for their weight
     */
    Moments moments(long dropped, long weightless) {
        Tally tally = new Tally(rows, dropped, weightless, logWeight);
        double[] from = origins;
        if (from == null || rows == 0) {
            Moments none = Moments.none(before.columns());
            return before.plus(new Moments(none.columns(), tally, none.origins(), none.products(), none.peaks()));
        }
        for (int j = 0; j < hi.length; j++) {
            if (!Double.isFinite(products.get(j, j).toDouble())) {
                String name = j == 0
                        ? "the weights"
                        : j == hi.length - 1
                                ? before.columns().target()
                                : before.columns().names().get(j - 1);
                throw new UnusableDataException(
                        "The sum of squares of " + name + " is more than the largest double, 1.8e308.",
                        "Give the column in larger units: divided by 1e200, say.");
            }
        }
        return before.plus(Moments.of(before.columns(), tally, from, products));
    }
}
