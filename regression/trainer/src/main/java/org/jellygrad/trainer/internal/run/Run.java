package org.jellygrad.trainer.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Progress;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.internal.descent.Descent;
import org.jellygrad.trainer.internal.descent.DescentPlan;
import org.jellygrad.trainer.internal.descent.DescentResult;
import org.jellygrad.trainer.internal.descent.Ending;
import org.jellygrad.trainer.internal.descent.Keeper;
import org.jellygrad.trainer.internal.descent.PathRecorder;
import org.jellygrad.trainer.internal.descent.PenalizedObjective;
import org.jellygrad.trainer.internal.descent.PointMean;
import org.jellygrad.trainer.internal.descent.Position;
import org.jellygrad.trainer.internal.descent.Proximal;
import org.jellygrad.trainer.internal.descent.RateControl;
import org.jellygrad.trainer.internal.descent.Stepping;
import org.jellygrad.trainer.internal.descent.Validation;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.design.Shrinkage;
import org.jellygrad.trainer.internal.diagnose.LeastSquares;
import org.jellygrad.trainer.internal.diagnose.Ridge;
import org.jellygrad.trainer.internal.diagnose.Spectrum;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;
import org.jellygrad.trainer.internal.linalg.Vectors;
import org.jellygrad.trainer.internal.objective.BlockObjective;
import org.jellygrad.trainer.internal.objective.CompressedObjective;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.internal.resume.RunFiles;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.outcome.RateSearch;
import org.jellygrad.trainer.path.PathListener;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/** One training run: from condensed rows through descent and polish to a {@link Fit}. */
public final class Run {

    /** Residuals below this share of the target's spread are rounding. */
    private static final double ROUNDING = 0x1p-44;

    private final Settings settings;
    private final RowSource source;
    private final Encoding encoding;
    private final CondensedRows data;
    private final List<String> warnings;
    private final Coordinates coordinates;
    private final Spectrum spectrum;
    private final LeastSquares leastSquares;
    private final List<String> names;
    private final @Nullable Ridge ridge;
    private final DoubleDouble @Nullable [] optimum;
    private final @Nullable RowSource validationRows;

    /** @param validationRows kept from descent; null if there are none */
    public Run(
            Settings settings,
            RowSource source,
            @Nullable RowSource validationRows,
            Encoding encoding,
            CondensedRows data,
            List<String> warnings) {
        this.settings = settings;
        this.source = source;
        this.validationRows = validationRows;
        this.encoding = encoding;
        this.data = data;
        this.warnings = warnings;
        this.coordinates = coordinates(settings.scaling());
        this.spectrum = Spectrum.of(coordinates);
        this.leastSquares = new LeastSquares(data);
        boolean closedForm =
                settings.loss() instanceof Loss.Squared && settings.penalty().l1() == 0;
        this.ridge =
                closedForm ? new Ridge(data, coordinates, settings.penalty().l2()) : null;
        this.optimum = ridge == null ? null : ridge.optimum();
        this.names = new ArrayList<>();
        if (data.intercept()) {
            names.add("intercept");
        }
        data.kept().forEach(term -> names.add(data.frame().terms().get(term).name()));
    }

    public Settings settings() {
        return settings;
    }

    RowSource source() {
        return source;
    }

    /** Of the data set that the rows come from. */
    Encoding encoding() {
        return encoding;
    }

    /** How many are kept from descent. */
    long validationRows() {
        return validationRows == null ? 0 : validationRows.rows();
    }

