package org.jellygrad.playground.run;

/**
 * What the engine says of a run beside its path. A number that is not defined is NaN.
 *
 * @param outcome {@code converged}, {@code diverged} ...; {@code by-hand} where no optimizer chose the points
 * @param why a sentence; may be empty
 * @param stable rates below this converge
 * @param best the fixed rate that needs the fewest steps
 * @param factor of the distance to the optimum in one step, in the long run
 * @param curvature second derivative at the end, of a function of one parameter
 * @param condition steepest over flattest curvature
 */
public record RunFacts(
        String outcome, String why, double stable, double best, double factor, double curvature, double condition) {

    static RunFacts byHand(double curvature) {
        return new RunFacts("by-hand", "", 2 / curvature, 1 / curvature, Double.NaN, curvature, Double.NaN);
    }
}
