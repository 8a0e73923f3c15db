package org.jellygrad.trainer;

import static org.jellygrad.trainer.model.SignificantDigits.three;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.descent.DescentResult;
import org.jellygrad.trainer.descent.Ending;
import org.jellygrad.trainer.design.CondensedRows;
import org.jellygrad.trainer.design.Coordinates;
import org.jellygrad.trainer.design.Frame;
import org.jellygrad.trainer.diagnose.Inferences;
import org.jellygrad.trainer.diagnose.LeastSquares;
import org.jellygrad.trainer.diagnose.Moments;
import org.jellygrad.trainer.inference.Inference;
import org.jellygrad.trainer.linalg.DoubleDouble;
import org.jellygrad.trainer.method.ConjugateGradient;
import org.jellygrad.trainer.method.LearningRate;
import org.jellygrad.trainer.method.Loss;
import org.jellygrad.trainer.method.Penalty;
import org.jellygrad.trainer.method.RateMethod;
import org.jellygrad.trainer.model.Coefficient;
import org.jellygrad.trainer.model.Model;
import org.jellygrad.trainer.model.Provenance;
import org.jellygrad.trainer.model.Quality;
import org.jellygrad.trainer.objective.BlockObjective;
import org.jellygrad.trainer.objective.ExactResiduals;
import org.jellygrad.trainer.objective.KinkedOptimum;
import org.jellygrad.trainer.objective.Objective;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.term.Term;
import org.jspecify.annotations.Nullable;

/** Says what a finished run amounts to: its model, why it ended, and what the data said about it. */
final class Report {

    /** The distance to the optimum up to which standard errors are those of the fit, to six digits. */
    private static final double TRUE_ENOUGH = 1e-6;

    /** A gradient below this share of its start is what rounding left of it, which differs from machine to machine. */
    private static final double ROUNDING = 0x1p-50;

    private static final String START = "The start is the optimum.";

    private final Run run;
    private final Settings settings;
    private final RowSource source;
    private final CondensedRows data;
    private final List<String> names;
    private final Objective objective;
    private final End end;
    private final Path path;
    private final Diagnostics diagnostics;
    private final Outcome outcome;

    Report(Run run, Objective objective, Outlook outlook, End end, Path path) {
        this.run = run;
        this.settings = run.settings();
        this.source = run.source();
        this.data = run.data();
        this.names = run.names();
        this.objective = objective;
        this.end = end;
        this.path = path;
        this.diagnostics =
                new Diagnostics(outlook, ConvergenceMeter.measure(settings, path), optimum(), end.distance());
        this.outcome = outcome();
    }

    Fit fit(String dataName) {
        return new Fit(model(dataName), outcome, path, diagnostics);
    }

    private Diagnostics.@Nullable Optimum optimum() {
        KinkedOptimum kinked = end.kinked();
        if (kinked != null) {
            return new Diagnostics.Optimum(user(kinked.point()), kinked.loss(), kinked.several());
        }
        DoubleDouble[] point = run.exactOptimum();
        return point == null
                ? null
                : new Diagnostics.Optimum(
                        user(point), run.leastSquares().residualSumOfSquares(point) / data.weight(), false);
    }

    private double[] user(DoubleDouble[] point) {
        return Coordinates.doubles(Coordinates.frameToUser(data).times(point));
    }

