package org.jellygrad.trainer.internal.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;
import org.jellygrad.trainer.loss.Loss;

/**
 * Mean squared error of all rows at the cost of a few: with p features, p + 2 rows that have the same mean squared error at
 * every parameter value stand for the n. (p + 1 without an intercept.)
 *
 * <p>They are the triangular factor of [1 X y], turned by a reflection that makes its first column constant again. So the graph
 * is the ordinary one, intercept and all, and an epoch costs O(p²) whatever n.
 */
public final class CompressedObjective implements Objective {

    private final long rows;
    private final int parameters;
    private final NativeRows fewRows;
    private final ModelProgram program;

    public CompressedObjective(CondensedRows data, Coordinates coordinates) {
        double[][] few = fewRows(data, coordinates);
        int count = few.length;
        int ones = data.intercept() ? 1 : 0;
        this.rows = data.rows();
        this.parameters = data.r().size();
        int features = parameters - ones;
        this.fewRows = NativeRows.allocate(count, features, false);
        for (int i = 0; i < count; i++) {
            fewRows.x().put((long) i * features, few[i], ones, features);
            fewRows.y().put(i, few[i], parameters, 1);
        }
        this.program = ModelProgram.mean(
                new ModelGraph.ModelShape(count, features, data.intercept(), false, new Loss.Squared()));
        program.bind(fewRows, 0, count);
    }

    /** The rows [X y], with a first column of ones if there is an intercept. */
    static double[][] fewRows(CondensedRows data, Coordinates coordinates) {
        UpperTriangle factor = coordinates.factor();
        int size = factor.size();
        List<DoubleDouble[]> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            // The row of a column that others span is zeros, and stands for no row of data.
            if (data.r().get(i, i).hi() != 0) {
                DoubleDouble[] row = zeros(size + 1);
                for (int j = i; j < size; j++) {
                    row[j] = factor.get(i, j);
                }
                row[size] = data.q()[i];
                rows.add(row);
            }
        }
        DoubleDouble[] outside = zeros(size + 1);
        outside[size] = data.residual().sqrt();
        rows.add(outside);
        DoubleDouble[][] few = rows.toArray(DoubleDouble[][]::new);
        if (data.intercept()) {
            reflect(few);
        }
        // A mean over these rows of what was a sum over all rows.
        DoubleDouble scale =
                DoubleDouble.of(few.length).dividedBy(data.weight()).sqrt();
        return Arrays.stream(few)
                .map(row -> Arrays.stream(row)
                        .mapToDouble(element -> element.times(scale).toDouble())
                        .toArray())
                .toArray(double[][]::new);
    }

    private static DoubleDouble[] zeros(int size) {
        DoubleDouble[] zeros = new DoubleDouble[size];
        Arrays.fill(zeros, DoubleDouble.ZERO);
        return zeros;
    }

    /** Householder's reflection I − 2vvᵀ/vᵀv that takes the first unit vector to (1, ..., 1)/√m: v is their difference. */
    private static void reflect(DoubleDouble[][] rows) {
        int count = rows.length;
        DoubleDouble share = DoubleDouble.ONE.dividedBy(DoubleDouble.of(count).sqrt());
        DoubleDouble[] v = new DoubleDouble[count];
        Arrays.fill(v, share.negate());
        v[0] = DoubleDouble.ONE.minus(share);
        DoubleDouble half = v[0]; // vᵀv/2 = 1 − 1/√m
        for (int j = 0; j < rows[0].length; j++) {
            DoubleDouble along = DoubleDouble.ZERO;
            for (int i = 0; i < count; i++) {
                along = along.plus(v[i].times(rows[i][j]));
            }
            along = along.dividedBy(half);
            for (int i = 0; i < count; i++) {
                rows[i][j] = rows[i][j].minus(v[i].times(along));
            }
        }
    }

    @Override
    public int parameters() {
        return parameters;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public double evaluate(double[] theta, double[] gradient) {
        program.set(theta);
        double loss = program.run();
        program.gradient(gradient, 0);
        return loss;
    }

    @Override
    public void close() {
        program.close();
        fewRows.close();
    }
}
