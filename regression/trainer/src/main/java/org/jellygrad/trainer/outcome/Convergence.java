package org.jellygrad.trainer.outcome;

import java.util.Locale;
import org.jellygrad.trainer.internal.linalg.Rounding;
import org.jellygrad.trainer.optimizer.ConvergenceFactor;

/**
 * How the distance to the optimum changes from epoch to epoch, in the long run. Where steps are linear in the gradient and the objective is
 * a parabola, a step multiplies the distance along an eigenvector of the Hessian by a factor ρ. For plain descent ρ is 1 − η·λ. In the long
 * run only the distance along the direction with the largest |ρ| is left.
 *
 * @param pattern what kind of ρ it is
 * @param factor ρ itself, negative where the distance changes its sign; |ρ| where the pattern is {@link Pattern#SWINGS},
 *     {@link Pattern#BALANCED} or {@link Pattern#NONE}; NaN where there is none
 */
public record Convergence(Pattern pattern, double factor) {

    /** No law, or not enough steps to see one. */
    public static final Convergence UNKNOWN = new Convergence(Pattern.NONE, Double.NaN);

    /** Factors below this count as 0: the optimum is reached in one step. */
    private static final double VANISHING = 1e-9;

    /** The share of the distance whose epochs are told. */
    private static final double MILLIONTH = 1e-6;

    /** The kinds of ρ. */
    public enum Pattern {
        /** ρ = 0: at the optimum after one step. */
        ONE_STEP,
        /** 0 {@literal <} ρ {@literal <} 1: comes nearer from one side. */
        CRAWLS,
        /** −1 {@literal <} ρ {@literal <} 0: comes nearer from both sides in turn. */
        ZIG_ZAGS,
        /** ρ and −ρ: crawls along the flattest direction as fast as it zig-zags across the steepest: the best fixed rate. */
        BALANCED,
        /** ρ is not real, |ρ| {@literal <} 1: overshoots and comes back, as momentum does. */
        SWINGS,
        /** |ρ| = 1, ρ ≠ 1: the distance stays the same while its sign changes. */
        BOUNCES,
        /** |ρ| {@literal >} 1: goes away. */
        DIVERGES,
        /** Steps that follow no such law, or several directions still mixed; the factor, if any, is the mean of the run's last quarter. */
        NONE;

        /** As in JSON: {@code zig-zags}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static Convergence of(ConvergenceFactor factor) {
        double size = factor.size();
        boolean crawling = factor.angle() == 0;
        double signed = factor.angle() == Math.PI ? -size : size;
        if (size <= VANISHING) {
            return new Convergence(Pattern.ONE_STEP, 0);
        }
        if (crawling) {
            return new Convergence(size > 1 ? Pattern.DIVERGES : Pattern.CRAWLS, signed);
        }
        if (size >= 1 - Rounding.SAME) {
            return new Convergence(size > 1 + Rounding.SAME ? Pattern.DIVERGES : Pattern.BOUNCES, signed);
        }
        return new Convergence(factor.isReal() ? Pattern.ZIG_ZAGS : Pattern.SWINGS, signed);
    }

    /** The convergence of the slower one of two directions. */
    public static Convergence of(ConvergenceFactor one, ConvergenceFactor other) {
        double larger = Math.max(one.size(), other.size());
        double smaller = Math.min(one.size(), other.size());
        boolean opposite = Math.abs(one.angle() - other.angle()) == Math.PI;
        if (opposite && larger < 1 && larger > VANISHING && larger - smaller <= Rounding.SAME * larger) {
            return new Convergence(Pattern.BALANCED, larger);
        }
        return of(one.size() >= other.size() ? one : other);
    }

    /**
     * Epochs that leave a millionth of the distance: ⌈log 10⁻⁶ / log |ρ|⌉, at least 1; infinite for |ρ| ≥ 1.
     *
     * @param factor ρ
     */
    public static double epochsToAMillionth(double factor) {
        double size = Math.abs(factor);
        return size >= 1 ? Double.POSITIVE_INFINITY : Math.max(1, Math.ceil(Math.log(MILLIONTH) / Math.log(size)));
    }

    /** A mean factor of steps that follow no law. */
    public static Convergence mean(double factor) {
        return new Convergence(Pattern.NONE, factor);
    }
}