    private Outcome outcome() {
        DescentResult descent = end.descent();
        if (end.converged()) {
            return new Outcome.Converged(end.kinked() == null ? convergence() : kinkedConvergence(end.kinked()));
        }
        if (descent.ending() == Ending.DIVERGED) {
            return new Outcome.Diverged(divergence(), Divergence.remedy(run, diagnostics.outlook()));
        }
        KinkedOptimum kinked = end.kinked();
        if (descent.ending() == Ending.CUT_SHORT && kinked != null) {
            int needed = end.last().epoch() + kinked.searches();
            return new Outcome.OutOfEpochs(
                    "Steps led no further after " + StopReason.epochs(end.last().epoch()) + ", and the "
                            + (kinked.searches() == 1 ? "line search" : kinked.searches() + " line searches")
                            + " along the kinks that would go the rest of the way do not fit into the epochs allowed. Use --epochs "
                            + needed + ".");
        }
        if (descent.ending() == Ending.CONVERGED) {
            String left = Double.isNaN(end.distance())
                    ? "in coordinates where the bowl is round it is at " + three(end.roundGradient()) + " of its start"
                    : "the predictions are " + three(end.distance())
                            + " of the target's spread away from the optimum's";
            return new Outcome.StoppedEarly("The gradient fell to " + three(descent.gradientRatio())
                    + " of its start, but " + left + ": coordinates as stretched as these hide the way."
                    + " Use --scale auto.");
        }
        Outcome stopped = StopReason.outcome(descent, settings);
        if (stopped instanceof Outcome.OutOfEpochs && isSmoothWithoutClosedForm()) {
            return new Outcome.OutOfEpochs(stopped.why() + " Use --optimizer lbfgs, which learns the curvature.");
        }
        return stopped instanceof Outcome.OutOfEpochs && isConjugateGradientFaster()
                ? new Outcome.OutOfEpochs(stopped.why() + " Use --optimizer cg, which needs about "
                        + StopReason.epochs(data.r().size()) + ".")
                : stopped;
    }

    private boolean isSmoothWithoutClosedForm() {
        return !(settings.loss() instanceof Loss.Squared)
                && settings.loss().slopes().isEmpty()
                && settings.penalty().l1() == 0
                && run.isFullBatch()
                && settings.optimizer() instanceof RateMethod
                && !(settings.learningRate() instanceof LearningRate.Fixed);
    }

    /** Whether the objective is a parabola whose way down, at a rate of our choice, is longer than the epochs allowed. */
    private boolean isConjugateGradientFaster() {
        return settings.loss() instanceof Loss.Squared
                && settings.penalty().l1() == 0
                && run.isFullBatch()
                && !(settings.optimizer() instanceof ConjugateGradient)
                && !(settings.learningRate() instanceof LearningRate.Fixed)
                && data.r().size() < settings.stop().maxEpochs()
                && diagnostics.outlook().expectedEpochs() > settings.stop().maxEpochs();
    }

    private String convergence() {
        int epochs = end.last().epoch();
        if (epochs == 0) {
            return START;
        }
        String gradient = "The loss stands still at the optimum";
        if (end.descent().ending() == Ending.CONVERGED) {
            double ratio = end.descent().gradientRatio();
            gradient = ratio < ROUNDING
                    ? "The gradient vanished, to rounding,"
                    : "The gradient fell to " + three(ratio) + " of its start";
        }
        int polish = epochs - end.descent().last().epoch();
        boolean round = diagnostics.conditionNumber() < 1 + 1e-9 && epochs == 1;
        return gradient
                + (round
                        ? " in one step: in these coordinates the bowl is round."
                        : " in " + StopReason.epochs(epochs - polish)
                                + (polish == 0
                                        ? "."
                                        : "; " + polish + " more in double-double polished the last digits."));
    }

    private String kinkedConvergence(KinkedOptimum optimum) {
        DescentResult descent = end.descent();
        if (end.last().epoch() == 0) {
            return START;
        }
        String before = StopReason.epochs(descent.last().epoch());
        String descended = "The loss stood still after " + before;
        if (descent.last().epoch() == 0) {
            descended = "The start is at the optimum, to rounding";
        } else if (descent.ending() == Ending.CONVERGED) {
            descended = "The gradient fell to " + three(descent.gradientRatio()) + " of its start in " + before;
        }
        String searched = optimum.searches() == 0
                ? ""
                : "; " + (optimum.searches() == 1 ? "1 line search" : optimum.searches() + " line searches")
                        + " along the kinks went the rest of the way";
        String zeros =
                switch (optimum.zeros()) {
                    case 0 -> "no residual is 0";
                    case 1 -> "1 residual is 0";
                    default -> optimum.zeros() + " residuals are 0";
                };
        return descended + searched + ". At this optimum " + zeros
                + (optimum.several() ? ", and it is one of several: others have the same loss." : ".");
    }

