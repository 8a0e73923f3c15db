package org.jellygrad.playground.takeaway;

import java.util.List;
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
import org.jellygrad.trainer.settings.StopRules;

/** Settings as the calls that make them of the library's defaults. */
final class ProgramSettings {
    private static final Settings USUAL = Settings.DEFAULTS;

    private final StringBuilder calls = new StringBuilder();

    private ProgramSettings() {}

    static String of(Settings settings) {
        ProgramSettings program = new ProgramSettings();
        program.columns(settings);
        program.choice("Loss", Loss.choices(), settings.loss(), USUAL.loss());
        program.choice("Optimizer", Optimizer.choices(), settings.optimizer(), USUAL.optimizer());
        program.choice("LearningRate", LearningRate.choices(), settings.learningRate(), USUAL.learningRate());
        program.choice("Schedule", Schedule.choices(), settings.schedule(), USUAL.schedule());
        program.choice("Clipping", Clipping.choices(), settings.clipping(), USUAL.clipping());
        program.choice("Averaging", Averaging.choices(), settings.averaging(), USUAL.averaging());
        program.choice("Batching", Batching.choices(), settings.batching(), USUAL.batching());
        program.choice("Scaling", Scaling.choices(), settings.scaling(), USUAL.scaling());
        program.parsed("Start", "InitialGuess", InitialGuess.choices(), settings.start(), USUAL.start());
        program.stop(settings.stop(), USUAL.stop());
        if (settings.seed() != USUAL.seed()) {
            program.call("withSeed", settings.seed() + "L");
        }
        program.call("withThreads", Integer.toString(settings.threads()));
        return program.calls.toString();
    }

    private void columns(Settings settings) {
        String target = settings.target();
        if (target != null) {
            call("withTarget", JavaProgram.quoted(target));
        }
        if (!settings.features().isEmpty()) {
            List<String> names =
                    settings.features().stream().map(JavaProgram::quoted).toList();
            call("withFeatures", "List.of(" + String.join(", ", names) + ")");
        }
        if (settings.degree() != USUAL.degree()) {
            call("withDegree", Integer.toString(settings.degree()));
        }
        if (!settings.intercept()) {
            call("withIntercept", "false");
        }
        if (!settings.penalty().isNone()) {
            call(
                    "withPenalty",
                    "Penalty.of(" + JavaProgram.literal(settings.penalty().l1()) + ", "
                            + JavaProgram.literal(settings.penalty().l2()) + ")");
        }
    }

    private <T> void choice(String type, Choices<T> table, T value, T usual) {
        parsed(type, type, table, value, usual);
    }

    /** Values are parsed by the tables that the command and the page use. */
    private <T> void parsed(String property, String type, Choices<T> table, T value, T usual) {
        String text = table.text(value);
        if (!text.equals(table.text(usual))) {
            call("with" + property, type + ".choices().parse(" + JavaProgram.quoted(text) + ")");
        }
    }

    private void stop(StopRules stop, StopRules usual) {
        StringBuilder rules = new StringBuilder();
        if (stop.maxEpochs() != usual.maxEpochs()) {
            rules.append(".withMaxEpochs(").append(stop.maxEpochs()).append(')');
        }
        rule(rules, "Tolerance", stop.tolerance(), usual.tolerance());
        rule(rules, "LossChange", stop.lossChange(), usual.lossChange());
        rule(rules, "TargetLoss", stop.targetLoss(), usual.targetLoss());
        rule(rules, "MaxSeconds", stop.maxSeconds(), usual.maxSeconds());
        if (!rules.isEmpty()) {
            call("withStop", "Settings.DEFAULTS.stop()" + rules);
        }
    }

    private static void rule(StringBuilder rules, String name, double value, double usual) {
        if (Double.compare(value, usual) != 0) {
            rules.append(".with")
                    .append(name)
                    .append('(')
                    .append(JavaProgram.literal(value))
                    .append(')');
        }
    }

    private void call(String method, String argument) {
        calls.append("\n        .").append(method).append('(').append(argument).append(')');
    }
}
