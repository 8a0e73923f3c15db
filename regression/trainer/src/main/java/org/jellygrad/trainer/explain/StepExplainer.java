package org.jellygrad.trainer.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.explain.Explanation;
import org.jellygrad.autograd.program.Program;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.Minimizer;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.internal.setup.StepRows;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.record.RecordedBatch;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Settings;

/** Takes a step of descent and explains it by the user's own graph: the graph of the typed function, or the graph over the rows. */
public final class StepExplainer {

    /** More rows than these are not written out. */
    public static final int MOST_ROWS = 100_000;

    private StepExplainer() {}

    /**
     * A step of the run on a function that the settings describe.
     *
     * @param step from 1
     * @throws InvalidSettingsException as {@link Minimizer} does, or if the run ends before
     */
    public static ExplainedStep of(TypedFunction function, Settings settings, long step) {
        StepTaken taken = new StepTaken(step);
        new Minimizer(settings).minimize(function.tensor(), function.parameters(), taken.recording());
        return of(function, settings, taken.before(), taken.after());
    }

    /**
     * The step between two points of a recorded run, whose settings these are.
     *
     * @param before the point that the step was taken from
     * @param after the point that it led to
     */
    public static ExplainedStep of(TypedFunction function, Settings settings, PathPoint before, PathPoint after) {
        Map<Tensor, double[]> at = new LinkedHashMap<>();
        for (int j = 0; j < function.variables().size(); j++) {
            at.put(function.parameters().get(j), new double[] {before.parameters()[j]});
        }
        Explanation graph = Program.explain(function.tensor(), at);
        return new ExplainedStep(
                before.step() + 1,
                function.variables(),
                before.parameters(),
                before.gradient(),
                before.learningRate(),
                after.parameters(),
                before.loss(),
                after.loss(),
                graph,
                null,
                settings);
    }

    /**
     * A step of the run on data that the settings describe; with mini-batches it is explained over the rows of its batch.
     *
     * @param step from 1
     * @throws InvalidSettingsException as {@link Trainer} does, if the run ends before, or if there are more than {@value #MOST_ROWS} rows
     */
    public static ExplainedStep of(Dataset data, Settings settings, long step) {
        checkRows(data);
        StepTaken taken = new StepTaken(step);
        new Trainer(settings).fit(data, taken.recording());
        int[] batch = rowsOfStep(data, settings, step);
        return batch.length == 0
                ? of(data, settings, taken.before(), taken.after())
                : ofBatch(data, settings, taken.before(), taken.after(), batch);
    }

    /**
     * The rows that a step looks at.
     *
     * @param step from 1
     * @return which of the rows trained on, from 0, in the order in which they are seen; empty if it is all of them
     */
    public static int[] rowsOfStep(Dataset data, Settings settings, long step) {
        return settings.batching().isFull()
                ? new int[0]
                : RecordedBatch.seenBy(
                        settings, step - 1, StepRows.of(settings, data).y().length);
    }

    /**
     * The step between two points of a recorded run on data, whose settings these are, over all rows.
     *
     * @param before the point that the step was taken from
     * @param after the point that it led to
     * @throws InvalidSettingsException if there are more than {@value #MOST_ROWS} rows
     */
    public static ExplainedStep of(Dataset data, Settings settings, PathPoint before, PathPoint after) {
        checkRows(data);
        return new RowGraph(StepRows.of(settings, data), settings).explain(before, after);
    }

    /**
     * The same over the rows of a batch.
     *
     * @param batch which of the rows trained on, from 0: {@link org.jellygrad.trainer.record.RecordedBatch#seenBy}
     */
    public static ExplainedStep ofBatch(
            Dataset data, Settings settings, PathPoint before, PathPoint after, int... batch) {
        checkRows(data);
        return new RowGraph(StepRows.of(settings, data).only(batch), settings).explain(before, after);
    }

    private static void checkRows(Dataset data) {
        if (data.rows() > MOST_ROWS) {
            throw new InvalidSettingsException(
                    data.card().name() + " has " + data.rows() + " rows.",
                    "Each row's part in the step is computed and kept, for " + MOST_ROWS
                            + " rows at most. Explain a step on fewer rows.");
        }
    }

    /** The objective over the rows in textbook form: one column for each coefficient. */
    private static final class RowGraph {
        private final StepRows rows;
        private final Settings settings;
        private final List<String> names = new ArrayList<>();
        private final List<Tensor> parameters = new ArrayList<>();
        private final Map<Tensor, double[]> given = new LinkedHashMap<>();
        private final Tensor prediction;
        private final Tensor residual;
        private final Tensor costs;
        private final Tensor objective;