    private String divergence() {
        double start = end.descent().startValue();
        double loss = end.descent().value();
        int epochs = Math.max(1, end.last().epoch());
        double growth = Math.pow(loss / start, 1.0 / epochs);
        return "Diverged at epoch " + epochs + ": the "
                + (settings.penalty() instanceof Penalty.None ? "loss" : "objective, loss and penalty,") + " grew "
                + (Double.isFinite(growth) ? three(growth) + " times per epoch" : "out of the range of doubles")
                + ", from "
                + three(start) + " to " + three(loss) + ".";
    }

    private Quality quality() {
        LeastSquares leastSquares = run.leastSquares();
        double deviation = leastSquares.residualStandardError(end.squares());
        double[] errors = isLeastSquaresFit() ? leastSquares.standardErrors(deviation) : new double[0];
        Map<String, Double> standardErrors = new LinkedHashMap<>();
        for (String name : allNames()) {
            int index = names.indexOf(name);
            standardErrors.put(name, index < 0 || index >= errors.length ? Double.NaN : errors[index]);
        }
        return new Quality(
                run.isLeastSquares()
                        ? end.squares() / data.weight()
                        : end.last().loss(),
                objective instanceof BlockObjective blocks && !run.isLeastSquares()
                        ? blocks.bestConstantLoss(source.summary(source.target()))
                        : leastSquares.bestConstantLoss(),
                leastSquares.r2(end.squares()),
                Math.sqrt(end.squares() / data.weight()),
                deviation,
                standardErrors,
                run.validationRows() == 0
                        ? null
                        : new Quality.Validation(
                                run.validationRows(), end.last().validationLoss()));
    }

    /** Also of the features set aside. */
    private List<String> allNames() {
        List<String> all =
                new ArrayList<>(data.frame().terms().stream().map(Term::name).toList());
        if (data.intercept()) {
            all.add(0, "intercept");
        }
        return all;
    }

    private Model model(String dataName) {
        return new Model(
                source.target(),
                coefficients(),
                run.encoding().predictors().categories(),
                data.intercept() ? user(end.point())[0] : Double.NaN,
                data.intercept() ? end.point()[0].toDouble() : 0,
                isLeastSquaresFit() ? inference() : null,
                quality(),
                provenance(dataName));
    }

    /** Whether this is the least-squares fit, nearly enough for its standard errors to be true. */
    private boolean isLeastSquaresFit() {
        return run.isLeastSquares() && end.distance() <= TRUE_ENOUGH;
    }

    private Inference inference() {
        double[] seen = end.residuals();
        double[] residuals = seen != null
                ? seen
                : ExactResiduals.at(source, data, end.point()).residuals();
        return new Inferences(data, run.leastSquares()).at(names, user(end.point()), end.squares(), residuals);
    }

    private List<Coefficient> coefficients() {
        double[] user = user(end.point());
        int ones = data.intercept() ? 1 : 0;
        Frame frame = data.frame();
        Moments moments = new Moments(data);
        List<Coefficient> coefficients = new ArrayList<>();
        for (int j = 0; j < frame.terms().size(); j++) {
            Term term = frame.terms().get(j);
            int variable = frame.variable(j);
            int index = data.kept().indexOf(j);
            double value = index < 0 ? Double.NaN : user[ones + index];
            double centred = index < 0
                    ? Double.NaN
                    : Math.scalb(end.point()[ones + index].toDouble(), -term.power() * frame.exponents()[variable]);
            coefficients.add(new Coefficient(
                    term,
                    value,
                    frame.centres()[variable],
                    centred,
                    index < 0 ? Double.NaN : moments.mean(index),
                    index < 0 ? Double.NaN : moments.standardised(index, value)));
        }
        return coefficients;
    }

    private Provenance provenance(String dataName) {
        return new Provenance(
                dataName,
                source.dataHash(),
                source.rows(),
                source.rowsDropped(),
                run.encoding().weightless(),
                UsedSettings.of(settings, diagnostics),
                settings.seed(),
                outcome.name(),
                outcome.why(),
                end.last().epoch(),
                Versions.used());
    }
}
