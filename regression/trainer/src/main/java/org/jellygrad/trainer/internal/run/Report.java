package org.jellygrad.trainer.internal.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.Provenance;
import org.jellygrad.model.Quality;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.internal.Versions;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.design.Frame;
import org.jellygrad.trainer.internal.diagnose.Inferences;
import org.jellygrad.trainer.internal.diagnose.LeastSquares;
import org.jellygrad.trainer.internal.diagnose.Moments;
import org.jellygrad.trainer.internal.kinks.KinkedOptimum;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.objective.BlockObjective;
import org.jellygrad.trainer.internal.objective.ExactResiduals;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Says what a finished run amounts to: its model, why it ended, and what the data said about it. */
final class Report {

    /** The distance to the optimum up to which standard errors are those of the fit, to six digits. */
    private static final double TRUE_ENOUGH = 1e-6;

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
        this.outcome = Verdict.of(run, end, diagnostics);
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
