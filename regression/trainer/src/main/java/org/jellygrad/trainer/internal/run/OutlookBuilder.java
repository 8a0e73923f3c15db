package org.jellygrad.trainer.internal.run;

import static org.jellygrad.model.SignificantDigits.three;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.descent.RateControl;
import org.jellygrad.trainer.internal.diagnose.Spectrum;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.internal.report.ConvergenceMeter;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.optimizer.LinearMethod;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.outcome.RateSearch;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Makes the {@link Outlook} of a run from its condensed rows. */
final class OutlookBuilder {

    /** From this κ·ε on, gradients in doubles no longer show three digits of the flattest direction. */
    private static final double BLURRED = 1e-3;

    private final Setup setup;
    private final Settings settings;
    private final Spectrum spectrum;
    private final double curvature;

    private OutlookBuilder(Setup setup) {
        this.setup = setup;
        this.settings = setup.settings();
        this.spectrum = setup.geometry().spectrum();
        this.curvature = settings.loss().curvature().orElse(Double.NaN);
    }

    /** @param search that found the rate; null if there was none */
    static Outlook of(Setup setup, Objective objective, double rate, @Nullable RateSearch search) {
        return new OutlookBuilder(setup).outlook(objective, rate, search);
    }

    private Outlook outlook(Objective objective, double rate, @Nullable RateSearch search) {
        boolean parabola = settings.isParabola();
        boolean best = parabola && settings.batching().isFull();
        boolean law = parabola && ConvergenceMeter.hasLaw(settings);
        LinearMethod method = settings.optimizer().linear();
        return new Outlook(
                setup.geometry().coordinates().scaling(),
                rate,
                RateControl.stable(settings, spectrum, objective),
                best && method != null ? spectrum.bestRate(method, curvature) : Double.NaN,
                curvature * spectrum.largest(),
                curvature * spectrum.smallest(),
                spectrum.conditionNumber(),
                law && method != null
                        ? Convergence.of(
                                spectrum.alongSteepest(method, rate, curvature),
                                spectrum.alongFlattest(method, rate, curvature))
                        : Convergence.UNKNOWN,
                law && method != null ? spectrum.expectedEpochs(method, rate, curvature) : Double.NaN,
                dominantColumn(),
                search,
                warnings());
    }

    private Outlook.DominantColumn dominantColumn() {
        UpperTriangle factor = setup.geometry().coordinates().factor();
        Outlook.DominantColumn dominant =
                new Outlook.DominantColumn(setup.data().names().get(0), 0);
        for (int j = 0; j < factor.size(); j++) {
            double squares = 0;
            for (int i = 0; i <= j; i++) {
                squares += factor.get(i, j).square().toDouble()
                        / setup.data().condensed().weight();
            }
            // The intercept's column of ones comes first and is named only where every feature is smaller.
            if (squares > dominant.meanSquare()) {
                dominant = new Outlook.DominantColumn(setup.data().names().get(j), squares);
            }
        }
        return dominant;
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        RowSource source = setup.data().source();
        if (source.rowsDropped() > 0) {
            long rows = source.rows() + source.rowsDropped();
            warnings.add(
                    source.rowsDropped() == 1
                            ? "Of " + rows + " rows 1 is left out because a value is missing."
                            : "Of " + rows + " rows " + source.rowsDropped()
                                    + " are left out because a value is missing.");
        }
        warnings.addAll(setup.data().warnings());
        warnings.addAll(setup.data().condensed().warnings());
        ColumnSummary target = source.summary(source.target());
        if (target.min() == target.max() && (setup.data().condensed().intercept() || target.min() == 0)) {
            warnings.add("The target '" + source.target() + "' is "
                    + three(target.min())
                    + " in every row, so no feature can explain anything.");
        }
        double blur = spectrum.conditionNumber() * Math.ulp(1.0);
        if (blur > BLURRED && settings.scaling() != Scaling.AUTO && settings.scaling() != Scaling.ORTHOGONAL) {
            warnings.add("In '" + settings.scaling() + "' coordinates the condition number is "
                    + three(spectrum.conditionNumber())
                    + ", near the limit of doubles (4.5e15): rounding hides the flattest direction. Use"
                    + " `scaling orthogonal`, or leave `scaling` out.");
        }
        return warnings;
    }
}
