package org.jellygrad.trainer.internal.setup;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.design.RowAccess;
import org.jellygrad.trainer.internal.diagnose.Ridge;
import org.jellygrad.trainer.internal.linalg.DoubleDouble;
import org.jellygrad.trainer.internal.linalg.UpperTriangle;
import org.jellygrad.trainer.internal.objective.BlockObjective;
import org.jellygrad.trainer.internal.objective.CompressedObjective;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.internal.objective.PenalizedObjective;
import org.jellygrad.trainer.internal.rows.RowSubset;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known before the first step of a run: the first value of the pipeline.
 *
 * @param settings how to train
 * @param data the rows, condensed
 * @param geometry what they say of the objective
 */
public record Setup(Settings settings, TrainingData data, LossGeometry geometry) {

    /** Numbers of which an epoch takes milliseconds. */
    private static final double MANY = 1e6;

    /**
     * Reads the data set.
     *
     * @param heed called between rows; what it throws gives the reading up
     * @throws InvalidSettingsException if the settings cannot be used, together or with this data
     * @throws UnusableDataException if the data cannot be learned from
     */
    public static Setup of(Settings settings, Dataset data, Runnable heed) {
        List<Problem> problems = settings.problems();
        if (!problems.isEmpty()) {
            throw InvalidSettingsException.of(problems);
        }
        Encoding encoding = Encoding.of(settings, data, heed);
        List<String> used = encoding.predictors().terms().stream()
                .flatMap(term -> term.variable().columns().stream())
                .distinct()
                .toList();
        return of(settings, encoding, encoding.rows(), DataWarnings.of(data, settings, used, encoding.columns()), heed);
    }

    /**
     * What a run on these rows begins with.
     *
     * @param rows those of the encoding, or some of them
     */
    public static Setup of(Settings settings, Encoding encoding, RowSource rows, List<String> warnings, Runnable heed) {
        RowSource source = rows;
        RowSubset validation = null;
        if (settings.validation() > 0) {
            validation = RowSubset.sample(rows, settings.validation(), settings.seed());
            source = validation.others();
            checkShare(settings, validation, source);
        }
        if (source.rows() < 2 && encoding.predictors().intercept()) {
            throw new UnusableDataException(
                    "There is only one row to learn from.",
                    "Any line through one point fits it, so nothing can be learned. Give at least two rows.");
        }
        CondensedRows condensed = CondensedRows.of(
                source,
                encoding.predictors().terms(),
                encoding.predictors().intercept(),
                settings.penalty().l2() > 0,
                settings.threads(),
                heed);
        return of(settings, TrainingData.of(source, validation, encoding, condensed, warnings), heed);
    }

    /** What a run on rows that have been condensed begins with. */
    public static Setup of(Settings settings, TrainingData data, Runnable heed) {
        CondensedRows condensed = data.condensed();
        boolean cutOff = condensed.access() == RowAccess.CUT_OFF;
        if (cutOff && !(settings.isParabola() && settings.batching().isFull() && data.validation() == null)) {
            heed.run(); // of other losses nothing is learned yet
        }
        Runnable check = cutOff ? () -> {} : heed;
        DoubleRange.checkTarget(data.source().target(), condensed, settings);
        if (condensed.r().size() == 0) {
            throw new UnusableDataException(
                    Stream.concat(
                                    Stream.of("There is nothing to learn: no feature and no intercept."),
                                    condensed.warnings().stream())
                            .collect(Collectors.joining("\n")),
                    "Choose features that differ from row to row, or keep the intercept.");
        }
        return new Setup(begun(settings, condensed), data, LossGeometry.of(settings, condensed, check));
    }

    /** With the start that the default means for these rows. */
    private static Settings begun(Settings settings, CondensedRows rows) {
        if (!(settings.start() instanceof InitialGuess.Auto)) {
            return settings;
        }
        boolean smooth =
                !settings.loss().isParabola() && settings.loss().curvature().isPresent();
        boolean slow = (double) rows.rows() * rows.r().size() >= MANY;
        return settings.withStart(
                smooth && slow && settings.batching().isFull() ? new InitialGuess.Squares() : new InitialGuess.Zeros());
    }

    private static void checkShare(Settings settings, RowSource validation, RowSource training) {
        if (validation.rows() == 0 || training.rows() == 0) {
            throw new InvalidSettingsException(
                    "A share of " + settings.validation() + " for validation is "
                            + (validation.rows() == 0 ? "none" : "all") + " of the "
                            + (validation.rows() + training.rows()) + " rows.",
                    "Both training and validation need rows. Choose another share, or leave `validation` out.");
        }
    }

    /** The same rows in the same coordinates with other settings of descent, and no rows kept from it. */
    public Setup with(Settings others) {
        TrainingData all =
                new TrainingData(data.source(), null, data.encoding(), data.condensed(), data.warnings(), data.names());
        return new Setup(begun(others, data.condensed()), all, geometry);
    }

    /** θ where descent starts. Who was interrupted while rows were read has no time for descent, and starts at the optimum. */
    public double[] start() {
        DoubleDouble[] optimum = geometry.optimum();
        if (data.condensed().access() == RowAccess.CUT_OFF && optimum != null) {
            return geometry.theta(optimum);
        }
        if (settings.start().isSquares()) {
            Ridge ridge = new Ridge(
                    data.condensed(), geometry.coordinates(), settings.penalty().l2());
            return geometry.theta(ridge.optimum());
        }
        return Start.of(settings.start(), settings.seed(), data.names(), geometry.coordinates()::fromUser);
    }

    /** What descent follows; the caller closes it. */
    public Objective objective() {
        return settings.loss().isParabola() && settings.batching().isFull()
                ? new CompressedObjective(data.condensed(), geometry.coordinates())
                : blocks(data.source(), geometry.coordinates());
    }

    /** The loss of the rows kept from descent, null if there are none; the caller closes it. */
    @Nullable
    public Objective validationObjective() {
        RowSource kept = data.validation();
        return kept == null ? null : blocks(kept, geometry.coordinates());
    }

    /** The loss of rows in any coordinates; the caller closes it. */
    public BlockObjective blocks(RowSource rows, Coordinates any) {
        return new BlockObjective(rows, data.condensed(), any, settings.loss(), settings.threads());
    }

    /** The objective with its penalty. */
    public PenalizedObjective penalized(Objective objective) {
        UpperTriangle shares =
                settings.penalty().isNone() ? null : geometry.coordinates().toPenalised();
        return new PenalizedObjective(
                objective,
                settings.penalty(),
                data.condensed().firstCoefficient(),
                shares == null ? null : shares.toDoubles());
    }
}
