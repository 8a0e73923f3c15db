package org.jellygrad.trainer;

import static org.jellygrad.trainer.model.SignificantDigits.three;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.UnusableDataException;
import org.jellygrad.trainer.design.CondensedRows;
import org.jellygrad.trainer.design.Coordinates;
import org.jellygrad.trainer.diagnose.LeastSquares;
import org.jellygrad.trainer.diagnose.Spectrum;
import org.jellygrad.trainer.linalg.DoubleDouble;
import org.jellygrad.trainer.linalg.UpperTriangle;
import org.jellygrad.trainer.method.Batching;
import org.jellygrad.trainer.method.Loss;
import org.jellygrad.trainer.method.Scaling;
import org.jellygrad.trainer.model.Coefficient;
import org.jellygrad.trainer.model.Model;
import org.jellygrad.trainer.model.Provenance;
import org.jellygrad.trainer.model.Quality;
import org.jellygrad.trainer.objective.BlockObjective;
import org.jellygrad.trainer.objective.CompressedObjective;
import org.jellygrad.trainer.objective.Objective;

/** One training run from condensed rows to a {@link Fit}. */
final class Run {

    /** The distance to the optimum up to which standard errors are those of the fit, to six digits. */
    private static final double TRUE_ENOUGH = 1e-6;

    /** The distance to the optimum at which a loss that stands still has arrived. */
    private static final double ARRIVED = 1e-9;

    private final Settings settings;
    private final String dataName;
    private final RowSource source;
    private final CondensedRows data;
    private final Progress progress;
    private final Coordinates coordinates;
    private final Spectrum spectrum;
    private final LeastSquares leastSquares;
    private final List<String> names;

    Run(Settings settings, String dataName, RowSource source, CondensedRows data, Progress progress) {
        this.settings = settings;
        this.dataName = dataName;
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
        data.kept().forEach(feature -> names.add(data.features().get(feature)));
    }

    private boolean leastSquaresLoss() {
        return settings.loss() instanceof Loss.Squared;
    }

    private Objective objective() {
        return leastSquaresLoss() && settings.batching() instanceof Batching.Full
                ? new CompressedObjective(data, coordinates)
                : new BlockObjective(source, data, coordinates, settings.loss(), settings.threads());
    }

    Fit fit() {
        try (Objective objective = objective()) {
            double[] theta = Start.of(settings.start(), settings.seed(), names, coordinates);
            double startLoss = objective.evaluate(theta, new double[theta.length]);
            if (!Double.isFinite(startLoss)) {
                throw new UnusableDataException(
                        "The loss is " + startLoss + " before the first step.",
                        "The residuals at the start are too large for their squares to be doubles. Give the target in larger"
                                + " units, or start nearer to it.");
            }
            RateControl rate = RateControl.of(settings, spectrum, objective, startLoss);
            PathRecorder recorder = new PathRecorder(names, coordinates);
            double negligible = settings.loss()
                    .at(1e-10 * Math.sqrt(data.totalAboutZero().toDouble() / data.weight()));
            Descent.Result end =
                    new Descent(objective, settings, rate, recorder, progress, theta, negligible).run();
            return finish(objective, rate, recorder, end);
        }
    }

    private Fit finish(Objective objective, RateControl rate, PathRecorder recorder, Descent.Result end) {
        DoubleDouble[] point = coordinates.toFrame().times(Coordinates.exact(end.theta()));
        double distance = leastSquaresLoss() ? leastSquares.distanceToOptimum(point) : Double.NaN;
        boolean converged = end.ending() == Descent.Ending.CONVERGED
                || end.ending() == Descent.Ending.STOOD_STILL && distance <= ARRIVED;
        double squares = leastSquares.residualSumOfSquares(point);
        PathPoint last = end.last();
        if (converged && leastSquaresLoss() && settings.batching() instanceof Batching.Full) {
            Polish.Result polished = Polish.of(source, data, point);
            point = polished.point();
            squares = polished.squares().toDouble();
            distance = leastSquares.distanceToOptimum(point);
            last = polishedPoint(objective, recorder, last, polished);
        }
        double loss = leastSquaresLoss() ? squares / data.weight() : last.loss();
        Diagnostics diagnostics = diagnostics(objective, rate, distance);
        Outcome outcome = outcome(end, converged, last, diagnostics);
        Model model = model(point, quality(objective, loss, squares, distance), outcome, last.epoch(), diagnostics);
        return new Fit(model, outcome, recorder.path(last), diagnostics);
    }

