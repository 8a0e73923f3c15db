package org.jellygrad.cli.option;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ResourceBundle;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.settings.Averaging;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/** The families of choices that are options: the type of the option's field, its table and its default. */
final class Families {

    private static final List<Family<?>> ALL = List.of(
            new Family<>(Loss.class, Loss.choices(), Settings.DEFAULTS.loss()),
            new Family<>(Optimizer.class, Optimizer.choices(), Settings.DEFAULTS.optimizer()),
            new Family<>(Schedule.class, Schedule.choices(), Settings.DEFAULTS.schedule()),
            new Family<>(Clipping.class, Clipping.choices(), Settings.DEFAULTS.clipping()),
            new Family<>(Averaging.class, Averaging.choices(), Settings.DEFAULTS.averaging()),
            new Family<>(LearningRate.class, LearningRate.choices(), Settings.DEFAULTS.learningRate()),
            new Family<>(Batching.class, Batching.choices(), Settings.DEFAULTS.batching()),
            new Family<>(Scaling.class, Scaling.choices(), Settings.DEFAULTS.scaling()),
            new Family<>(InitialGuess.class, InitialGuess.choices(), Settings.DEFAULTS.start()),
            new Family<>(MissingValues.class, Settings.MISSING_VALUES, Settings.DEFAULTS.missing()));

    private Families() {}

    record Family<T>(Class<T> type, Choices<T> choices, T usual) {
        private String help() {
            return choices.help(usual);
        }
    }

    static List<Family<?>> all() {
        return ALL;
    }

    /** Gives an option's description the choices of its family, at {@code ${bundle:choices.Loss}}. */
    static final class Help extends ResourceBundle {
        private static final String PREFIX = "choices.";

        @Override
        protected @Nullable Object handleGetObject(String key) {
            return ALL.stream()
                    .filter(family -> key.equals(PREFIX + family.type().getSimpleName()))
                    .map(Family::help)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(ALL.stream()
                    .map(family -> PREFIX + family.type().getSimpleName())
                    .toList());
        }
    }
}
