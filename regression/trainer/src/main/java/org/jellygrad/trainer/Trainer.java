package org.jellygrad.trainer;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.Selection;
import org.jellygrad.datasets.UnusableDataException;
import org.jellygrad.trainer.design.CondensedRows;
import org.jellygrad.trainer.term.Term;
import org.jellygrad.trainer.term.Variable;

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
     * @throws InvalidSettingsException if settings cannot be used together, there is no target, or the initial guess names no
     *     parameter
     * @throws org.jellygrad.datasets.UnknownNameException if target or features name no column
     * @throws UnusableDataException if fewer than two rows are left, or a column chosen is not numeric
     */
    public Fit fit(Dataset data) {
        return fit(data, Progress.SILENT);
    }

    /** The same, telling {@code progress} how it goes. */
    public Fit fit(Dataset data, Progress progress) {
        List<String> problems = settings.problems();
        if (!problems.isEmpty()) {
            throw InvalidSettingsException.of(problems);
        }
        String target = target(data);
        List<String> features = features(data, target);
        if (settings.intercept() && features.contains("intercept")) {
            throw new InvalidSettingsException(
                    "A feature is called 'intercept'.",
                    "That is the name of the constant, so results could not tell them apart. Rename the column, leave it out of"
                            + " the features, or train without an intercept.");
        }
        RowSource source = RowSubset.withWeight(data.select(
                new Selection(target, features, Optional.ofNullable(settings.weights()), settings.missing())));
        RowSubset validation = null;
        if (settings.validation() > 0) {
            validation = RowSubset.sample(source, settings.validation(), settings.seed());
            source = validation.others();
            checkShare(validation, source);
        }
        if (source.rows() < 2) {
            throw new UnusableDataException(
                    "There is only one row to learn from.",
                    "Any line through one point fits it, so nothing can be learned. Give at least two rows.");
        }
        CondensedRows condensed = CondensedRows.of(source, terms(features), settings.intercept());
        if (condensed.r().size() == 0) {
            throw new UnusableDataException(
                    "There is nothing to learn: no feature and no intercept.\n"
                            + String.join("\n", condensed.warnings()),
                    "Choose features that differ from row to row, or keep the intercept.");
        }
        return new Run(settings, source, validation, condensed, progress)
                .fit(data.card().name());
    }

    private List<String> features(Dataset data, String target) {
        if (!settings.features().isEmpty()) {
            return settings.features();
        }
        return data.defaultFeatures(target).stream()
                .filter(feature -> !feature.equals(settings.weights()))
                .toList();
    }

    private void checkShare(RowSource validation, RowSource training) {
        if (validation.rows() == 0 || training.rows() == 0) {
            throw new InvalidSettingsException(
                    "A share of " + settings.validation() + " for validation is "
                            + (validation.rows() == 0 ? "none" : "all") + " of the "
                            + (validation.rows() + training.rows()) + " rows.",
                    "Both training and validation need rows. Choose another share, or leave --validation out.");
        }
    }

    /** Each feature with its powers. */
    private List<Term> terms(List<String> features) {
        return features.stream()
                .flatMap(feature -> IntStream.rangeClosed(1, settings.degree())
                        .mapToObj(power -> new Term(new Variable.Column(feature), power)))
                .toList();
    }

    private String target(Dataset data) {
        if (settings.target() != null) {
            return settings.target();
        }
        return data.card()
                .target()
                .orElseThrow(() -> new InvalidSettingsException(
                        "No target is chosen for " + data.card().name() + ".",
                        "A column has to be the one to predict. Choose with --target one of "
                                + String.join(", ", data.schema().numericNames()) + "."));
    }
}
