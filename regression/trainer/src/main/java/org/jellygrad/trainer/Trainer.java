package org.jellygrad.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.trainer.internal.report.Report;
import org.jellygrad.trainer.internal.run.CrossValidator;
import org.jellygrad.trainer.internal.run.Observers;
import org.jellygrad.trainer.internal.run.Pipeline;
import org.jellygrad.trainer.internal.setup.ChosenColumns;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.outcome.CrossValidation;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Obstacles;
import org.jellygrad.trainer.settings.Settings;

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
     * @throws UnusableDataException if fewer rows are left than two or, without an l2 penalty, than there are parameters, a column chosen is neither numeric nor a
     *     category, or a transformation is not defined in some row
     */
    public Fit fit(Dataset data) {
        return fit(data, Progress.SILENT);
    }

    /** The same, telling {@code progress} how it goes. */
    public Fit fit(Dataset data, Progress progress) {
        return fit(data, Recording.NONE.withProgress(progress));
    }

    /**
     * The same, with a record of the run as it goes: checkpoints to resume from, the whole of the path.
     *
     * @throws InvalidSettingsException also if the run to resume had other data or settings than stop rules and threads
     * @throws org.jellygrad.trainer.checkpoint.UnusableCheckpointException if the checkpoint to resume from cannot be read
     * @throws java.io.UncheckedIOException if a file cannot be written, unless {@link Recording#failure} decides otherwise
     */
    public Fit fit(Dataset data, Recording recording) {
        Observers observers = recording.observers();
        Setup setup = Setup.of(settings, data, observers::heed);
        Report report = Pipeline.run(setup, data.card().name(), observers, recording.files(observers));
        return new Fit(report.model(), report.outcome(), report.path(), report.diagnostics());
    }

    /** What keeps {@link #fit(Dataset)} from starting, all of it at once; empty where nothing is found. No row is encoded. */
    public Obstacles obstacles(Dataset data) {
        return ChosenColumns.obstacles(settings, data);
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
        return Pipeline.outlook(Setup.of(settings, data, nobody::heed), nobody);
    }

    /**
     * How well models trained with these settings predict rows they have not seen: {@link CrossValidation}. Which rows are in which
     * fold is chosen by the seed. Scaling, the means that missing cells take, the choice of the rate and of validation rows are those of the
     * rows trained on alone; the terms of the model, the levels of its categories among them, are those of all rows, and a row
     * that holds a level which none trained on has is not predicted, but counted.
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

    /** The same, telling {@code done} after each fold how many are done. */
    public CrossValidation crossValidate(Dataset data, int folds, IntConsumer done) {
        List<Problem> problems = new ArrayList<>(settings.problems());
        if (folds < 2) {
            problems.add(Problem.mendedBy(
                    folds + (folds == 1 ? " fold" : " folds"),
                    "Each fold is predicted from the others, so there must be others; give a whole number from 2, as in 5 or"
                            + " 10."));
        }
        if (!problems.isEmpty()) {
            throw InvalidSettingsException.of(problems);
        }
        return CrossValidator.of(settings, data, folds, done);
    }
}
