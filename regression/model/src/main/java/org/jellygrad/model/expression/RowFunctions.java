package org.jellygrad.model.expression;

import java.util.List;
import org.jellygrad.model.expression.Expression.Call;
import org.jellygrad.model.expression.Expression.Known;
import org.jellygrad.model.expression.Expression.Literal;
import org.jellygrad.model.expression.Expression.Negation;
import org.jellygrad.model.expression.Expression.Operation;
import org.jellygrad.model.expression.Expression.Operator;
import org.jellygrad.model.expression.Expression.Symbol;

/** Turns expressions into functions of rows. What has no variables is computed once. */
final class RowFunctions {
    private static final double[] NO_ROW = {};

    private RowFunctions() {}

    /** The same number in every row. */
    private record Fixed(double value) implements RowFunction {
        @Override
        public double at(double[] row) {
            return value;
        }
    }

    static RowFunction of(Expression expression, List<String> columns) {
        if (expression instanceof Literal literal) {
            return new Fixed(literal.value());
        }
        if (expression instanceof Known known) {
            return new Fixed(known.constant().value());
        }
        if (expression instanceof Symbol symbol) {
            int index = RowFunction.index(symbol.name(), columns);
            return row -> row[index];
        }
        if (expression instanceof Negation negation) {
            RowFunction operand = of(negation.operand(), columns);
            return folded(List.of(operand), row -> -operand.at(row));
        }
        if (expression instanceof Call call) {
            List<RowFunction> arguments = call.arguments().stream()
                    .map(argument -> of(argument, columns))
                    .toList();
            return folded(arguments, call.function().over(arguments));
        }
        Operation operation = (Operation) expression;
        RowFunction left = of(operation.left(), columns);
        RowFunction right = of(operation.right(), columns);
        return folded(List.of(left, right), operation(operation.operator(), left, right));
    }

    private static RowFunction operation(Operator operator, RowFunction left, RowFunction right) {
        return switch (operator) {
            case PLUS -> row -> left.at(row) + right.at(row);
            case MINUS -> row -> left.at(row) - right.at(row);
            case TIMES -> row -> left.at(row) * right.at(row);
            case DIVIDED_BY -> row -> left.at(row) / right.at(row);
            case POWER -> row -> Math.pow(left.at(row), right.at(row));
        };
    }

    private static RowFunction folded(List<RowFunction> operands, RowFunction function) {
        return operands.stream().allMatch(Fixed.class::isInstance) ? new Fixed(function.at(NO_ROW)) : function;
    }
}
