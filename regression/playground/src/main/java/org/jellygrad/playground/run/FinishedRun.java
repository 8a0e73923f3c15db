package org.jellygrad.playground.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param plan the run
 * @param path every point; on mini-batches also those before each step
 * @param facts what the engine says of it
 * @param rows those the line was fitted to; null of a function
 */
public record FinishedRun(
        RunPlan plan, Path path, RunFacts facts, @Nullable LineData rows) {
    /** The parameters by name, intercept first where there is one. */
    public List<String> names() {
        return path.names();
    }

    /** How many steps it took. */
    public long steps() {
        return path.last().step();
    }

    /**
     * The point after so many steps. A run that has converged stays where it is for ever.
     *
     * @return empty if it ended before
     */
    public Optional<PathPoint> after(long step) {
        for (PathPoint point : path.points()) {
            if (point.step() == step) {
                return Optional.of(point);
            }
        }
        return facts.outcome().equals("converged") && step > steps() ? Optional.of(path.last()) : Optional.empty();
    }

    /** Where a parameter stands at a point; {@code slope} is the one that is no intercept, if there is but one. */
    public Optional<Double> parameter(String name, PathPoint at) {
        int index = ParameterNames.indexOf(name, names());
        return index < 0 ? Optional.empty() : Optional.of(at.parameters()[index]);
    }

    /** The slope of the loss along a parameter at a point, in the coordinates of descent. */
    public Optional<Double> gradient(String name, PathPoint at) {
        int index = ParameterNames.indexOf(name, names());
        return index < 0 ? Optional.empty() : Optional.of(at.gradient()[index]);
    }

    /**
     * The rows the line was fitted to.
     *
     * @throws IllegalStateException if the run was on a function
     */
    public LineData data() {
        if (rows == null) {
            throw new IllegalStateException("A function has no rows.");
        }
        return rows;
    }

    /** Guess minus truth in each row at a point; empty of a function. */
    public double[] errors(PathPoint at) {
        if (rows == null) {
            return new double[0];
        }
        double slope = parameter("slope", at).orElseThrow();
        return rows.errors(slope, parameter(ParameterNames.INTERCEPT, at).orElse(0.0));
    }

    /** Mean absolute error at a point. */
    public double meanAbsoluteError(PathPoint at) {
        return DoubleStream.of(errors(at)).map(Math::abs).average().orElse(Double.NaN);
    }

    /** Mean error at a point, with signs. */
    public double meanError(PathPoint at) {
        return DoubleStream.of(errors(at)).average().orElse(Double.NaN);
    }

    /** The loss at any place, in doubles: for contours and curves. Exact numbers are the path's. */
    public double lossAt(double[] parameters) {
        return plan.objective().lossAt(this, parameters);
    }
}