        RowGraph(StepRows rows, Settings settings) {
            this.rows = rows;
            this.settings = settings;
            int n = rows.y().length;
            int coefficients = rows.names().size() - (rows.intercept() ? 1 : 0);
            Tensor sum = null;
            for (int j = 0; j < rows.names().size(); j++) {
                boolean intercept = rows.intercept() && j == 0;
                String column = rows.names().get(j);
                names.add(!intercept && coefficients == 1 ? "slope" : column);
                Tensor parameter =
                        Tensor.parameter(intercept ? "intercept" : coefficients == 1 ? "slope" : "b_" + column);
                parameters.add(parameter);
                Tensor part;
                if (intercept && isOnes(rows.columns()[j])) {
                    part = parameter;
                } else {
                    Tensor values = Tensor.input(column, n);
                    given.put(values, rows.columns()[j]);
                    part = values.times(parameter);
                }
                sum = sum == null ? part : part.shape().rank() == 0 ? sum.plus(part) : part.plus(sum);
            }
            Tensor y = Tensor.input(rows.target(), n);
            given.put(y, rows.y());
            Tensor predicted =
                    sum == null || sum.shape().rank() == 0 ? parameters.get(0).broadcastTo(y.shape()) : sum;
            this.prediction = predicted.named("prediction");
            this.residual = prediction.residual(y).named("residual");
            this.costs = settings.loss().of(residual);
            Tensor weighted = costs;
            double[] weights = rows.weights();
            if (weights != null) {
                Tensor weight = Tensor.input("weight", n);
                given.put(weight, weights);
                weighted = costs.times(weight);
            }
            this.objective = withPenalty(weighted.mean()).named("loss");
        }

        private static boolean isOnes(double... column) {
            return Arrays.stream(column).allMatch(value -> value == 1);
        }

        private Tensor withPenalty(Tensor mean) {
            Tensor total = mean;
            double l1 = settings.penalty().l1();
            double l2 = settings.penalty().l2();
            for (int i = rows.intercept() ? 1 : 0;
                    i < parameters.size() && !settings.penalty().isNone();
                    i++) {
                Tensor penalised = penalised(i);
                if (l2 > 0) {
                    total = total.plus(penalised.square().times(l2));
                }
                if (l1 > 0) {
                    total = total.plus(penalised.abs().times(l1));
                }
            }
            return total;
        }

        private Tensor penalised(int i) {
            double[][] triangle = rows.penalised();
            if (triangle == null) {
                return parameters.get(i);
            }
            Tensor sum = parameters.get(i).times(triangle[i][i]);
            for (int j = i + 1; j < parameters.size(); j++) {
                sum = sum.plus(parameters.get(j).times(triangle[i][j]));
            }
            return sum;
        }

        ExplainedStep explain(PathPoint before, PathPoint after) {
            List<Tensor> wrt = new ArrayList<>(parameters);
            wrt.add(residual);
            List<Tensor> gradients = Gradients.of(objective, wrt.toArray(Tensor[]::new));
            List<Tensor> wanted = new ArrayList<>(List.of(objective, prediction, residual, costs));
            wanted.addAll(gradients);
            try (Program program =
                    Program.compileChecked(wanted.stream().distinct().toArray(Tensor[]::new))) {
                given.forEach(program::set);
                set(program, after.descended());
                program.run();
                double lossAfter = program.scalar(objective);
                set(program, before.descended());
                program.run();
                double[] gradient = new double[parameters.size()];
                Map<Tensor, double[]> at = new LinkedHashMap<>(given);
                for (int j = 0; j < gradient.length; j++) {
                    gradient[j] = program.scalar(gradients.get(j));
                    at.put(parameters.get(j), new double[] {before.descended()[j]});
                }
                return new ExplainedStep(
                        before.step() + 1,
                        names,
                        before.descended(),
                        gradient,
                        before.learningRate(),
                        after.descended(),
                        program.scalar(objective),
                        lossAfter,
                        Program.explain(objective, at),
                        rows(program, gradients.get(parameters.size())),
                        settings);
            }
        }

        private void set(Program program, double... theta) {
            for (int j = 0; j < theta.length; j++) {
                program.set(parameters.get(j), theta[j]);
            }
        }

        private ExplainedRows rows(Program program, Tensor slopes) {
            List<String> columns = new ArrayList<>();
            for (int j = 0; j < rows.names().size(); j++) {
                columns.add(
                        rows.intercept() && j == 0 && isOnes(rows.columns()[0])
                                ? "1"
                                : rows.names().get(j));
            }
            return new ExplainedRows(
                    columns,
                    rows.columns(),
                    rows.target(),
                    rows.y(),
                    program.values(prediction),
                    program.values(residual),
                    program.values(costs),
                    rows.weights(),
                    program.values(slopes));
        }
    }
}
