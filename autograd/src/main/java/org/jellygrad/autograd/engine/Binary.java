package org.jellygrad.autograd.engine;

/** Functions of two doubles, with ND4J's number for the pairwise kernel and, where there is one, for array against scalar. */
public enum Binary {
    ADD(0, 0),
    SUBTRACT(6, 1),
    MULTIPLY(3, 2),
    DIVIDE(2, 3),
    /** Scalar minus array; only against a scalar. */
    SUBTRACT_FROM(-1, 5),
    POWER(-1, 31),
    /** ND4J's pairwise maximum and minimum drop NaN; these keep it. The scalar kernel is its {@code RELU} with a cutoff. */
    MAXIMUM(-1, 39),
    MINIMUM(-1, -1),
    /** Into [−c, c], c ≥ 0; NaN is kept. ND4J's {@code LstmClip}. */
    CLIP(-1, 42),
    /** 1 where both are equal, 0 where not, NaN where one is. */
    EQUAL(-1, -1);

    final int pairwise;
    final int scalar;

    Binary(int pairwise, int scalar) {
        this.pairwise = pairwise;
        this.scalar = scalar;
    }

    /** The function itself. */
    public double apply(double a, double b) {
        return switch (this) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case SUBTRACT_FROM -> b - a;
            case POWER -> Math.pow(a, b);
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
            case EQUAL -> a == b ? 1 : a < b || a > b ? 0 : Double.NaN;
            case CLIP -> Math.max(-b, Math.min(b, a));
        };
    }
}
