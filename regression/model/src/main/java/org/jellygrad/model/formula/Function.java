package org.jellygrad.model.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The functions that formulas know, by the names R has for them; angles are in radians, {@code log} is the natural one. */
public enum Function {
    LOG,
    LOG2,
    LOG10,
    LOG1P,
    EXP,
    EXPM1,
    SQRT,
    ABS,
    SIN,
    COS,
    TAN;

    private static final double LN_2 = Math.log(2);

    /** As it is written in formulas. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    double at(double x) {
        return switch (this) {
            case LOG -> Math.log(x);
            case LOG2 -> log2(x);
            case LOG10 -> Math.log10(x);
            case LOG1P -> Math.log1p(x);
            case EXP -> Math.exp(x);
            case EXPM1 -> Math.expm1(x);
            case SQRT -> Math.sqrt(x);
            case ABS -> Math.abs(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TAN -> Math.tan(x);
        };
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(Function::text).toList();
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
