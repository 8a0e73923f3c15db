package org.jellygrad.trainer.internal.objective;

import org.jellygrad.autograd.program.NativeArray;
import org.jellygrad.trainer.loss.Loss;

/** The rows of a mini-batch, copied side by side, and the program that runs on them. */
final class BatchRows implements AutoCloseable {

    /** Single rows are fetched from memory so many at a time. */
    private static final int AHEAD = 64;

    private final DesignMatrix matrix;
    private final int capacity;
    private final NativeRows gathered;
    private final ModelProgram program;

    BatchRows(DesignMatrix matrix, int capacity, boolean intercept, Loss loss) {
        this.matrix = matrix;
        this.capacity = capacity;
        this.gathered = NativeRows.allocate(Math.max(capacity, AHEAD), matrix.features(), matrix.weighted());
        this.program = ModelProgram.mean(
                new ModelGraph.ModelShape(capacity, matrix.features(), intercept, matrix.weighted(), loss));
    }

    int capacity() {
        return capacity;
    }

    double evaluate(double[] theta, double[] gradient, int[] order, int from, int to) {
        int count = to - from;
        if (count == 1) {
            if (from % AHEAD == 0) {
                gather(order, from, Math.min(AHEAD, order.length - from));
            }
            program.bind(matrix.rows(), order[from], 1);
        } else {
            gather(order, from, count);
            program.bind(gathered, 0, count);
        }
        program.set(theta);
        double mean = program.run();
        program.gradient(gradient, 0);
        return mean;
    }

    private void gather(int[] order, int from, int count) {
        gathered.x().gather(matrix.rows().x(), matrix.features(), order, from, count);
        gathered.y().gather(matrix.rows().y(), 1, order, from, count);
        NativeArray weights = gathered.weights();
        NativeArray all = matrix.rows().weights();
        if (weights != null && all != null) {
            weights.gather(all, 1, order, from, count);
        }
    }

    @Override
    public void close() {
        program.close();
        gathered.close();
    }
}
