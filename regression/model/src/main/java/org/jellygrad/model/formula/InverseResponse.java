package org.jellygrad.model.formula;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.model.expression.Expression.Call;
import org.jellygrad.model.expression.Expression.Known;
import org.jellygrad.model.expression.Expression.Literal;
import org.jellygrad.model.expression.Expression.Negation;
import org.jellygrad.model.expression.Expression.Operation;
import org.jellygrad.model.expression.Expression.Symbol;
import org.jellygrad.model.expression.MathFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes a transformation of a target back: of {@code log(price)} the exponential gives the price.
 *
 * @param column the column that the target was made of
 * @param of what it was for a transformed value; NaN where there is none
 */
public record InverseResponse(String column, DoubleUnaryOperator of) {
    private static final double LN_2 = Math.log(2);
    private static final double LN_10 = Math.log(10);

    /**
     * The inverse of a target's calculation.
     *
     * @param target the target's name
     * @return empty if the target is a column as it is, or its calculation has no inverse: a square has two
     */
    public static Optional<InverseResponse> of(String target) {
        return CalculatedColumns.transformation(target)
                .filter(calculation -> calculation.columns().size() == 1)
                .flatMap(calculation -> Optional.ofNullable(undo(calculation.expression(), value -> value))
                        .map(undo -> new InverseResponse(calculation.columns().get(0), undo)));
    }

    /**
     * From the value of an expression to that of its column, the value being found by {@code outer} from the whole; null if there is no
     * way.
     */
    private static @Nullable DoubleUnaryOperator undo(Expression expression, DoubleUnaryOperator outer) {
        if (expression instanceof Symbol) {
            return outer;
        }
        if (expression instanceof Negation negation) {
            return undo(negation.operand(), outer.andThen(value -> -value));
        }
        if (expression instanceof Call call && call.arguments().size() == 1) {
            DoubleUnaryOperator inverse = inverse(call.function());
            return inverse == null ? null : undo(call.arguments().get(0), outer.andThen(inverse));
        }
        return expression instanceof Operation operation ? undo(operation, outer) : null;
    }

    private static @Nullable DoubleUnaryOperator undo(Operation operation, DoubleUnaryOperator outer) {
        Double right = constant(operation.right());
        Double left = constant(operation.left());
        if (right != null) {
            DoubleUnaryOperator inverse =
                    switch (operation.operator()) {
                        case PLUS -> value -> value - right;
                        case MINUS -> value -> value + right;
                        case TIMES -> value -> value / right;
                        case DIVIDED_BY -> value -> value * right;
                        default -> null;
                    };
            return inverse == null ? null : undo(operation.left(), outer.andThen(inverse));
        }
        if (left != null) {
            DoubleUnaryOperator inverse =
                    switch (operation.operator()) {
                        case PLUS -> value -> value - left;
                        case MINUS -> value -> left - value;
                        case TIMES -> value -> value / left;
                        case DIVIDED_BY -> value -> left / value;
                        default -> null;
                    };
            return inverse == null ? null : undo(operation.right(), outer.andThen(inverse));
        }
        return null;
    }

    private static @Nullable Double constant(Expression expression) {
        if (expression instanceof Literal literal) {
            return literal.value();
        }
        return expression instanceof Known known ? (Double) known.constant().value() : null;
    }

    private static @Nullable DoubleUnaryOperator inverse(MathFunction function) {
        return switch (function) {
            case LOG -> Math::exp;
            case LOG2 -> value -> Math.exp(value * LN_2);
            case LOG10 -> value -> Math.exp(value * LN_10);
            case LOG1P -> Math::expm1;
            case EXP -> Math::log;
            case EXPM1 -> Math::log1p;
            case SQRT -> value -> value < 0 ? Double.NaN : value * value;
            case SIGMOID -> value -> Math.log(value / (1 - value));
            default -> null;
        };
    }
}
