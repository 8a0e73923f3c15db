package org.jellygrad.trainer.internal.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.DataHash;
import org.jellygrad.model.Model;
import org.jellygrad.model.Provenance;
import org.jellygrad.model.Quality;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.trainer.internal.Versions;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Frame;
import org.jellygrad.trainer.internal.design.RowAccess;
import org.jellygrad.trainer.internal.design.UserUnits;
import org.jellygrad.trainer.internal.diagnose.Inferences;
import org.jellygrad.trainer.internal.diagnose.LeastSquares;
import org.jellygrad.trainer.internal.diagnose.RobustErrors;
import org.jellygrad.trainer.internal.diagnose.TermMoments;
import org.jellygrad.trainer.internal.finish.End;
import org.jellygrad.trainer.internal.objective.ExactResiduals;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.StandardErrors;

/** The model at the end of a run, in the user's units, with what is known of its quality. */
final class LearnedModel {

    /** Up to this distance to the optimum the standard errors have six right digits. */
    private static final double TRUE_ENOUGH = 1e-6;

    private final Setup setup;
    private final End end;
    private final double bestConstantLoss;
    private final RowSource source;
    private final CondensedRows data;
    private final List<String> names;

    /** @param bestConstantLoss the least mean loss of a model that predicts the same for every row */
    LearnedModel(Setup setup, End end, double bestConstantLoss) {
        this.setup = setup;
        this.end = end;
        this.bestConstantLoss = bestConstantLoss;
        this.source = setup.data().source();
        this.data = setup.data().condensed();
        this.names = setup.data().names();
    }

    private Quality quality(double[] errors) {
        LeastSquares leastSquares = setup.geometry().leastSquares();
        double deviation = leastSquares.residualStandardError(end.squares());
        Map<String, Double> standardErrors = new LinkedHashMap<>();
        for (String name : allNames()) {
            int index = names.indexOf(name);
            standardErrors.put(name, index < 0 || index >= errors.length ? Double.NaN : errors[index]);
        }
        return new Quality(
                setup.settings().isLeastSquares()
                        ? end.squares() / data.weight()
                        : end.last().loss(),
                bestConstantLoss,
                leastSquares.r2(end.squares()),
                Math.sqrt(end.squares() / data.weight()),
                deviation,
                standardErrors,
                setup.data().validationRows() == 0
                        ? null
                        : new Quality.Validation(
                                setup.data().validationRows(), end.last().validationLoss()));
    }

    /** The names of all parameters, those of features set aside among them. */
    private List<String> allNames() {
        List<String> all =
                new ArrayList<>(data.frame().terms().stream().map(Term::name).toList());
        if (data.intercept()) {
            all.add(0, "intercept");
        }
        return all;
    }

    Model model(String dataName, Outcome outcome, Diagnostics diagnostics) {
        double[] errors = isLeastSquaresFit() ? standardErrors() : new double[0];
        return new Model(
                source.target(),
                coefficients(),
                setup.data().encoding().predictors().categories(),
                data.intercept() ? UserUnits.user(data, end.point())[0] : Double.NaN,
                data.intercept() ? end.point()[0].toDouble() : 0,
                isLeastSquaresFit() ? inference(errors) : null,
                quality(errors),
                provenance(dataName, outcome, diagnostics));
    }

    /** Whether the model is so near the least-squares fit that its standard errors are true. */
    private boolean isLeastSquaresFit() {
        return setup.settings().isLeastSquares() && end.distance() <= TRUE_ENOUGH;
    }

    /** The standard errors of the parameters that take part. */
    private double[] standardErrors() {
        LeastSquares leastSquares = setup.geometry().leastSquares();
        double deviation = leastSquares.residualStandardError(end.squares());
        return setup.settings().standardErrors() == StandardErrors.HC3
                ? RobustErrors.hc3(
                        source, data, end.point(), deviation, setup.settings().threads())
                : leastSquares.standardErrors(deviation);
    }

    private Inference inference(double[] errors) {
        double[] seen = end.residuals();
        double[] residuals = seen != null
                ? seen
                : ExactResiduals.at(source, data, end.point(), setup.settings().threads())
                        .residuals();
        return new Inferences(data, setup.geometry().leastSquares())
                .at(names, UserUnits.user(data, end.point()), errors, end.squares(), residuals);
    }

    private List<Coefficient> coefficients() {
        double[] user = UserUnits.user(data, end.point());
        int ones = data.intercept() ? 1 : 0;
        Frame frame = data.frame();
        TermMoments moments = new TermMoments(data);
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

    /** To know it, all rows would have to be read. */
    private DataHash hash() {
        if (data.access() == RowAccess.CUT_OFF) {
            return DataHash.of("");
        }
        return source.isHeld() ? DataHash.later(source::dataHash) : DataHash.of(source.dataHash());
    }

    private Provenance provenance(String dataName, Outcome outcome, Diagnostics diagnostics) {
        return new Provenance(
                dataName,
                hash(),
                data.access() == RowAccess.CUT_OFF ? data.rows() : source.rows(),
                source.rowsDropped(),
                setup.data().encoding().weightless(),
                UsedSettings.of(setup.settings(), diagnostics),
                setup.settings().seed(),
                outcome.name(),
                outcome.why(),
                end.last().epoch(),
                Versions.used());
    }
}
