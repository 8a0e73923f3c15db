package org.jellygrad.trainer.internal.design;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowColumns;
import org.jellygrad.trainer.internal.linalg.Lanes;
import org.jspecify.annotations.Nullable;

/**
 * Some successive rows in the {@link Frame} as columns [1 t y], so few that the cache holds them: what is summed over all rows is summed
 * tile by tile, down the columns. One thread's own.
 */
public final class Tile {

    /** Rows of every tile but the last. */
    static final int ROWS = Lanes.ROWS;

    private final Frame frame;
    private final int[] variables;
    private final int[] lowers;

    /** Of each variable whether some term is a higher power of it, which is made from lower halves too. */
    private final boolean[] isPower;

    /** 1, the terms, the target in its unit. */
    private final Lanes.Numbers[] columns;

    private final double[] y = new double[ROWS];
    private final Lanes.Numbers weights = new Lanes.Numbers();
    private int rows;

    Tile(Frame frame) {
        this.frame = frame;
        this.variables = frame.variablesOfTerms();
        this.lowers = frame.lowers();
        this.isPower = new boolean[frame.variables().size()];
        for (int j = 0; j < variables.length; j++) {
            isPower[variables[j]] |= frame.terms().get(j).power() > 1;
        }
        this.columns =
                Stream.generate(Lanes.Numbers::new).limit(variables.length + 2L).toArray(Lanes.Numbers[]::new);
        Arrays.fill(columns[0].hi(), 1);
    }

    void clear() {
        rows = 0;
    }

    /** Room for so many rows more. */
    int room() {
        return ROWS - rows;
    }

    /** Appends rows {@code from} to {@code from + count}, of which there is room. */
    void add(RowBlock block, int from, int count) {
        int features = block.features();
        double[] x = block.x();
        for (int j = 0; j < variables.length; j++) {
            double[] column = columns[1 + j].hi();
            int next = from * features + variables[j];
            for (int i = rows; i < rows + count; i++, next += features) {
                column[i] = x[next];
            }
        }
        addRest(block.y(), block.weights(), from, count);
    }

    /** The same. */
    void add(RowColumns source, int from, int count) {
        for (int j = 0; j < variables.length; j++) {
            System.arraycopy(source.x()[variables[j]], from, columns[1 + j].hi(), rows, count);
        }
        addRest(source.y(), source.weights(), from, count);
    }

    private void addRest(double[] target, double @Nullable [] rowWeights, int from, int count) {
        System.arraycopy(target, from, y, rows, count);
        if (rowWeights == null) {
            Arrays.fill(weights.hi(), rows, rows + count, 1);
        } else {
            System.arraycopy(rowWeights, from, weights.hi(), rows, count);
        }
        rows += count;
    }

    /**
     * Brings the rows added into the frame, when no more come.
     *
     * @param exact whether lower halves are wanted; without, those of the terms have no meaning
     */
    void settle(boolean exact) {
        for (int j = 0; j < variables.length; j++) {
            int v = variables[j];
            double by = -frame.centres()[v];
            double unit = Math.scalb(1.0, -frame.exponents()[v]);
            if (exact || isPower[v]) {
                Lanes.shift(columns[1 + j], by, unit, rows);
            } else {
                Lanes.shiftRounded(columns[1 + j].hi(), by, unit, rows);
            }
            if (frame.terms().get(j).power() > 1) {
                Lanes.multiply(columns[1 + j], columns[1 + j], columns[1 + lowers[j]], rows);
            }
        }
        Lanes.Numbers target = columns[columns.length - 1];
        System.arraycopy(y, 0, target.hi(), 0, rows);
        Lanes.shift(target, 0, Math.scalb(1.0, -frame.targetExponent()), rows);
    }

    /** How many rows it holds. */
    public int rows() {
        return rows;
    }

    /** A column of [1 t y], the target in units of 2^exponent. This tile's own. */
    public Lanes.Numbers column(int j) {
        return columns[j];
    }

    /** How many there are. */
    public int columns() {
        return columns.length;
    }

    /** The target as it is. This tile's own array. */
    public double[] y() {
        return y;
    }

    /** Of each row; their lower halves are 0. This tile's own. */
    public Lanes.Numbers weights() {
        return weights;
    }
}
