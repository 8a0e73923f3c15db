package org.jellygrad.autograd.engine;

/** Functions of one double, with ND4J's kernel where that one is right at the edges (NaN, infinity, tiny and huge values). */
public enum Unary {
    ABS(Family.SAME, 0),
    SQUARE(Family.SAME, 12),
    RECIPROCAL(Family.SAME, 11),
    SQRT(Family.FLOAT, 1),
    EXP(Family.STRICT, 23),
    LOG(Family.STRICT, 24),
    SIN(Family.STRICT, 27),
    COS(Family.STRICT, 22),
    // ND4J's tanh of 1e-20 is 0, its sign of NaN is 0, its softplus of 800 is infinity.
    TANH(Family.JAVA, 0),
    LOG1P(Family.JAVA, 0),
    EXPM1(Family.JAVA, 0),
    SIGN(Family.JAVA, 0),
    SIGMOID(Family.JAVA, 0),
    SOFTPLUS(Family.JAVA, 0),
    RELU(Family.JAVA, 0);

    /** ND4J's families of transforms; each numbers its own kernels. */
    enum Family {
        SAME,
        FLOAT,
        STRICT,
        JAVA
    }

    final Family family;
    final int number;

    Unary(Family family, int number) {
        this.family = family;
        this.number = number;
    }

    /** The function itself. */
    public double apply(double x) {
        return switch (this) {
            case ABS -> Math.abs(x);
            case SQUARE -> x * x;
            case RECIPROCAL -> 1 / x;
            case SQRT -> Math.sqrt(x);
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TANH -> Math.tanh(x);
            case LOG1P -> Math.log1p(x);
            case EXPM1 -> Math.expm1(x);
            case SIGN -> Math.signum(x);
            case SIGMOID -> sigmoid(x);
            // log(1 + eˣ) = max(x, 0) + log1p(e^−|x|), which neither overflows nor loses the small end.
            case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
            case RELU -> Math.max(x, 0);
        };
    }

    /** By the exponential that cannot overflow. */
    private static double sigmoid(double x) {
        if (x >= 0) {
            return 1 / (1 + Math.exp(-x));
        }
        double e = Math.exp(x);
        return e / (1 + e);
    }
}
