package org.jellygrad.trainer.internal.report;

import org.jellygrad.model.Model;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.UserUnits;
import org.jellygrad.trainer.internal.diagnose.LeastSquares;
import org.jellygrad.trainer.internal.finish.End;
import org.jellygrad.trainer.internal.kinks.KinkedOptimum;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.objective.BlockObjective;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.internal.setup.LossGeometry;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.outcome.Diagnostics;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.path.Path;
import org.jspecify.annotations.Nullable;

/**
 * The result of a finished run: the last value of the pipeline.
 *
 * @param model what was learned
 * @param outcome how the run ended and why
 * @param path where it went
 * @param diagnostics what the data said about descent
 */
public record Report(Model model, Outcome outcome, Path path, Diagnostics diagnostics) {

    /** The report on a run that has ended; its objective is still open. */
    public static Report of(Setup setup, Objective objective, Outlook outlook, End end, Path path, String dataName) {
        LeastSquares leastSquares = setup.geometry().leastSquares();
        Diagnostics diagnostics = new Diagnostics(
                outlook,
                ConvergenceMeter.measure(setup.settings(), path),
                optimum(setup.data().condensed(), setup.geometry(), end),
                end.distance(),
                end.gradients());
        Outcome outcome = Verdict.of(
                setup.settings(), setup.data().condensed(), setup.geometry().spectrum(), end, diagnostics);
        double constant = objective instanceof BlockObjective blocks
                        && !setup.settings().isLeastSquares()
                ? blocks.bestConstantLoss(
                        setup.data().source().summary(setup.data().source().target()))
                : leastSquares.bestConstantLoss();
        return new Report(
                new LearnedModel(setup, end, constant).model(dataName, outcome, diagnostics),
                outcome,
                path,
                diagnostics);
    }

    private static Diagnostics.@Nullable Optimum optimum(CondensedRows data, LossGeometry geometry, End end) {
        KinkedOptimum kinked = end.kinked();
        if (kinked != null) {
            return new Diagnostics.Optimum(UserUnits.user(data, kinked.point()), kinked.loss(), kinked.several());
        }
        DoubleDouble[] point = geometry.optimum();
        return point == null
                ? null
                : new Diagnostics.Optimum(
                        UserUnits.user(data, point),
                        geometry.leastSquares().residualSumOfSquares(point) / data.weight(),
                        false);
    }
}
