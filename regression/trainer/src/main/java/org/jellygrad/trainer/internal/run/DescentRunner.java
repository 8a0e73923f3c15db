package org.jellygrad.trainer.internal.run;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jellygrad.trainer.internal.descent.Arrival;
import org.jellygrad.trainer.internal.descent.CheckpointKeeper;
import org.jellygrad.trainer.internal.descent.Descent;
import org.jellygrad.trainer.internal.descent.DescentPlan;
import org.jellygrad.trainer.internal.descent.PointMean;
import org.jellygrad.trainer.internal.descent.Position;
import org.jellygrad.trainer.internal.descent.RateControl;
import org.jellygrad.trainer.internal.descent.Stepping;
import org.jellygrad.trainer.internal.descent.StopThresholds;
import org.jellygrad.trainer.internal.descent.ValidationLoss;
import org.jellygrad.trainer.internal.descent.Watch;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.linalg.Rounding;
import org.jellygrad.trainer.internal.linalg.Vectors;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.internal.recording.PathRecorder;
import org.jellygrad.trainer.internal.resume.FilePlan;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.optimizer.Proximal;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.outcome.RateSearch;
import org.jellygrad.trainer.path.PathListener;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Runs descent from a setup to its arrival. */
final class DescentRunner {

    /** An objective below that of residuals of this share of the target's size grows by rounding alone. */
    private static final double NEGLIGIBLE = 1e-10;

    private DescentRunner() {}

    /**
     * The learning rate and the outlook of a run, known before its first step.
     *
     * @param rate the learning rate
     * @param outlook what is known beforehand
     */
    record Outset(RateControl rate, Outlook outlook) {}

    /** @param searched the search for a learning rate, given how to make it */
    static Outset outset(
            Setup setup,
            Objective objective,
            double[] theta,
            Function<Supplier<RateSearch>, RateSearch> searched,
            BooleanSupplier stopped) {
        RateControl rate = auto(setup, objective, theta);
        RateSearch search = null;
        if (setup.settings().learningRate().isSearched()) {
            double around = rate.first();
            search = searched.apply(() -> RateSearcher.search(setup, objective, around, stopped));
            rate = rate.from(setup.settings(), search.best());
        }
        return new Outset(rate, OutlookBuilder.of(setup, objective, rate.first(), search));
    }

    private static RateControl auto(Setup setup, Objective objective, double[] theta) {
        double typical =
                setup.geometry().typicalResidual(theta, setup.data().condensed().weight());
        return RateControl.of(setup.settings(), setup.geometry().spectrum(), objective, typical);
    }

    /** A short run without listeners. */
    static Arrival trial(Setup setup, Objective objective, BooleanSupplier stopped) {
        double[] theta = setup.start();
        RateControl rate = auto(setup, objective, theta);
        Watch watch = new Watch() {
            @Override
            public void epoch(int epoch, double loss, double gradientNorm, double learningRate) {}

            @Override
            public boolean isStopped() {
                return stopped.getAsBoolean();
            }
        };
        double[] elsewhere = gradientElsewhere(setup, objective);
        return descend(
                setup,
                objective,
                theta,
                rate,
                elsewhere,
                recorder(setup, null, FilePlan.NONE, null),
                null,
                CheckpointKeeper.NONE,
                watch);
    }

    static PathRecorder recorder(
            Setup setup, @Nullable ValidationLoss validation, FilePlan plan, @Nullable PathListener listener) {
        List<String> names = setup.data().names();
        List<String> state = setup.settings().optimizer().stateNames();
        return new PathRecorder(
                names,
                state,
                setup.geometry().coordinates()::user,
                validation == null ? theta -> Double.NaN : validation::loss,
                listener,
                plan.capacity(names.size(), state.size()));
    }

    /** @param elsewhere see {@link #gradientElsewhere} */
    static Arrival descend(
            Setup setup,
            Objective objective,
            double[] theta,
            RateControl rate,
            double @Nullable [] elsewhere,
            PathRecorder recorder,
            @Nullable ValidationLoss validation,
            CheckpointKeeper checkpoints,
            Watch watch) {
        Settings settings = setup.settings();
        Position at = new Position(setup.penalized(objective), theta);
        PointMean mean = PointMean.of(settings.averaging(), theta.length);
        double reach = 1
                / (settings.loss().curvature().orElse(1)
                        * setup.geometry().spectrum().largest());
        Proximal proximal = new Proximal(
                settings.penalty(),
                setup.data().condensed().firstCoefficient(),
                setup.geometry().coordinates().proximalShare());
        Stepping stepping = Stepping.of(
                settings, at, rate, proximal, mean, recorder, reach, () -> watch.isStopped() || checkpoints.isDue());
        DescentPlan plan = DescentPlan.of(stepping, rate, recorder, mean, watch)
                .with(thresholds(settings.loss(), setup.data().condensed(), elsewhere))
                .with(validation)
                .with(checkpoints);
        return new Descent(settings.stop(), settings.optimizer().overshoot(), plan, at).run();
    }

    private static StopThresholds thresholds(Loss loss, CondensedRows data, double @Nullable [] elsewhere) {
        double size = data.rootMeanSquareAboutZero();
        double spread = data.rootMeanSquareAboutMean();
        return StopThresholds.ofLoss(
                loss.at(NEGLIGIBLE * size),
                elsewhere == null ? 0 : Vectors.norm(elsewhere),
                loss.isLeastAtZero() ? loss.at(Rounding.RESIDUAL * spread) : Double.NEGATIVE_INFINITY);
    }

    /**
     * The gradient where all coefficients are 0, to tell how small that of a chosen start is; null where descent starts there, and where
     * the distance to the optimum tells.
     */
    static double @Nullable [] gradientElsewhere(Setup setup, Objective objective) {
        if (setup.settings().start().isZeros()
                || setup.geometry().optimum() != null
                || setup.settings().loss().slopes().isPresent()) {
            return null;
        }
        double[] zeros = new double[setup.data().names().size()];
        Position at = new Position(
                setup.penalized(objective), setup.geometry().coordinates().fromUser(zeros));
        at.evaluate();
        return at.subgradient();
    }
}
