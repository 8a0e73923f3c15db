package org.jellygrad.cli.option;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.RidgeFactor;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.settings.Averaging;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StandardErrors;
import org.jspecify.annotations.Nullable;

/** The families of choices that are options: the type of the option's field, its table and its default. */
final class Families {

    private static final List<OptionFamily<?>> ALL = List.of(
            new OptionFamily<>(Loss.class, Loss.choices(), Settings.DEFAULTS.loss()),
            new OptionFamily<>(RidgeFactor.class, RidgeFactor.choices(), new RidgeFactor.Given(0)),
            new OptionFamily<>(Optimizer.class, Optimizer.choices(), Settings.DEFAULTS.optimizer()),
            new OptionFamily<>(Schedule.class, Schedule.choices(), Settings.DEFAULTS.schedule()),
            new OptionFamily<>(Clipping.class, Clipping.choices(), Settings.DEFAULTS.clipping()),
            new OptionFamily<>(Averaging.class, Averaging.choices(), Settings.DEFAULTS.averaging()),
            new OptionFamily<>(LearningRate.class, LearningRate.choices(), Settings.DEFAULTS.learningRate()),
            new OptionFamily<>(Batching.class, Batching.choices(), Settings.DEFAULTS.batching()),
            new OptionFamily<>(Scaling.class, Scaling.choices(), Settings.DEFAULTS.scaling()),
            new OptionFamily<>(InitialGuess.class, InitialGuess.choices(), Settings.DEFAULTS.start()),
            new OptionFamily<>(StandardErrors.class, StandardErrors.choices(), Settings.DEFAULTS.standardErrors()),
            new OptionFamily<>(MissingValues.class, Settings.MISSING_VALUES, Settings.DEFAULTS.missing()));

    private Families() {}

    record OptionFamily<T>(Class<T> type, Choices<T> choices, T usual) {
        private String help() {
            return choices.help(usual);
        }
    }

    static List<OptionFamily<?>> all() {
        return ALL;
    }

    /**
     * Words of the descriptions of options: the choices of a family, at {@code ${bundle:choices.Loss}}, and what differs between descent on
     * data and on a function.
     */
    static final class Help extends ResourceBundle {
        private static final String PREFIX = "choices.";
        private static final String CHART =
                "Draw a chart: in the terminal, or as SVG into the file. May be given twice, for both.";
        private static final String CHARTS =
                "Draw the run below the summary, or as SVG into the file: the data with the line, or fitted against"
                        + " true values; the loss by epoch; for two parameters the path over contours of the loss; and with --l2"
                        + " search the RMSE by l2. May be given twice, for both.";
        private static final Map<String, String> ON_DATA = Map.of(
                "epoch", "epoch",
                "Loss", "Loss",
                "change", "an epoch changes the loss, penalty included,",
                "reached", "mean loss over all rows",
                "shuffling", " and of the shuffling",
                "plot", CHART,
                "subject", "DATA",
                "function", "",
                "formulas", "");
        private static final Map<String, String> OR_FUNCTION =
                Map.of("subject", CommandLines.DATA_OR_FUNCTION, "function", ", or a function in quotes");
        private static final Map<String, String> ON_FUNCTIONS = Map.of(
                "epoch", "step",
                "Loss", "Value",
                "change", "a step changes the value",
                "reached", "value",
                "shuffling", "",
                "plot", CHART);

        private final Map<String, String> words;
        private final UnaryOperator<String> change;

        private Help(Map<String, String> words, UnaryOperator<String> change) {
            this.words = words;
            this.change = change;
        }

        /** For commands that descend on data, perhaps on functions too. */
        static Help onData() {
            return new Help(ON_DATA, text -> text);
        }

        /** For the command that trains, which draws several charts. */
        static Help onTraining() {
            return changed(Map.of("plot", CHARTS));
        }

        /** For commands that descend on data or on a function. */
        static Help onDataOrFunctions() {
            return changed(OR_FUNCTION);
        }

        /** For the command that compares: on data or on a function, and models of several formulas. */
        static Help onComparing() {
            Map<String, String> words = new HashMap<>(OR_FUNCTION);
            words.put("formulas", " Given several times, it puts the models side by side.");
            return changed(words);
        }

        private static Help changed(Map<String, String> changes) {
            Map<String, String> words = new HashMap<>(ON_DATA);
            words.putAll(changes);
            return new Help(words, text -> text);
        }

        /** For commands that descend on functions alone, where an epoch is one step. */
        static Help onFunctions() {
            return new Help(ON_FUNCTIONS, text -> text.replace("epoch", "step"));
        }

        @Override
        protected @Nullable Object handleGetObject(String key) {
            return ALL.stream()
                    .filter(family -> key.equals(PREFIX + family.type().getSimpleName()))
                    .map(family -> change.apply(family.help()))
                    .findFirst()
                    .orElse(words.get(key));
        }

        @Override
        public Enumeration<String> getKeys() {
            List<String> keys = new ArrayList<>(words.keySet());
            ALL.forEach(family -> keys.add(PREFIX + family.type().getSimpleName()));
            return Collections.enumeration(keys);
        }
    }
}
