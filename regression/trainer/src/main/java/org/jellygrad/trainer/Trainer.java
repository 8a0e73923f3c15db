package org.jellygrad.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.trainer.internal.report.Report;
import org.jellygrad.trainer.internal.run.CrossValidator;
import org.jellygrad.trainer.internal.run.Observers;
import org.jellygrad.trainer.internal.run.Pipeline;
import org.jellygrad.trainer.internal.run.RidgeSearcher;
import org.jellygrad.trainer.internal.setup.ChosenColumns;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.outcome.CrossValidation;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.outcome.RidgeSearch;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Obstacles;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.sufficient.SufficientStatistics;

/** Trains linear regression by gradient descent: data in, named coefficients out. Immutable and safe to share. */
public final class Trainer {

    private final Settings settings;

    public Trainer(Settings settings) {
        this.settings = settings;
    }

    /** A trainer with every default. */
    public Trainer() {
        this(Settings.DEFAULTS);
    }

    /**
     * Trains on the data set.
     *
     * <p>Interrupting the thread ends the run at the next step with its last state: {@link Outcome.Interrupted}.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted before the first step: while rows are read, or in the
     *     search for a learning rate
     * @throws InvalidSettingsException if settings cannot be used together, there is no target, the formula does not fit the data,
     *     or the initial guess names no parameter
     * @throws org.jellygrad.datasets.problem.UnknownNameException if target or features name no column
     * @throws UnusableDataException if fewer rows are left than two or, without an l2 penalty, than there are parameters, a column chosen
     *     is neither numeric nor a category, or a transformation is not defined in some row
     */
    public Fit fit(Dataset data) {
        return fit(data, Progress.SILENT);
    }

    /** Trains on the data set, and tells {@code progress} after each epoch. */
    public Fit fit(Dataset data, Progress progress) {
        return fit(data, Recording.NONE.withProgress(progress));
    }

    /**
     * Trains on the data set with the listeners and files of a {@link Recording}: checkpoints to resume from, the whole path.
     *
     * @throws InvalidSettingsException also if the run to resume had other data or settings than stop rules, standard errors
     *     and threads
     * @throws org.jellygrad.trainer.checkpoint.UnusableCheckpointException if the checkpoint to resume from cannot be read
     * @throws java.io.UncheckedIOException if a file cannot be written, unless {@link Recording#failure} decides otherwise
     */
    public Fit fit(Dataset data, Recording recording) {
        Observers observers = recording.observers();
        Setup setup = Setup.of(settings, calculated(data), observers::heed);
        return fit(Pipeline.run(setup, data.card().name(), observers, recording.files(observers)));
    }

    /**
     * Trains on rows of which only sums are left. The terms of the model, its intercept and its weights are those of the statistics,
     * whatever the settings say. With enough digits the result is that of a fit on the rows; quantiles of the residuals are NaN, for sums
     * do not tell them.
     *
     * @throws InvalidSettingsException if settings cannot be used together, or need the rows: another loss than the squared one,
     *     mini-batches, validation, HC3
     * @throws UnusableDataException if there are fewer rows than two or, without an l2 penalty, than there are parameters
     */
    public Fit fit(SufficientStatistics statistics) {
        return fit(statistics, "statistics", Recording.NONE);
    }

    /**
     * The same, with a record of the run as it goes.
     *
     * @param name what the data is called in the model
     */
    public Fit fit(SufficientStatistics statistics, String name, Recording recording) {
        Observers observers = recording.observers();
        Setup setup = statistics.setup(settings, observers::heed);
        return fit(Pipeline.run(setup, name, observers, recording.files(observers)));
    }

    private static Fit fit(Report report) {
        return new Fit(report.model(), report.outcome(), report.path(), report.diagnostics());
    }

