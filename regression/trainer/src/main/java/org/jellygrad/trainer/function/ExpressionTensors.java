package org.jellygrad.trainer.function;

import java.util.Map;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.model.expression.Expression.Call;
import org.jellygrad.model.expression.Expression.Negation;
import org.jellygrad.model.expression.Expression.Operation;
import org.jellygrad.model.expression.Expression.Operator;
import org.jellygrad.model.expression.Expression.Symbol;
import org.jellygrad.model.expression.MathFunction;

/** Turns expressions into tensors. */
public final class ExpressionTensors {
    private static final double[] NO_VALUES = {};

    private ExpressionTensors() {}

    /**
     * The tensor that computes an expression. What has no variables is a number in the graph.
     *
     * @param variables a tensor for each of {@link Expression#variables}, of one shape or scalars
     * @throws IllegalArgumentException if there is none for a variable
     */
    public static Tensor tensor(Expression expression, Map<String, Tensor> variables) {
        if (expression.variables().isEmpty()) {
            return Tensor.constant(number(expression));
        }
        if (expression instanceof Symbol symbol) {
            return variable(symbol.name(), variables);
        }
        if (expression instanceof Negation negation) {
            return tensor(negation.operand(), variables).negate();
        }
        if (expression instanceof Call call) {
            return call(call, variables);
        }
        Operation operation = (Operation) expression;
        return operation(operation.operator(), operation.left(), operation.right(), variables);
    }

    private static double number(Expression constant) {
        return constant.value(NO_VALUES);
    }

    private static Tensor variable(String name, Map<String, Tensor> variables) {
        Tensor variable = variables.get(name);
        if (variable == null) {
            throw new InvalidValueException(
                    "no tensor for the variable '" + name + "'",
                    (variables.isEmpty()
                            ? "There are tensors for no variable."
                            : "There are tensors for "
                                    + String.join(
                                            ", ",
                                            variables.keySet().stream().sorted().toList()) + "."));
        }
        return variable;
    }

    /** A number at the right is part of the op: such graphs are smaller, and read better. */
    private static Tensor operation(
            Operator operator, Expression leftOperand, Expression rightOperand, Map<String, Tensor> variables) {
        Tensor left = tensor(leftOperand, variables);
        if (rightOperand.variables().isEmpty()) {
            double right = number(rightOperand);
            return switch (operator) {
                case PLUS -> left.plus(right);
                case MINUS -> left.minus(right);
                case TIMES -> left.times(right);
                case DIVIDED_BY -> left.dividedBy(right);
                case POWER -> right == 2 ? left.square() : left.power(right);
            };
        }
        Tensor right = tensor(rightOperand, variables);
        return switch (operator) {
            case PLUS -> left.plus(right);
            case MINUS -> left.minus(right);
            case TIMES -> leftOperand.variables().isEmpty() ? right.times(number(leftOperand)) : left.times(right);
            case DIVIDED_BY -> left.dividedBy(right);
            case POWER -> VariablePower.of(left, right);
        };
    }

    private static Tensor call(Call call, Map<String, Tensor> variables) {
        Expression first = call.arguments().get(0);
        if (call.function() == MathFunction.POW) {
            return operation(Operator.POWER, first, call.arguments().get(1), variables);
        }
        Tensor x = tensor(first, variables);
        return switch (call.function()) {
            case LOG -> x.log();
            case LOG2 -> x.log().dividedBy(Math.log(2));
            case LOG10 -> x.log().dividedBy(Math.log(10));
            case LOG1P -> x.log1p();
            case EXP -> x.exp();
            case EXPM1 -> x.expm1();
            case SQRT -> x.sqrt();
            case SQUARE -> x.square();
            case ABS -> x.abs();
            case SIGN -> x.sign();
            case SIN -> x.sin();
            case COS -> x.cos();
            case TAN -> x.sin().dividedBy(x.cos());
            case TANH -> x.tanh();
            case SIGMOID -> x.sigmoid();
            case SOFTPLUS -> x.softplus();
            case RELU -> x.relu();
            case MAX -> x.maximum(tensor(call.arguments().get(1), variables));
            case MIN -> x.minimum(tensor(call.arguments().get(1), variables));
            case POW -> throw new AssertionError("a power is an operation");
        };
    }
}
