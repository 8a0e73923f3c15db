package org.jellygrad.model.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The functions of expressions, by the names that R and the engine have for them. Angles are in radians, {@code log} is the natural
 * logarithm. A value that does not exist is NaN.
 */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
public enum MathFunction {
    LOG(Math::log),
    LOG2(MathFunction::log2),
    LOG10(Math::log10),
    /** log(1 + x), exact for small x. */
    LOG1P(Math::log1p),
    EXP(Math::exp),
    /** e^x − 1, exact for small x. */
    EXPM1(Math::expm1),
    SQRT(Math::sqrt),
    SQUARE(x -> x * x),
    ABS(Math::abs),
    /** −1, 0 or 1. */
    SIGN(Math::signum),
    SIN(Math::sin),
    COS(Math::cos),
    TAN(Math::tan),
    TANH(Math::tanh),
    /** 1/(1 + e^−x), by the exponential that cannot overflow. */
    SIGMOID(MathFunction::sigmoid),
    /** log(1 + e^x) = max(x, 0) + log1p(e^−|x|), which neither overflows nor loses small values. */
    SOFTPLUS(x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))),
    /** The greater of x and 0. */
    RELU(x -> Math.max(x, 0)),
    /** The greater of two; NaN if one is NaN. */
    MAX(Math::max),
    /** The lesser of two; NaN if one is NaN. */
    MIN(Math::min),
    /** The first to the power of the second. */
    POW(Math::pow);

    private static final double LN_2 = Math.log(2);

    private final @Nullable DoubleUnaryOperator ofOne;
    private final @Nullable DoubleBinaryOperator ofTwo;

    MathFunction(DoubleUnaryOperator ofOne) {
        this.ofOne = ofOne;
        this.ofTwo = null;
    }

    MathFunction(DoubleBinaryOperator ofTwo) {
        this.ofOne = null;
        this.ofTwo = ofTwo;
    }

    /** As it is written in expressions. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many arguments it takes: 1 or 2. */
    public int arity() {
        return ofOne != null ? 1 : 2;
    }

    /** It of the values of its arguments, as a function of rows. */
    RowFunction over(List<RowFunction> arguments) {
        RowFunction first = arguments.get(0);
        DoubleUnaryOperator one = ofOne;
        if (one != null) {
            return row -> one.applyAsDouble(first.at(row));
        }
        DoubleBinaryOperator two = ofTwo;
        if (two == null) {
            throw new IllegalStateException(this + " is a function of nothing");
        }
        RowFunction second = arguments.get(1);
        return row -> two.applyAsDouble(first.at(row), second.at(row));
    }

    static Optional<MathFunction> of(String text) {
        return Arrays.stream(values())
                .filter(function -> function.text().equals(text))
                .findFirst();
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(MathFunction::text).toList();
    }

    private static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double e = Math.exp(x);
        return e / (1 + e);
    }

    /** The exponent is split off, so that powers of two come out whole. */
    private static double log2(double x) {
        if (!(x >= Double.MIN_NORMAL) || x == Double.POSITIVE_INFINITY) {
            return Math.log(x) / LN_2;
        }
        int exponent = Math.getExponent(x);
        double significand = Math.scalb(x, -exponent);
        // Near 1 from below, exponent and logarithm would cancel; from √2 on the significand is halved instead.
        return significand > Math.sqrt(2)
                ? exponent + 1 + Math.log(significand / 2) / LN_2
                : exponent + Math.log(significand) / LN_2;
    }
}
