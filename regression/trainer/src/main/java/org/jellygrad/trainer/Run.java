package org.jellygrad.trainer;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.UnusableDataException;
import org.jellygrad.trainer.design.CondensedRows;
import org.jellygrad.trainer.design.Coordinates;
import org.jellygrad.trainer.diagnose.LeastSquares;
import org.jellygrad.trainer.diagnose.Spectrum;
import org.jellygrad.trainer.linalg.DoubleDouble;
import org.jellygrad.trainer.method.Batching;
import org.jellygrad.trainer.method.Loss;
import org.jellygrad.trainer.objective.BlockObjective;
import org.jellygrad.trainer.objective.CompressedObjective;
import org.jellygrad.trainer.objective.Objective;

/** One training run: from condensed rows through descent and polish to a {@link Fit}. */
final class Run {

    /** The distance to the optimum at which a loss that stands still has arrived. */
    private static final double ARRIVED = 1e-9;

    /** Below this share of Σ y² what is left is the rounding of the double-doubles. */
    private static final double ROUNDING = 0x1p-196;

    private final Settings settings;
    private final RowSource source;
    private final CondensedRows data;
    private final Progress progress;
    private final Coordinates coordinates;
    private final Spectrum spectrum;
    private final LeastSquares leastSquares;
    private final List<String> names;

    Run(Settings settings, RowSource source, CondensedRows data, Progress progress) {
        this.settings = settings;
        this.source = source;
        this.data = data;
        this.progress = progress;
        this.coordinates = Coordinates.of(settings.scaling(), data);
        this.spectrum = Spectrum.of(coordinates);
        this.leastSquares = new LeastSquares(data);
        this.names = new ArrayList<>();
        if (data.intercept()) {
            names.add("intercept");
        }
        data.kept().forEach(term -> names.add(data.frame().terms().get(term).name()));
    }

    Settings settings() {
        return settings;
    }

    RowSource source() {
        return source;
    }

    CondensedRows data() {
        return data;
    }

    Coordinates coordinates() {
        return coordinates;
    }

    Spectrum spectrum() {
        return spectrum;
    }

    LeastSquares leastSquares() {
        return leastSquares;
    }

    /** Of the parameters that take part: intercept first where there is one. */
    List<String> names() {
        return names;
    }

    /** Whether the exact optimum is the one that descent looks for. */
    boolean isLeastSquares() {
        return settings.loss() instanceof Loss.Squared;
    }

    boolean isFullBatch() {
        return settings.batching() instanceof Batching.Full;
    }

    /**
     * Where a run ended, after the polish if there was one.
     *
     * @param descent how descent ended
     * @param converged whether this is the optimum to within the tolerance
     * @param point coefficients of [1 t]
     * @param squares Σ residual² there
     * @param distance to the optimum, or NaN
     * @param last the last point of the path
     */
    record End(
            Descent.Result descent,
            boolean converged,
            DoubleDouble[] point,
            double squares,
            double distance,
            PathPoint last) {}

    Fit fit(String dataName) {
        try (Objective objective = isLeastSquares() && isFullBatch()
                ? new CompressedObjective(data, coordinates)
                : new BlockObjective(source, data, coordinates, settings.loss(), settings.threads())) {
            PathRecorder recorder = new PathRecorder(names, coordinates);
            double[] theta = Start.of(settings.start(), settings.seed(), names, coordinates);
            RateControl rate = RateControl.of(settings, spectrum, objective, startLoss(objective, theta));
            double negligible =
                    settings.loss().at(1e-10 * Math.sqrt(data.totalAboutZero().toDouble() / data.weight()));
            Descent.Result descent =
                    new Descent(objective, settings, rate, recorder, progress, theta, negligible).run();
            End end = polish(objective, recorder, end(descent));
            return new Report(this, objective, rate, end).fit(dataName, recorder.path(end.last()));
        }
    }

    private static double startLoss(Objective objective, double[] theta) {
        double loss = objective.evaluate(theta, new double[theta.length]);
        if (!Double.isFinite(loss)) {
            throw new UnusableDataException(
                    "The loss is " + loss + " before the first step.",
                    "The residuals at the start are too large for their squares to be doubles. Give the target in larger"
                            + " units, or start nearer to it.");
        }
        return loss;
    }

    private End end(Descent.Result descent) {
        DoubleDouble[] point = coordinates.toFrame().times(Coordinates.exact(descent.theta()));
        double distance = isLeastSquares() ? leastSquares.distanceToOptimum(point) : Double.NaN;
        boolean converged = descent.ending() == Descent.Ending.CONVERGED
                || (descent.ending() == Descent.Ending.STOOD_STILL && distance <= ARRIVED);
        return new End(descent, converged, point, leastSquares.residualSumOfSquares(point), distance, descent.last());
    }

    private End polish(Objective objective, PathRecorder recorder, End end) {
        if (!end.converged() || !isLeastSquares() || !isFullBatch()) {
            return end;
        }
        Polish.Result polished = Polish.of(source, data, end.point());
        double[] theta = Coordinates.doubles(coordinates.toFrame().solve(polished.point()));
        double[] gradient = new double[theta.length];
        objective.evaluate(theta, gradient);
        double squares = polished.squares().toDouble();
        if (squares <= ROUNDING * data.totalAboutZero().toDouble()) {
            squares = 0;
        }
        PathPoint last = recorder.point(
                end.last().epoch() + polished.epochs(),
                end.last().step() + polished.epochs(),
                theta,
                squares / data.weight(),
                gradient,
                Double.NaN,
                end.last().rows());
        double distance = leastSquares.distanceToOptimum(polished.point());
        return new End(end.descent(), true, polished.point(), squares, distance, last);
    }
}
