package org.jellygrad.trainer.internal.run;

import java.util.function.Supplier;
import org.jellygrad.trainer.internal.descent.Arrival;
import org.jellygrad.trainer.internal.descent.Ending;
import org.jellygrad.trainer.internal.descent.ValidationLoss;
import org.jellygrad.trainer.internal.design.UserUnits;
import org.jellygrad.trainer.internal.finish.End;
import org.jellygrad.trainer.internal.finish.Finish;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.internal.recording.PathRecorder;
import org.jellygrad.trainer.internal.report.Report;
import org.jellygrad.trainer.internal.resume.FilePlan;
import org.jellygrad.trainer.internal.resume.RunFiles;
import org.jellygrad.trainer.internal.resume.RunIdentity;
import org.jellygrad.trainer.internal.setup.DoubleRange;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.outcome.Outlook;

/**
 * A run: from its {@link Setup} by {@link DescentRunner descent} to an {@link Arrival}, by {@link Finish} to an {@link End}, and to the
 * {@link Report}. Each step takes the value before it and returns the next; the path recorder goes along and gathers points.
 */
public final class Pipeline {

    private Pipeline() {}

    /** What is known before the first step. */
    public static Outlook outlook(Setup setup, Observers observers) {
        try (Objective objective = setup.objective()) {
            return DescentRunner.outset(setup, objective, setup.start(), Supplier::get, observers::isStopped)
                    .outlook();
        }
    }

    /**
     * Runs.
     *
     * @param observers are told how it goes, and may end it
     * @param plan what is written of it as it goes; its listener is one of the observers
     */
    public static Report run(Setup setup, String dataName, Observers observers, FilePlan plan) {
        RunIdentity course = plan.isKept()
                ? RunIdentity.of(
                        setup.settings(), setup.data().source(), setup.data().condensed())
                : RunIdentity.UNKNOWN;
        try (Objective objective = setup.objective();
                Objective keptRows = setup.validationObjective();
                RunFiles files = RunFiles.open(plan, course, keptRows != null)) {
            ValidationLoss validation = keptRows == null
                    ? null
                    : new ValidationLoss(keptRows, setup.settings().stop().patience());
            PathRecorder recorder = DescentRunner.recorder(setup, validation, plan, files.listener());
            double[] theta = setup.start();
            DoubleRange.checkStart(objective.evaluate(theta, new double[theta.length]), setup.settings());
            DescentRunner.Outset outset = files.resuming(
                    () -> DescentRunner.outset(setup, objective, theta, files::search, observers::isStopped));
            observers.begin(outset.outlook());
            double[] elsewhere = DescentRunner.gradientElsewhere(setup, objective);
            Arrival arrival = files.resuming(() -> DescentRunner.descend(
                    setup, objective, theta, outset.rate(), elsewhere, recorder, validation, files, observers));
            observers.rethrow();
            End end = Finish.of(setup, objective, recorder, arrival, elsewhere, observers::isStopped);
            if (end.ending() != Ending.DIVERGED) {
                DoubleRange.checkCoefficients(
                        UserUnits.user(setup.data().condensed(), end.point()),
                        setup.data().names());
            }
            Report report = Report.of(setup, objective, outset.outlook(), end, recorder.path(end.last()), dataName);
            observers.rethrow();
            files.finish();
            if (plan.wholePath() != null) {
                plan.wholePath().accept(recorder.whole(end.last()));
            }
            return report;
        }
    }
}