    private PathPoint polishedPoint(
            Objective objective, PathRecorder recorder, PathPoint last, Polish.Result polished) {
        double[] theta = Coordinates.doubles(coordinates.toFrame().solve(polished.point()));
        double[] gradient = new double[theta.length];
        objective.evaluate(theta, gradient);
        double loss = polished.squares().toDouble() / data.weight();
        return recorder.point(
                last.epoch() + polished.epochs(),
                last.step() + polished.epochs(),
                theta,
                loss,
                gradient,
                Double.NaN,
                last.rows());
    }

    private Diagnostics diagnostics(Objective objective, RateControl rate, double distance) {
        double stable = RateControl.stable(settings, spectrum, objective);
        double c = settings.loss().curvature().orElse(Double.NaN);
        boolean full = settings.batching() instanceof Batching.Full;
        Diagnostics.Optimum optimum = leastSquaresLoss()
                ? new Diagnostics.Optimum(
                        Coordinates.doubles(Coordinates.frameToUser(data).times(leastSquares.optimum())),
                        leastSquares.optimumLoss())
                : null;
        return new Diagnostics(
                coordinates.scaling(),
                rate.first(),
                stable,
                c * spectrum.largest(),
                spectrum.conditionNumber(),
                full ? spectrum.expectedEpochs(rate.first(), c) : Double.NaN,
                dominantColumn(),
                optimum,
                distance,
                warnings());
    }

    private Diagnostics.DominantColumn dominantColumn() {
        UpperTriangle factor = coordinates.factor();
        Diagnostics.DominantColumn dominant = new Diagnostics.DominantColumn(names.get(0), 0);
        for (int j = 0; j < factor.size(); j++) {
            double squares = 0;
            for (int i = 0; i <= j; i++) {
                squares += factor.get(i, j).square().toDouble() / data.weight();
            }
            // The intercept's column of ones comes first and is named only where every feature is smaller.
            if (squares > dominant.meanSquare()) {
                dominant = new Diagnostics.DominantColumn(names.get(j), squares);
            }
        }
        return dominant;
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(data.warnings());
        if (source.rowsDropped() > 0) {
            warnings.add(0, source.rowsDropped() == 1
                    ? "1 row is left out because a value is missing."
                    : source.rowsDropped() + " rows are left out because a value is missing.");
        }
        return warnings;
    }

    private Outcome outcome(Descent.Result end, boolean converged, PathPoint last, Diagnostics diagnostics) {
        String gradient = "the gradient is at " + three(end.gradientRatio()) + " of its start";
        if (converged) {
            return new Outcome.Converged(convergence(end, last, diagnostics));
        }
        return switch (end.ending()) {
            case DIVERGED -> {
                double growth = Math.pow(last.loss() / end.startLoss(), 1.0 / Math.max(1, last.epoch()));
                yield new Outcome.Diverged(
                        "Diverged at epoch " + last.epoch() + ": the loss grew "
                                + (Double.isFinite(growth) ? three(growth) + " times per epoch" : "out of the range of doubles")
                                + ", from " + three(end.startLoss()) + " to " + three(last.loss()) + ".",
                        Divergence.remedy(settings, data, diagnostics));
            }
            case INTERRUPTED -> new Outcome.Interrupted(
                    "Interrupted after " + epochs(last.epoch()) + "; " + gradient + ".");
            case OUT_OF_EPOCHS -> new Outcome.OutOfEpochs(
                    "All " + epochs(last.epoch()) + " are used up; " + gradient + ".");
            default -> new Outcome.StoppedEarly("The loss has stood still for "
                    + epochs(settings.stop().patience()) + " at " + three(last.loss()) + "; " + gradient + ".");
        };
    }