    /** Everything that keeps {@link #fit(Dataset)} from starting; empty if nothing does. No row is encoded. */
    public Obstacles obstacles(Dataset data) {
        try {
            return ChosenColumns.obstacles(settings, calculated(data));
        } catch (UnusableDataException e) {
            return new Obstacles(settings.problems(), e.problems());
        }
    }

    /**
     * What the data says about a run before it starts: coordinates, eigenvalues, the rates they allow, the epochs to expect, what to be
     * warned of. Reads the data as a run would, and takes no step.
     *
     * @throws InvalidSettingsException as {@link #fit(Dataset)} does
     * @throws org.jellygrad.datasets.problem.UnknownNameException likewise
     * @throws UnusableDataException likewise
     */
    public Outlook outlook(Dataset data) {
        Observers nobody = Observers.none();
        return Pipeline.outlook(Setup.of(settings, calculated(data), nobody::heed), nobody);
    }

    /**
     * How well models trained with these settings predict rows they have not seen: {@link CrossValidation}. Which rows are in which
     * fold is chosen by the seed. Scaling, means for missing cells, learning rate and validation rows come from the rows trained on
     * alone. The terms of the model, with the levels of its categories, come from all rows. A row with a level that no row trained on has
     * is not predicted but counted.
     *
     * @param folds from 2 to the number of rows
     * @throws InvalidSettingsException as {@link #fit(Dataset)} does, or if there are fewer than 2 folds, more than rows, or too few rows
     *     to train on
     * @throws org.jellygrad.datasets.problem.UnknownNameException likewise
     * @throws UnusableDataException likewise; with missing cells that take the mean, also if some fold leaves a column no number
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public CrossValidation crossValidate(Dataset data, int folds) {
        return crossValidate(data, folds, done -> {});
    }

    /** Cross-validates, and tells {@code done} after each fold how many folds are done. */
    public CrossValidation crossValidate(Dataset data, int folds, IntConsumer done) {
        checkFolds(folds);
        return CrossValidator.of(settings, calculated(data), folds, done);
    }

    private void checkFolds(int folds) {
        List<Problem> problems = new ArrayList<>(settings.problems());
        if (folds < 2) {
            problems.add(Problem.mendedBy(
                    folds + (folds == 1 ? " fold" : " folds"),
                    "Each fold is predicted from the others, so there must be others; give a whole number from 2, as"
                            + " in 5 or 10."));
        }
        if (!problems.isEmpty()) {
            throw InvalidSettingsException.of(problems);
        }
    }

    /**
     * Searches the l2 penalty whose ridge fit predicts best what it has not seen: {@link RidgeSearch}. Rows are dealt and scaled as by
     * {@link #crossValidate(Dataset, int)}, with as many folds as {@value RidgeSearch#FOLDS}, or as there are rows if that is less. Train
     * with it by {@code settings.withPenalty(search.penalty())}. An l2 penalty among the settings is ignored.
     *
     * @throws InvalidSettingsException as {@link #crossValidate(Dataset, int)}, or if the loss is not squared or there is an l1 penalty
     * @throws org.jellygrad.datasets.problem.UnknownNameException likewise
     * @throws UnusableDataException likewise
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public RidgeSearch searchL2(Dataset data) {
        RidgeSearcher.check(settings);
        return RidgeSearcher.of(settings, calculated(data), RidgeSearch.FOLDS, true);
    }

    /**
     * Searches with another number of folds.
     *
     * @param folds from 2 to the number of rows
     */
    public RidgeSearch searchL2(Dataset data, int folds) {
        RidgeSearcher.check(settings);
        checkFolds(folds);
        return RidgeSearcher.of(settings, calculated(data), folds, false);
    }

    /** The reasons why {@link #searchL2(Dataset)} cannot work with these settings; empty if it can. */
    public static List<Problem> searchProblems(Settings settings) {
        return RidgeSearcher.problems(settings);
    }

    /** The data together with the columns that the formula computes. */
    private Dataset calculated(Dataset data) {
        Formula formula = settings.formula();
        return formula == null ? data : formula.over(data);
    }
}
