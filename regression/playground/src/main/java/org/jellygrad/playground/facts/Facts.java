package org.jellygrad.playground.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run beside its path. A number that is not defined is NaN.
 *
 * @param rate the learning rate, before its schedule
 * @param stable rates below this converge
 * @param best the fixed rate with the fewest steps
 * @param limitText the stable and the best rate in a sentence; empty where there is no stable limit
 * @param factor what an epoch makes of the distance to the optimum in the long run
 * @param pattern the name of the convergence: {@code crawls}, {@code zig-zags} ...
 * @param patternText the convergence in sentences
 * @param expectedEpochs epochs that leave a millionth of the distance
 * @param conditionNumber steepest over flattest curvature
 * @param largestEigenvalue the steepest
 * @param smallestEigenvalue the flattest
 * @param directions of the Hessian, the steepest first; empty where it is not constant
 * @param divergence null where the run did not diverge
 */
public record Facts(
        double rate,
        double stable,
        double best,
        String limitText,
        double factor,
        String pattern,
        String patternText,
        double expectedEpochs,
        double conditionNumber,
        double largestEigenvalue,
        double smallestEigenvalue,
        List<Direction> directions,
        @Nullable Diverging divergence) {

    public Facts {
        directions = List.copyOf(directions);
    }
}
