package org.jellygrad.trainer.optimizer;

/**
 * What a step multiplies the distance to the optimum by along one direction, in the long run: ρ, a real number, or one of a conjugate pair
 * whose distances swing like |ρ|^k·cos(kφ).
 *
 * @param size |ρ|, at least 0
 * @param angle φ of ρ in the complex plane, from 0 (the distance keeps its sign) to π (it changes sign at every step)
 */
public record ConvergenceFactor(double size, double angle) {

    /** A real factor. */
    public static ConvergenceFactor of(double factor) {
        return new ConvergenceFactor(Math.abs(factor), factor < 0 ? Math.PI : 0);
    }

    /** The larger root of z² − trace·z + determinant: that of a recurrence e ← trace·e − determinant·(e before). */
    public static ConvergenceFactor ofRecurrence(double trace, double determinant) {
        double half = trace / 2;
        double discriminant = half * half - determinant;
        if (discriminant < 0) {
            return new ConvergenceFactor(Math.sqrt(determinant), Math.atan2(Math.sqrt(-discriminant), half));
        }
        return of(half + Math.copySign(Math.sqrt(discriminant), half));
    }

    /** Whether it is a real number: no swinging. */
    public boolean isReal() {
        return angle == 0 || angle == Math.PI;
    }
}
