package org.jellygrad.trainer.settings;

import java.util.List;
import java.util.function.Consumer;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.Entry;
import org.jellygrad.trainer.internal.Checks;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jspecify.annotations.Nullable;

/**
 * How to train. Immutable: {@link #DEFAULTS} says every default once, each {@code with} method returns a copy. A value out of range is
 * refused when it is made. {@link #problems} lists the values that cannot be used together. Messages name a setting as this record does, in
 * backquotes: {@code `scaling none`}.
 *
 * @param target the column to predict; null for the data set's own
 * @param features the columns to predict it from; empty for the data set's own, or for every other numeric column
 * @param formula what to predict from what, in place of target, features, degree and intercept; null for these
 * @param weights the column that weighs the rows, null for none. Integer weights give the same loss, coefficients and R² as repeating
 *     each row that many times; weight 0 leaves the row out. The degrees of freedom count rows with weight, as R's {@code lm} does, not the
 *     sum of the weights: a weight says how exact a row is, so standard errors do not change with the unit of the weights
 * @param degree each numeric feature enters with its powers up to this one, from 1 to 1000
 * @param intercept whether the model has an intercept
 * @param loss what a residual costs
 * @param penalty what coefficients cost
 * @param optimizer how gradients become steps
 * @param learningRate the rate, or {@code auto}
 * @param schedule how the rate changes from epoch to epoch
 * @param clipping how large a gradient may be
 * @param averaging whether the run ends at its last point or at the mean of many
 * @param batching rows a step looks at
 * @param scaling coordinates of descent
 * @param start where descent starts
 * @param stop when it stops
 * @param validation share of the rows that are kept from training, for {@link StopRules#patience}; at least 0 (none) and below 1; the seed
 *     chooses the rows
 * @param missing what becomes of rows with missing values
 * @param standardErrors how the standard errors of a least-squares fit are estimated
 * @param seed of the initial guess, of the shuffling and of the choice of validation rows
 * @param threads worker threads, at least 1; the result does not depend on it
 */
public record Settings(
        @Nullable String target,
        List<String> features,
        @Nullable Formula formula,
        @Nullable String weights,
        int degree,
        boolean intercept,
        Loss loss,
        Penalty penalty,
        Optimizer optimizer,
        LearningRate learningRate,
        Schedule schedule,
        Clipping clipping,
        Averaging averaging,
        Batching batching,
        Scaling scaling,
        InitialGuess start,
        StopRules stop,
        double validation,
        MissingValues missing,
        StandardErrors standardErrors,
        long seed,
        int threads) {

    public static final Choices<MissingValues> MISSING_VALUES = Choices.ofConstants(
            "treatment of missing cells",
            List.of(
                    Entry.of("drop", "the row is left out", () -> MissingValues.DROP),
                    Entry.of("mean", "a feature takes its column's mean", () -> MissingValues.MEAN),
                    Entry.of("error", "no cell may be missing", () -> MissingValues.ERROR)));

    private static final int HIGHEST_DEGREE = 1000;

    public static final Settings DEFAULTS = new Settings(
            null,
            List.of(),
            null,
            null,
            1,
            true,
            new Loss.Squared(),
            new Penalty.None(),
            new GradientDescent(),
            new LearningRate.Auto(),
            new Schedule.Constant(),
            new Clipping.None(),
            new Averaging.None(),
            new Batching.Full(),
            Scaling.AUTO,
            new InitialGuess.Auto(),
            StopRules.DEFAULTS,
            0,
            MissingValues.DROP,
            StandardErrors.CLASSIC,
            42,
            Runtime.getRuntime().availableProcessors());

    public Settings {
        features = List.copyOf(features);
        Checks.share("validation", validation, "It is the share of the rows that is kept from training", "0.2");
        if (degree < 1) {
            throw new InvalidValueException(
                    "degree is " + degree, "A polynomial of x has at least x itself; give a whole number from 1.");
        }
        if (degree > HIGHEST_DEGREE) {
            throw new InvalidValueException(
                    "degree is " + degree,
                    "The highest is " + HIGHEST_DEGREE + "; powers far below it can no longer be told apart.");
        }
        if (threads < 1) {
            throw new InvalidValueException(
                    "threads is " + threads, "Somebody has to do the work; give a whole number from 1.");
        }
    }

    /** All settings that cannot be used together. Empty if the settings can be used. */
    public List<Problem> problems() {
        return SettingsCheck.problems(this);
    }

    /** Whether the objective is a parabola, so that its optimum has a closed form. */
    public boolean isParabola() {
        return loss.isParabola() && penalty.l1() == 0;
    }

    /** Whether descent looks for the least sum of squared residuals. */
    public boolean isLeastSquares() {
        return loss.isParabola() && penalty.isNone();
    }

    public Settings withTarget(@Nullable String value) {
        return with(draft -> draft.target = value);
    }

    public Settings withFeatures(List<String> value) {
        return with(draft -> draft.features = value);
    }

    public Settings withFormula(@Nullable Formula value) {
        return with(draft -> draft.formula = value);
    }

    public Settings withWeights(@Nullable String value) {
        return with(draft -> draft.weights = value);
    }

    public Settings withDegree(int value) {
        return with(draft -> draft.degree = value);
    }

    public Settings withIntercept(boolean value) {
        return with(draft -> draft.intercept = value);
    }

    public Settings withLoss(Loss value) {
        return with(draft -> draft.loss = value);
    }

    public Settings withPenalty(Penalty value) {
        return with(draft -> draft.penalty = value);
    }

    public Settings withOptimizer(Optimizer value) {
        return with(draft -> draft.optimizer = value);
    }

    public Settings withLearningRate(LearningRate value) {
        return with(draft -> draft.learningRate = value);
    }

    public Settings withSchedule(Schedule value) {
        return with(draft -> draft.schedule = value);
    }

    public Settings withClipping(Clipping value) {
        return with(draft -> draft.clipping = value);
    }

    public Settings withAveraging(Averaging value) {
        return with(draft -> draft.averaging = value);
    }

    public Settings withBatching(Batching value) {
        return with(draft -> draft.batching = value);
    }

    public Settings withScaling(Scaling value) {
        return with(draft -> draft.scaling = value);
    }

    public Settings withStart(InitialGuess value) {
        return with(draft -> draft.start = value);
    }

    public Settings withStop(StopRules value) {
        return with(draft -> draft.stop = value);
    }

    public Settings withValidation(double value) {
        return with(draft -> draft.validation = value);
    }

    public Settings withMissing(MissingValues value) {
        return with(draft -> draft.missing = value);
    }

    public Settings withStandardErrors(StandardErrors value) {
        return with(draft -> draft.standardErrors = value);
    }

    public Settings withSeed(long value) {
        return with(draft -> draft.seed = value);
    }

    public Settings withThreads(int value) {
        return with(draft -> draft.threads = value);
    }

    private Settings with(Consumer<SettingsDraft> change) {
        SettingsDraft draft = new SettingsDraft(this);
        change.accept(draft);
        return draft.settings();
    }
}
