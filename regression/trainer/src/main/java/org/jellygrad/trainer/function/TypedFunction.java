package org.jellygrad.trainer.function;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.model.expression.RowFunction;

/**
 * A function that a user typed: computable from numbers, for plots, and as a tensor, for descent.
 *
 * @param expression with at least one variable
 * @param variables its variables, in the order of its text
 * @param tensor the graph that computes it
 * @param parameters the graph's parameters, one number for each variable
 */
public record TypedFunction(
        Expression expression, List<String> variables, Tensor tensor, List<Tensor> parameters, RowFunction numbers) {

    public TypedFunction {
        variables = List.copyOf(variables);
        parameters = List.copyOf(parameters);
    }

    /**
     * The function of an expression's variables.
     *
     * @throws IllegalArgumentException if the expression has no variables
     */
    public static TypedFunction of(Expression expression) {
        List<String> variables = expression.variables();
        if (variables.isEmpty()) {
            throw new InvalidValueException(
                    expression + " has no variable.", "Descent changes variables, and a name is one: (x - 3)^2.");
        }
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        variables.forEach(name -> parameters.put(name, Tensor.parameter(name)));
        return new TypedFunction(
                expression,
                variables,
                ExpressionTensors.tensor(expression, parameters),
                List.copyOf(parameters.values()),
                expression.over(variables));
    }

    /** Its value where its variables, in their order, have these values; NaN or infinite where it has none. */
    public double at(double... point) {
        return numbers.at(point);
    }

    /** The text of the expression. */
    @Override
    public String toString() {
        return expression.toString();
    }
}
