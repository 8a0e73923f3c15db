package org.jellygrad.trainer;

import org.jellygrad.datasets.Dataset;

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
     * <p>Interrupting the thread ends the run at the next epoch with its last state: {@link Outcome.Interrupted}.
     *
     * @throws org.jellygrad.datasets.UnknownNameException if target or features name no column
     * @throws org.jellygrad.datasets.UnusableDataException if no row is left, or a column chosen is not numeric
     */
    public Fit fit(Dataset data) {
        return fit(data, Progress.SILENT);
    }

    /** The same, telling {@code progress} where the run stands after each epoch. */
    public Fit fit(Dataset data, Progress progress) {
        throw new UnsupportedOperationException(settings + " " + data + " " + progress);
    }
}
