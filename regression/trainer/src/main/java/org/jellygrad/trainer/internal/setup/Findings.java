package org.jellygrad.trainer.internal.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnknownNameException;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.FormulaException;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Obstacles;
import org.jspecify.annotations.Nullable;

/** Collects all problems of settings and data, so that a user reads them all at once. A run throws the first. */
final class Findings {
    private final List<Problem> settings = new ArrayList<>();
    private final List<Problem> data = new ArrayList<>();
    private @Nullable RuntimeException first;

    /** Adds a problem of the settings. */
    void add(String what, String how) {
        add(new InvalidSettingsException(what, how));
    }

    private void add(InvalidSettingsException refusal) {
        settings.addAll(refusal.problems());
        keep(refusal);
    }

    /** Adds a problem of the data. */
    void addData(Problem problem) {
        data.add(problem);
        keep(new UnusableDataException(problem));
    }

    /** Runs a check, whose refusal is a finding. Returns whether the check passed. */
    boolean check(Runnable check) {
        return value(() -> {
                    check.run();
                    return true;
                })
                != null;
    }

    /** The value, or null if there is a finding in its place. */
    <T> @Nullable T value(Supplier<T> value) {
        try {
            return value.get();
        } catch (UnknownNameException e) {
            settings.addAll(e.problems());
            keep(e);
        } catch (InvalidSettingsException e) {
            add(e);
        } catch (FormulaException e) {
            add(InvalidSettingsException.of(e.problems()));
        } catch (UnusableDataException e) {
            data.addAll(e.problems());
            keep(e);
        }
        return null;
    }

    private void keep(RuntimeException refusal) {
        if (first == null) {
            first = refusal;
        }
    }

    /** Throws the first finding, if there is one. */
    void refuse() {
        if (first != null) {
            throw first;
        }
    }

    /** All findings, after those of the settings alone. */
    Obstacles after(List<Problem> alone) {
        List<Problem> all = new ArrayList<>(alone);
        all.addAll(settings);
        return new Obstacles(all, data);
    }
}
