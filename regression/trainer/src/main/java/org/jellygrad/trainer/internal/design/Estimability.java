package org.jellygrad.trainer.internal.design;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.trainer.internal.linalg.TriangularFactor;

/**
 * Whether the rows trained on determine a prediction for another row. A column that was set aside was, in every row trained on, the same
 * sum of kept columns; where it is another, its own coefficient would matter, of which nothing is known. One thread's own.
 *
 * <p>Source: S. R. Searle, "Linear Models" (1971), section 5.4: a row is estimable if it lies in the span of those observed.
 */
public final class Estimability {

    /** Differences up to this, in units of the column's range, are rounding. */
    private static final double ROUNDING = 1e-6;

    private final CondensedRows data;
    private final Frame.Reader reader;
    private final List<Integer> kept = new ArrayList<>();

    /** @param data of the rows trained on */
    public Estimability(CondensedRows data) {
        this.data = data;
        this.reader = data.frame().reader();
        if (data.intercept()) {
            kept.add(0);
        }
        data.kept().forEach(term -> kept.add(1 + term));
    }

    /**
     * Whether a row lies in the span of those trained on.
     *
     * @param block of rows whose features are the terms' variables
     */
    public boolean holds(RowBlock block, int row) {
        if (data.setAside().isEmpty()) {
            return true;
        }
        reader.read(block, row);
        double[] t = reader.hi();
        for (TriangularFactor.SetAside aside : data.setAside()) {
            double difference = t[aside.column()];
            double size = Math.abs(difference);
            for (int k = 0; k < aside.multiples().length; k++) {
                double part = aside.multiples()[k].toDouble() * t[kept.get(k)];
                difference -= part;
                size = Math.max(size, Math.abs(part));
            }
            if (Math.abs(difference) > ROUNDING * Math.max(1, size)) {
                return false;
            }
        }
        return true;
    }
}