    /** About the data set that the rows come from. */
    List<String> warnings() {
        return warnings;
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

    /** Those of a scaling for these rows and this penalty. */
    Coordinates coordinates(Scaling scaling) {
        // A loss with a kink curves as if over the typical residual: |r| as r²/2s + s/2, which touches it at r = s.
        double kink = Math.sqrt(data.weight() / data.totalAboutZero().toDouble());
        double c = settings.loss().curvature().orElse(Double.isFinite(kink) ? kink : 1);
        return Coordinates.of(
                scaling,
                data,
                new Shrinkage(
                        2 * settings.penalty().l2() / c, settings.penalty().l1() > 0));
    }

    /** Squared loss with its ridge, solved; null where there is no closed form. */
    @Nullable
    Ridge ridge() {
        return ridge;
    }

    /** The exact optimum that descent looks for, as coefficients of [1 t]; null where there is no closed form. */
    DoubleDouble @Nullable [] exactOptimum() {
        return optimum;
    }

    /** Whether descent looks for the least sum of squared residuals. */
    boolean isLeastSquares() {
        return settings.loss() instanceof Loss.Squared && settings.penalty() instanceof Penalty.None;
    }

    boolean isFullBatch() {
        return settings.batching() instanceof Batching.Full;
    }

    private Objective objective() {
        return settings.loss() instanceof Loss.Squared && isFullBatch()
                ? new CompressedObjective(data, coordinates)
                : blocks(source);
    }

    private double[] start() {
        return Start.of(settings.start(), settings.seed(), names, coordinates::fromUser);
    }

    /** What is known before the first step. */
    public Outlook outlook() {
        try (Objective objective = objective()) {
            return begin(objective, start(), Supplier::get).outlook();
        }
    }

    /** What a run goes by from its first step on. */
    private record Beginning(RateControl rate, Outlook outlook) {}

    /** @param searched the search for a learning rate, given how to make it */
    private Beginning begin(Objective objective, double[] theta, Function<Supplier<RateSearch>, RateSearch> searched) {
        RateControl rate = RateControl.of(settings.descent(), spectrum, objective, typicalResidual(theta));
        RateSearch search = null;
        if (settings.learningRate() instanceof LearningRate.Search) {
            double auto = rate.first();
            search = searched.apply(() -> RateSearch.of(this, objective, auto));
            rate = rate.from(settings.descent(), search.best());
        }
        return new Beginning(rate, Forecast.of(this, objective, rate.first(), search));
    }

    /** The same run with other settings of descent, telling nobody how it goes. */
    public Run with(Settings others) {
        return new Run(others, source, null, encoding, data, warnings);
    }

    /** Descends, and leaves it at that. */
    public DescentResult trial(Objective objective) {
        double[] theta = start();
        RateControl rate = RateControl.of(settings.descent(), spectrum, objective, typicalResidual(theta));
        PathRecorder recorder = recorder(null, null);
        return descent(objective, theta, rate, recorder, null, Keeper.NONE, Progress.SILENT);
    }

    /** @param recording what watches the run, and what is written of it as it goes */
    public Fit fit(String dataName, Recording recording) {
        try (Objective objective = objective();
                Objective keptRows = validationRows == null ? null : blocks(validationRows);
                RunFiles files = RunFiles.open(recording, Course.of(settings, source, data), validationRows != null)) {
            Validation validation = keptRows == null
                    ? null
                    : new Validation(keptRows, settings.stop().patience());
            PathRecorder recorder = recorder(validation, files.listener());
            double[] theta = start();
            DoubleRange.checkStart(objective.evaluate(theta, new double[theta.length]), settings);
            Beginning beginning = files.resuming(() -> begin(objective, theta, files::search));
            RateControl rate = beginning.rate();
            recording.progress().starting(beginning.outlook());
            DescentResult descent = files.resuming(
                    () -> descent(objective, theta, rate, recorder, validation, files, recording.progress()));
            End descended = End.of(this, recorder.start(), gradientElsewhere(objective), descent);
            End end = settings.loss().slopes().isPresent()
                    ? KinkedEnd.of(this, objective, rate.isSpent(), recorder, descended)
                    : SquaredEnd.of(this, objective, recorder, descended);
            if (end.descent().ending() != Ending.DIVERGED) {
                DoubleRange.checkCoefficients(
                        Coordinates.doubles(Coordinates.frameToUser(data).times(end.point())), names);
            }
            Fit fit = new Report(this, objective, beginning.outlook(), end, recorder.path(end.last())).fit(dataName);
            files.finish();
            return fit;
        }
    }

    private PathRecorder recorder(@Nullable Validation validation, @Nullable PathListener listener) {
        return new PathRecorder(
                names, coordinates::user, validation == null ? theta -> Double.NaN : validation::loss, listener);
    }

    private BlockObjective blocks(RowSource rows) {
        return blocks(rows, coordinates);
    }

    /** The loss of rows in any coordinates; the caller closes it. */
    BlockObjective blocks(RowSource rows, Coordinates any) {
        return new BlockObjective(rows, data, any, settings.loss(), settings.threads());
    }

    private DescentResult descent(
            Objective objective,
            double[] theta,
            RateControl rate,
            PathRecorder recorder,
            @Nullable Validation validation,
            Keeper keeper,
            Progress progress) {
        Position at = new Position(penalized(objective), theta);
        PointMean mean = PointMean.of(settings.averaging(), theta.length);
        double reach = 1 / (settings.loss().curvature().orElse(1) * spectrum.largest());
        Stepping stepping = Stepping.of(settings.descent(), at, rate, proximal(), mean, recorder, reach, keeper::isDue);
        double size = Math.sqrt(data.totalAboutZero().toDouble() / data.weight());
        double negligible = settings.loss().at(1e-10 * size);
        double spread = Math.sqrt(data.totalAboutMean().toDouble() / data.weight());
        // A custom loss may be lower elsewhere than at residuals of 0.
        double least = settings.loss() instanceof Loss.Custom
                ? Double.NEGATIVE_INFINITY
                : settings.loss().at(ROUNDING * spread);
        double[] elsewhere = gradientElsewhere(objective);
        double reference = elsewhere == null ? 0 : Vectors.norm(elsewhere);
        DescentPlan plan =
                new DescentPlan(stepping, rate, recorder, mean, validation, negligible, reference, least, true, keeper);
        return new Descent(settings.descent(), plan, at, progress).run();
    }

    /**
     * The gradient where all coefficients are 0, to tell how small that of a chosen start is; null where descent starts there, and where
     * the distance to the optimum tells.
     */
    private double @Nullable [] gradientElsewhere(Objective objective) {
        if (settings.start() instanceof InitialGuess.Zeros
                || exactOptimum() != null
                || settings.loss().slopes().isPresent()) {
            return null;
        }
        Position zeros = new Position(penalized(objective), coordinates.fromUser(new double[names.size()]));
        zeros.evaluate();
        return zeros.subgradient();
    }

    PenalizedObjective penalized(Objective objective) {
        UpperTriangle shares = settings.penalty() instanceof Penalty.None ? null : coordinates.toPenalised();
        return new PenalizedObjective(
                objective, settings.penalty(), data.intercept() ? 1 : 0, shares == null ? null : shares.toDoubles());
    }

    private Proximal proximal() {
        double share = coordinates.scaling() == Scaling.BALANCED ? Math.sqrt(coordinates.penalty()) : 1;
        return new Proximal(settings.penalty(), data.intercept() ? 1 : 0, share);
    }

    /** The root of the mean squared residual at θ. */
    private double typicalResidual(double[] theta) {
        DoubleDouble[] point = coordinates.toFrame().times(Coordinates.exact(theta));
        return Math.sqrt(leastSquares.residualSumOfSquares(point) / data.weight());
    }
}
