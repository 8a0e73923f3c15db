package org.jellygrad.trainer.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.jellygrad.autograd.NativeArray;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.design.CondensedRows;
import org.jellygrad.trainer.design.Coordinates;
import org.jellygrad.trainer.method.Loss;

/**
 * The mean of any loss over all rows, or over a mini-batch of them.
 *
 * <p>The design matrix is cut into blocks that fit the cache, so an evaluation reads it from memory once: a block's forward and
 * backward pass run while it is near. Each worker thread has a program of its own; the blocks' sums are added in the order of
 * the blocks, so the bits do not depend on the number of threads.
 */
public final class BlockObjective implements Objective {

    /** A block's share of the features, in doubles: 256 KB, which the second-level cache of one core holds. */
    private static final int BLOCK = 32 * 1024;

    private final DesignMatrix matrix;
    private final boolean intercept;
    private final Loss loss;
    private final int blockRows;
    private final List<Worker> workers = new ArrayList<>();

    /** For each block its loss and its gradient, one after the other. */
    private final double[] sums;

    /** What mini-batches are gathered in; made when the first is. */
    private @org.jspecify.annotations.Nullable Gathered gathered;

    /**
     * Reads all rows once.
     *
     * @param threads workers at most
     */
    public BlockObjective(RowSource source, CondensedRows data, Coordinates coordinates, Loss loss, int threads) {
        this.matrix = DesignMatrix.of(source, data, coordinates);
        this.intercept = data.intercept();
        this.loss = loss;
        this.blockRows = (int) Math.min(matrix.rows(), Math.max(64, BLOCK / (matrix.features() + 1)));
        this.sums = new double[blocks() * (1 + parameters())];
        for (int i = 0; i < Math.min(threads, blocks()); i++) {
            workers.add(new Worker());
        }
    }

    private int blocks() {
        return Math.toIntExact((matrix.rows() + blockRows - 1) / blockRows);
    }

    @Override
    public int parameters() {
        return matrix.features() + (intercept ? 1 : 0);
    }

    @Override
    public long rows() {
        return matrix.rows();
    }

    @Override
    public double evaluate(double[] theta, double[] gradient) {
        CompletableFuture.allOf(IntStream.range(0, workers.size())
                        .mapToObj(i -> workers.get(i).run(i, theta))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        java.util.Arrays.fill(gradient, 0);
        double total = 0;
        for (int at = 0; at < sums.length; at += 1 + gradient.length) {
            total += sums[at];
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += sums[at + 1 + j];
            }
        }
        for (int j = 0; j < gradient.length; j++) {
            gradient[j] /= matrix.rows();
        }
        return total / matrix.rows();
    }

    /**
     * The mean loss over the rows {@code order[from]} to {@code order[to − 1]}.
     *
     * @param gradient receives its gradient
     */
    public double evaluate(double[] theta, double[] gradient, int[] order, int from, int to) {
        if (gathered == null || gathered.capacity < to - from) {
            if (gathered != null) {
                gathered.close();
            }
            gathered = new Gathered(to - from);
        }
        return gathered.evaluate(theta, gradient, order, from, to);
    }

    /** max ‖x̃‖² over the rows x̃ = [1 x], or [x] without an intercept: what bounds the rate of single-row steps. */
    public double largestSquaredRow() {
        double[] row = new double[matrix.features()];
        double largest = 0;
        for (long i = 0; i < matrix.rows(); i++) {
            matrix.x().get(i * row.length, row, 0, row.length);
            double sum = intercept ? 1 : 0;
            for (double element : row) {
                sum += element * element;
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /** The least mean loss of a model that predicts the same for every row: a convex function of one number. */
    public double bestConstantLoss(ColumnSummary target) {
        double[] y = new double[Math.toIntExact(matrix.rows())];
        matrix.y().get(0, y, 0, y.length);
        if (target.min() == target.max()) {
            return 0;
        }
        return new BrentOptimizer(1e-12, Double.MIN_NORMAL)
                .optimize(
                        new UnivariateObjectiveFunction(constant -> {
                            double sum = 0;
                            for (double truth : y) {
                                sum += loss.at(constant - truth);
                            }
                            return sum / y.length;
                        }),
                        GoalType.MINIMIZE,
                        new SearchInterval(target.min(), target.max()),
                        new MaxEval(10_000))
                .getValue();
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
        if (gathered != null) {
            gathered.close();
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
        private final LinearProgram program = CompletableFuture.supplyAsync(
                        () -> LinearProgram.sum(blockRows, matrix.features(), intercept, loss), thread)
                .join();

        CompletableFuture<Void> run(int first, double[] theta) {
            return CompletableFuture.runAsync(() -> blocksFrom(first, theta), thread);
        }

        private void blocksFrom(int first, double[] theta) {
            program.set(theta);
            for (int block = first; block < blocks(); block += workers.size()) {
                long from = (long) block * blockRows;
                int at = block * (1 + theta.length);
                program.bind(matrix.x(), matrix.y(), from, Math.min(blockRows, matrix.rows() - from));
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

    /** Rows of a mini-batch, copied side by side, and the program that runs on them. */
    private final class Gathered implements AutoCloseable {
        private final int capacity;
        private final NativeArray x;
        private final NativeArray y;
        private final LinearProgram program;
        private final double[] rows;
        private final double[] truths;

        Gathered(int capacity) {
            this.capacity = capacity;
            this.x = NativeArray.allocate(Math.max(1, (long) capacity * matrix.features()));
            this.y = NativeArray.allocate(capacity);
            this.program = LinearProgram.mean(capacity, matrix.features(), intercept, loss);
            this.rows = new double[capacity * matrix.features()];
            this.truths = new double[capacity];
        }

        double evaluate(double[] theta, double[] gradient, int[] order, int from, int to) {
            int count = to - from;
            if (count == 1) {
                program.bind(matrix.x(), matrix.y(), order[from], 1);
            } else {
                int features = matrix.features();
                for (int i = 0; i < count; i++) {
                    matrix.x().get((long) order[from + i] * features, rows, i * features, features);
                    matrix.y().get(order[from + i], truths, i, 1);
                }
                x.put(0, rows, 0, count * features);
                y.put(0, truths, 0, count);
                program.bind(x, y, 0, count);
            }
            program.set(theta);
            double mean = program.run();
            program.gradient(gradient, 0);
            return mean;
        }

        @Override
        public void close() {
            program.close();
            x.close();
            y.close();
        }
    }
}
