package org.jellygrad.trainer.internal.objective;

import org.jellygrad.autograd.program.NativeArray;
import org.jellygrad.trainer.loss.Loss;

/** The rows of a mini-batch, copied side by side, and the program that runs on them. */
final class BatchRows implements AutoCloseable {

    private final DesignMatrix matrix;
    private final int capacity;
    private final NativeRows gathered;
    private final ModelProgram program;
    private final double[] rows;

    BatchRows(DesignMatrix matrix, int capacity, boolean intercept, Loss loss) {
        this.matrix = matrix;
        this.capacity = capacity;
        this.gathered = NativeRows.allocate(capacity, matrix.features(), matrix.weighted());
        this.program = ModelProgram.mean(
                new ModelGraph.ModelShape(capacity, matrix.features(), intercept, matrix.weighted(), loss));
        this.rows = new double[capacity * matrix.features()];
    }

    int capacity() {
        return capacity;
    }

    double evaluate(double[] theta, double[] gradient, int[] order, int from, int to) {
        int count = to - from;
        if (count == 1) {
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
        int features = matrix.features();
        NativeArray weights = gathered.weights();
        for (int i = 0; i < count; i++) {
            int row = order[from + i];
            matrix.rows().x().get((long) row * features, rows, i * features, features);
            gathered.y().put(i, matrix.rows().y().get(row));
            if (weights != null) {
                weights.put(i, matrix.weight(row));
            }
        }
        gathered.x().put(0, rows, 0, count * features);
    }

    @Override
    public void close() {
        program.close();
        gathered.close();
    }
}