    private String convergence(Descent.Result end, PathPoint last, Diagnostics diagnostics) {
        if (last.epoch() == 0) {
            return "The start is the optimum.";
        }
        String gradient = end.ending() == Descent.Ending.CONVERGED
                ? "The gradient fell to " + three(end.gradientRatio()) + " of its start"
                : "The loss stands still at the optimum";
        boolean round = diagnostics.conditionNumber() < 1 + 1e-9 && last.epoch() == 1;
        return gradient + (round ? " in one step: in these coordinates the bowl is round." : " in " + epochs(last.epoch()) + ".");
    }

    private static String epochs(int count) {
        return count == 1 ? "1 epoch" : count + " epochs";
    }

    private Quality quality(Objective objective, double loss, double squares, double distance) {
        double deviation = leastSquares.residualStandardError(squares);
        double[] errors = distance <= TRUE_ENOUGH ? leastSquares.standardErrors(deviation) : new double[0];
        Map<String, Double> standardErrors = new LinkedHashMap<>();
        for (String name : allNames()) {
            int index = names.indexOf(name);
            standardErrors.put(name, index < 0 || index >= errors.length ? Double.NaN : errors[index]);
        }
        double bestConstant = objective instanceof BlockObjective blocks && !leastSquaresLoss()
                ? blocks.bestConstantLoss(source.summary(source.target()))
                : leastSquares.bestConstantLoss();
        return new Quality(
                loss,
                bestConstant,
                leastSquares.r2(squares),
                Math.sqrt(squares / data.weight()),
                deviation,
                standardErrors);
    }

    private List<String> allNames() {
        List<String> all = new ArrayList<>(data.features());
        if (data.intercept()) {
            all.add(0, "intercept");
        }
        return all;
    }

    private Model model(
            DoubleDouble[] point, Quality quality, Outcome outcome, int epochs, Diagnostics diagnostics) {
        double[] user = Coordinates.doubles(Coordinates.frameToUser(data).times(point));
        List<Coefficient> coefficients = new ArrayList<>();
        for (int feature = 0; feature < data.features().size(); feature++) {
            String name = data.features().get(feature);
            int index = data.kept().indexOf(feature);
            double value = index < 0 ? Double.NaN : user[index + (data.intercept() ? 1 : 0)];
            coefficients.add(new Coefficient(name, value, data.frame().centres()[feature]));
        }
        return new Model(
                source.target(),
                coefficients,
                data.intercept() ? user[0] : Double.NaN,
                data.intercept() ? point[0].toDouble() : 0,
                quality,
                new Provenance(
                        dataName,
                        source.dataHash(),
                        source.rows(),
                        source.rowsDropped(),
                        settingsUsed(diagnostics),
                        settings.seed(),
                        outcome.name(),
                        outcome.why(),
                        epochs,
                        Versions.used()));
    }

    private Map<String, String> settingsUsed(Diagnostics diagnostics) {
        Map<String, String> used = new LinkedHashMap<>();
        used.put("loss", settings.loss().name());
        used.put("batch", settings.batching().toString());
        used.put("lr", settings.learningRate().toString());
        used.put("learningRate", Double.toString(diagnostics.learningRate()));
        used.put("scale", settings.scaling() == Scaling.AUTO
                ? "auto: " + diagnostics.scaling()
                : settings.scaling().toString());
        used.put("start", Start.describe(settings.start()));
        used.put("tolerance", Double.toString(settings.stop().tolerance()));
        used.put("patience", Integer.toString(settings.stop().patience()));
        used.put("epochs", Integer.toString(settings.stop().maxEpochs()));
        used.put("missing", settings.missing().name().toLowerCase(java.util.Locale.ROOT));
        return used;
    }
}
