package org.jellygrad.playground.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetBuilder;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.trainer.function.ExpressionTensors;
import org.jspecify.annotations.Nullable;

/** What a run descends on: a function, or the mean squared error of a line on data. */
public sealed interface RunObjective {

    /** As it is typed: an expression, the name of a data set, or columns. */
    String text();

    /** The rows a line is fitted to; null of a function. */
    default @Nullable LineData rows() {
        return null;
    }

    /**
     * The loss at any place, in doubles.
     *
     * @param run on this objective
     */
    double lossAt(FinishedRun run, double... parameters);

    /** The loss as a graph of its parameters. */
    LossGraph graph();

    /**
     * A loss and the parameters it depends on.
     *
     * @param parameters single numbers
     */
    record LossGraph(Tensor loss, List<Tensor> parameters) {
        public LossGraph {
            parameters = List.copyOf(parameters);
        }

        /** The names of the parameters, in order. */
        List<String> names() {
            return parameters.stream().map(Tensor::name).map(String::valueOf).toList();
        }
    }

    /** A typed function of its variables. */
    record Function(Expression expression) implements RunObjective {
        @Override
        public String text() {
            return expression.toString();
        }

        @Override
        public double lossAt(FinishedRun run, double... parameters) {
            return expression.over(run.names()).at(parameters);
        }

        /** @throws IllegalArgumentException if the function has no variable */
        @Override
        public LossGraph graph() {
            List<String> variables = expression.variables();
            if (variables.isEmpty()) {
                throw new InvalidValueException(
                        "The function " + expression + " has no variable.",
                        "Descent needs something to change: write x^2, say.");
            }
            Map<String, Tensor> parameters = variables.stream()
                    .collect(Collectors.toMap(
                            name -> name, Tensor::parameter, (first, second) -> first, LinkedHashMap::new));
            return new LossGraph(ExpressionTensors.tensor(expression, parameters), List.copyOf(parameters.values()));
        }
    }

    /** The mean squared error of a line on data. */
    sealed interface OfData extends RunObjective {

        /** Whether the line has an intercept. */
        boolean intercept();

        /** The data. */
        Dataset dataset();

        @Override
        default LineData rows() {
            return LineData.of(dataset());
        }

        @Override
        default double lossAt(FinishedRun run, double... parameters) {
            int slope = ParameterNames.indexOf("slope", run.names());
            int intercept = run.names().indexOf(ParameterNames.INTERCEPT);
            double[] errors = run.data().errors(parameters[slope], intercept < 0 ? 0 : parameters[intercept]);
            return DoubleStream.of(errors).map(error -> error * error).average().orElse(Double.NaN);
        }

        @Override
        default LossGraph graph() {
            LineData rows = rows();
            List<Tensor> parameters = new ArrayList<>();
            Tensor slope = Tensor.parameter(rows.feature());
            Tensor line = slope.times(Tensor.constant(rows.x()));
            if (intercept()) {
                Tensor intercept = Tensor.parameter(ParameterNames.INTERCEPT);
                parameters.add(intercept);
                line = line.plus(intercept);
            }
            parameters.add(slope);
            return new LossGraph(line.minus(Tensor.constant(rows.y())).square().mean(), parameters);
        }
    }

    /**
     * A bundled data set.
     *
     * @param text its name
     * @param intercept whether the line has an intercept
     */
    record BundledData(String text, boolean intercept) implements OfData {
        @Override
        public Dataset dataset() {
            return BundledDatasets.load(text);
        }
    }

    /**
     * Columns that are written out.
     *
     * @param columns name → numbers, the last of them the target
     * @param intercept whether the line has an intercept
     */
    record TypedColumns(Map<String, double[]> columns, boolean intercept) implements OfData {
        public TypedColumns {
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        }

        @Override
        public String text() {
            return String.join(", ", columns.keySet());
        }

        @Override
        public Dataset dataset() {
            DatasetBuilder builder = Dataset.builder("the rows");
            columns.forEach(builder::numbers);
            return builder.build();
        }
    }
}
