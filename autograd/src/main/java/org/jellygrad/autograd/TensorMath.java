package org.jellygrad.autograd;

import org.jellygrad.autograd.BinaryOp.Pair;
import org.jellygrad.autograd.FunctionOp.Elementary;
import org.jellygrad.autograd.text.Printed;

/** What a {@link Tensor} computes element by element: arithmetic, with operands broadcast by NumPy's rules, and functions of one number. */
abstract sealed class TensorMath permits Tensor {
    /** this + other. */
    public Tensor plus(Tensor other) {
        return zip(Pair.PLUS, other);
    }

    /** this + number. */
    public Tensor plus(double number) {
        return Tensor.of(new UnaryOp.Shifted(number), self());
    }

    /** this − other. */
    public Tensor minus(Tensor other) {
        return zip(Pair.MINUS, other);
    }

    /** this − number. */
    public Tensor minus(double number) {
        return plus(-number);
    }

    /** this · other, element by element; the matrix product is {@link Tensor#matmul}. */
    public Tensor times(Tensor other) {
        return zip(Pair.TIMES, other);
    }

    /** this · number. */
    public Tensor times(double number) {
        return Tensor.of(new UnaryOp.Scaled(number), self());
    }

    /** this / other. */
    public Tensor dividedBy(Tensor other) {
        return zip(Pair.DIVIDE, other);
    }

    /** this / number. */
    public Tensor dividedBy(double number) {
        return dividedBy(Tensor.constant(number));
    }

    /** −this. */
    public Tensor negate() {
        return times(-1);
    }

    /**
     * this − target, refusing to broadcast: [n, 1] against [n] would silently become [n, n], the classic ruin of a regression.
     *
     * @throws IllegalArgumentException if the shapes are not the same
     */
    public Tensor residual(Tensor target) {
        Shape shape = self().shape();
        if (!shape.equals(target.shape())) {
            throw ShapeErrors.unequal(
                    "residual",
                    shape,
                    target.shape(),
                    "A residual needs one target for each prediction and does not broadcast.",
                    "prediction.residual(",
                    "target",
                    ")");
        }
        return minus(target);
    }

    /** The greater of both operands; NaN if one is NaN. Where both are equal, each gets half of the gradient. */
    public Tensor maximum(Tensor other) {
        return zip(Pair.MAXIMUM, other);
    }

    /** The lesser of both operands; NaN if one is NaN. Where both are equal, each gets half of the gradient. */
    public Tensor minimum(Tensor other) {
        return zip(Pair.MINIMUM, other);
    }

    /** 1 where both are equal, 0 elsewhere, NaN if one is NaN; without a gradient. */
    public Tensor equalTo(Tensor other) {
        return zip(Pair.EQUAL, other);
    }

    // ---- functions ----

    /** this to a fixed power. The derivative of x⁰ is 0, at 0 too. */
    public Tensor power(double exponent) {
        return Tensor.of(new UnaryOp.Power(exponent), self());
    }

    /** this². */
    public Tensor square() {
        return function(Elementary.SQUARE);
    }

    /** √this. */
    public Tensor sqrt() {
        return function(Elementary.SQRT);
    }

    /** e to this. */
    public Tensor exp() {
        return function(Elementary.EXP);
    }

    /** The natural logarithm. */
    public Tensor log() {
        return function(Elementary.LOG);
    }

    /** |this|. The derivative at 0 is 0. */
    public Tensor abs() {
        return function(Elementary.ABS);
    }

    /** e to this, minus 1; exact where this is small. */
    public Tensor expm1() {
        return function(Elementary.EXPM1);
    }

    /** log(1 + this); exact where this is small. */
    public Tensor log1p() {
        return function(Elementary.LOG1P);
    }

    /** The sine of radians. */
    public Tensor sin() {
        return function(Elementary.SIN);
    }

    /** The cosine of radians. */
    public Tensor cos() {
        return function(Elementary.COS);
    }

    /** The hyperbolic tangent. */
    public Tensor tanh() {
        return function(Elementary.TANH);
    }

    /** 1/(1 + e^−this), without overflow. */
    public Tensor sigmoid() {
        return function(Elementary.SIGMOID);
    }

    /** log(1 + e^this), without overflow. */
    public Tensor softplus() {
        return function(Elementary.SOFTPLUS);
    }

    /** The greater of this and 0. The derivative at 0 is 0. */
    public Tensor relu() {
        return function(Elementary.RELU);
    }

    /** −1, 0 or 1; without a gradient. */
    public Tensor sign() {
        return function(Elementary.SIGN);
    }

    /**
     * this, cut to [low, high]. The derivative is 1 from low to high, both included, and 0 outside.
     *
     * @throws IllegalArgumentException if low is not below high
     */
    public Tensor clip(double low, double high) {
        if (!(low < high)) {
            throw new IllegalArgumentException("clip: low " + Printed.of(low) + " is not below high " + Printed.of(high)
                    + ".\n\nThe lower bound comes first.");
        }
        return Tensor.of(new UnaryOp.Clip(low, high), self());
    }

    /** This value, as a constant to every gradient. */
    public Tensor stopGradient() {
        return Tensor.of(new MovementOp.StopGradient(), self());
    }

    private Tensor function(Elementary function) {
        return Tensor.of(new FunctionOp(function), self());
    }

    private Tensor zip(Pair pair, Tensor other) {
        Op op = new BinaryOp(pair);
        Shape a = self().shape();
        Shape b = other.shape();
        if (a.equals(b)) {
            return Tensor.of(op, self(), other);
        }
        Shape common = Shape.broadcast(a, b).orElseThrow(() -> ShapeErrors.broadcast(op.name(), a, b));
        return Tensor.of(op, self().broadcastTo(common), other.broadcastTo(common));
    }

    private Tensor self() {
        return (Tensor) this;
    }
}
