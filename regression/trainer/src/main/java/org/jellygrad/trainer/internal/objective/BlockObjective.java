package org.jellygrad.trainer.internal.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.loss.Loss;
import org.jspecify.annotations.Nullable;

/**
 * The mean of any loss over all rows, or over a mini-batch of them. With weights it is Σ w·loss / Σ w.
 *
 * <p>The design matrix is cut into blocks that fit the cache, so an evaluation reads it from memory once: a block's forward and
 * backward pass run while it is near. Each worker thread has a program of its own; the blocks' sums are added in the order of
 * the blocks, so the bits do not depend on the number of threads.
 */
public final class BlockObjective implements Objective {

    /** A block's share of the features, in doubles: 256 KB, which the second-level cache of one core holds. */
    private static final int BLOCK = 32 * 1024;

    /** So many blocks lie in memory, not in a cache: each is fetched before its program runs. */
    private static final int IN_MEMORY = 64;

    private final DesignMatrix matrix;
    private final boolean intercept;
    private final Loss loss;
    private final int blockRows;
    private final List<Worker> workers = new ArrayList<>();

    /** For each block its loss and its gradient, one after the other. */
    private final double[] sums;

    /** What mini-batches are gathered in; made when the first is. */
    private @Nullable BatchRows batch;

    /**
     * Reads all rows once.
     *
     * @param data what the coordinates were made from; the rows may be others of the same columns
     * @param threads workers at most
     */
    public BlockObjective(RowSource source, CondensedRows data, Coordinates coordinates, Loss loss, int threads) {
        this.matrix = DesignMatrix.of(source, data, coordinates, threads);
        this.intercept = data.intercept();
        this.loss = loss;
        this.blockRows = (int) Math.min(matrix.count(), Math.max(64, BLOCK / (matrix.features() + 1)));
        this.sums = new double[blocks() * (1 + parameters())];
        for (int i = 0; i < Math.min(threads, blocks()); i++) {
            workers.add(new Worker());
        }
    }

    public DesignMatrix matrix() {
        return matrix;
    }

    private int blocks() {
        return Math.toIntExact((matrix.count() + blockRows - 1) / blockRows);
    }

    private long rowsOf(int block) {
        return Math.min(blockRows, matrix.count() - (long) block * blockRows);
    }

    @Override
    public int parameters() {
        return matrix.features() + (intercept ? 1 : 0);
    }

    @Override
    public long rows() {
        return matrix.count();
    }

    @Override
    public double evaluate(double[] theta, double[] gradient) {
        CompletableFuture.allOf(IntStream.range(0, workers.size())
                        .mapToObj(i -> workers.get(i).run(i, theta))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        Arrays.fill(gradient, 0);
        double total = 0;
        for (int at = 0; at < sums.length; at += 1 + gradient.length) {
            total += sums[at];
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += sums[at + 1 + j];
            }
        }
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] /= matrix.count();
        }
        return total / matrix.count();
    }

    /**
     * The mean loss over the rows {@code order[from]} to {@code order[to − 1]}: the sum over them, each loss times its row's weight
     * over the mean weight of all rows, divided by how many they are. So a row that is drawn at random gives the mean over all rows
     * in expectation.
     *
     * @param gradient receives its gradient
     */
    public double evaluate(double[] theta, double[] gradient, int[] order, int from, int to) {
        prepare(to - from);
        return Objects.requireNonNull(batch).evaluate(theta, gradient, order, from, to);
    }

    /**
     * Prepares for mini-batches of up to so many rows. The last bits of a batch may depend on it, so whoever wants them again prepares
     * for the same number.
     */
    public void prepare(int rows) {
        if (batch == null || batch.capacity() < rows) {
            if (batch != null) {
                batch.close();
            }
            batch = new BatchRows(matrix, rows, intercept, loss);
        }
    }

    /**
     * max w‖x̃‖² over the rows x̃ = [1 x], or [x] without an intercept, w their weight over the mean weight: what bounds the rate of
     * single-row steps.
     */
    public double largestSquaredRow() {
        double[] row = new double[matrix.features()];
        double largest = 0;
        for (long i = 0; i < matrix.count(); i++) {
            matrix.rows().x().get(i * row.length, row, 0, row.length);
            double sum = intercept ? 1 : 0;
            for (double element : row) {
                sum += element * element;
            }
            largest = Math.max(largest, matrix.weight(i) * sum);
        }
        return largest;
    }

    /** The least mean loss of a model that predicts the same for every row: for a convex loss, a convex function of one number. */
    public double bestConstantLoss(ColumnSummary target) {
        ModelGraph.ModelShape constant = new ModelGraph.ModelShape(blockRows, 0, true, matrix.weighted(), loss);
        try (ModelProgram program = ModelProgram.sum(constant)) {
            UnivariateObjectiveFunction mean = new UnivariateObjectiveFunction(value -> {
                program.set(new double[] {value});
                double sum = 0;
                for (int block = 0; block < blocks(); block++) {
                    program.bind(matrix.rows(), (long) block * blockRows, rowsOf(block));
                    sum += program.run();
                }
                return sum / matrix.count();
            });
            if (target.min() == target.max()) {
                return mean.getObjectiveFunction().value(target.min());
            }
            return new BrentOptimizer(1e-12, Double.MIN_NORMAL)
                    .optimize(
                            mean,
                            GoalType.MINIMIZE,
                            new SearchInterval(target.min(), target.max()),
                            new MaxEval(10_000))
                    .getValue();
        }
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
        if (batch != null) {
            batch.close();
        }
        matrix.close();
    }

    /** A thread and its program; takes every k-th block. */
    private final class Worker implements AutoCloseable {
        private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            Thread created = new Thread(task, "jellygrad-worker");
            created.setDaemon(true);
            return created;
        });
        private final ModelProgram program = CompletableFuture.supplyAsync(
                        () -> ModelProgram.sum(new ModelGraph.ModelShape(
                                blockRows, matrix.features(), intercept, matrix.weighted(), loss)),
                        thread)
                .join();

        CompletableFuture<Void> run(int first, double[] theta) {
            return CompletableFuture.runAsync(() -> blocksFrom(first, theta), thread);
        }

        private void blocksFrom(int first, double[] theta) {
            program.set(theta);
            for (int block = first; block < blocks(); block += workers.size()) {
                int at = block * (1 + theta.length);
                program.bind(matrix.rows(), (long) block * blockRows, rowsOf(block));
                if (blocks() >= IN_MEMORY) {
                    program.prefetch();
                }
                sums[at] = program.run();
                program.gradient(sums, at + 1);
            }
        }

        @Override
        public void close() {
            CompletableFuture.runAsync(program::close, thread).join();
            thread.shutdown();
        }
    }
}
