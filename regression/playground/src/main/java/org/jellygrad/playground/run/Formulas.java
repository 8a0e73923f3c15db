package org.jellygrad.playground.run;

import java.util.List;
import java.util.Map;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.model.expression.MathFunction;

/** Turns expressions into graphs. */
final class Formulas {
    private Formulas() {}

    /** @param variables a tensor for each variable */
    static Tensor tensor(Expression expression, Map<String, Tensor> variables) {
        if (expression instanceof Expression.Symbol symbol) {
            Tensor tensor = variables.get(symbol.name());
            if (tensor == null) {
                throw new IllegalArgumentException("The variable '" + symbol.name() + "' has no value.");
            }
            return tensor;
        }
        if (expression.variables().isEmpty()) {
            return Tensor.constant(expression.value());
        }
        if (expression instanceof Expression.Negation negation) {
            return tensor(negation.operand(), variables).negate();
        }
        if (expression instanceof Expression.Call call) {
            List<Tensor> arguments = call.arguments().stream()
                    .map(argument -> tensor(argument, variables))
                    .toList();
            return call(call.function(), arguments);
        }
        Expression.Operation operation = (Expression.Operation) expression;
        Tensor left = tensor(operation.left(), variables);
        if (operation.operator() == Expression.Operator.POWER
                && operation.right().variables().isEmpty()) {
            return left.power(operation.right().value());
        }
        Tensor right = tensor(operation.right(), variables);
        return switch (operation.operator()) {
            case PLUS -> left.plus(right);
            case MINUS -> left.minus(right);
            case TIMES -> left.times(right);
            case DIVIDED_BY -> left.dividedBy(right);
            case POWER -> left.log().times(right).exp();
        };
    }

    private static Tensor call(MathFunction function, List<Tensor> arguments) {
        Tensor x = arguments.get(0);
        return switch (function) {
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
            case MAX -> x.maximum(arguments.get(1));
            case MIN -> x.minimum(arguments.get(1));
            case POW -> arguments.get(1).times(x.log()).exp();
        };
    }
}
