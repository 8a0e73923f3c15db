package org.jellygrad.trainer.settings;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.NameList;
import org.jellygrad.trainer.choice.WrittenNumber;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.Optimizer;

/**
 * A setting as text. {@link #ALL} is the one table of settings and their names. Saved models, records, the page's links and the command
 * line's options use the keys; checkpoints and messages use the names.
 *
 * @param key its short name, as in {@code lr 0.1}
 * @param name its name in {@link Settings}, as the library's messages have it: {@code `learningRate 0.1`}
 * @param onFunctions whether it also applies to descent on a function
 * @param with returns a copy of settings with the value that a text stands for; throws a {@link
 *     org.jellygrad.datasets.problem.ProblemException} if the text stands for no value
 * @param text the value in some settings as text; empty if the value is absent
 */
public record Setting(
        String key,
        String name,
        boolean onFunctions,
        BiFunction<Settings, String, Settings> with,
        Function<Settings, String> text) {

    /** All settings that decide what a run finds; threads do not. */
    public static final List<Setting> ALL = List.of(
            onData(
                    "target",
                    "target",
                    (settings, text) -> settings.withTarget(text.isEmpty() ? null : text),
                    settings -> Objects.requireNonNullElse(settings.target(), "")),
            onData("features", "features", Setting::withFeatures, settings -> NameList.text(settings.features())),
            onData(
                    "formula",
                    "formula",
                    (settings, text) -> settings.withFormula(text.isEmpty() ? null : Formula.parse(text)),
                    settings -> Objects.toString(settings.formula(), "")),
            onData(
                    "degree",
                    "degree",
                    (settings, text) -> settings.withDegree(WrittenNumber.whole(text)),
                    settings -> Integer.toString(settings.degree())),
            onData(
                    "weights",
                    "weights",
                    (settings, text) -> settings.withWeights(text.isEmpty() ? null : text),
                    settings -> Objects.requireNonNullElse(settings.weights(), "")),
            onData(
                    "no-intercept",
                    "intercept false",
                    (settings, text) -> settings.withIntercept(!yes(text)),
                    settings -> Boolean.toString(!settings.intercept())),
            onData("loss", "loss", Loss.choices(), Settings::withLoss, Settings::loss),
            penalty("l2", (penalty, weight) -> Penalty.of(penalty.l1(), weight), Penalty::l2),
            penalty("l1", (penalty, weight) -> Penalty.of(weight, penalty.l2()), Penalty::l1),
            anywhere("optimizer", "optimizer", Optimizer.choices(), Settings::withOptimizer, Settings::optimizer),
            anywhere("lr", "learningRate", LearningRate.choices(), Settings::withLearningRate, Settings::learningRate),
            anywhere("schedule", "schedule", Schedule.choices(), Settings::withSchedule, Settings::schedule),
            anywhere("clip", "clipping", Clipping.choices(), Settings::withClipping, Settings::clipping),
            anywhere("average", "averaging", Averaging.choices(), Settings::withAveraging, Settings::averaging),
            onData("batch", "batching", Batching.choices(), Settings::withBatching, Settings::batching),
            anywhere("start", "start", InitialGuess.choices(), Settings::withStart, Settings::start),
            onData(
                    "scale",
                    "scaling",
                    (settings, text) -> settings.withScaling(Scaling.choices().parse(text)),
                    settings -> Scaling.choices().text(settings.scaling())),
            anywhere(
                    "epochs",
                    "maxEpochs",
                    (settings, text) -> settings.withStop(settings.stop().withMaxEpochs(WrittenNumber.whole(text))),
                    settings -> Integer.toString(settings.stop().maxEpochs())),
            stop("tolerance", "tolerance", StopRules::withTolerance, StopRules::tolerance),
            stop("loss-change", "lossChange", StopRules::withLossChange, StopRules::lossChange),
            stop("target-loss", "targetLoss", StopRules::withTargetLoss, StopRules::targetLoss),
            stop("max-seconds", "maxSeconds", StopRules::withMaxSeconds, StopRules::maxSeconds),
            onData(
                    "patience",
                    "patience",
                    (settings, text) -> settings.withStop(settings.stop().withPatience(WrittenNumber.whole(text))),
                    settings -> Integer.toString(settings.stop().patience())),
            onData(
                    "validation",
                    "validation",
                    (settings, text) -> settings.withValidation(WrittenNumber.real(text)),
                    settings -> number(settings.validation())),
            onData(
                    "missing",
                    "missing",
                    (settings, text) -> settings.withMissing(Settings.MISSING_VALUES.parse(text)),
                    settings -> Settings.MISSING_VALUES.text(settings.missing())),
            onData(
                    "se",
                    "standardErrors",
                    (settings, text) ->
                            settings.withStandardErrors(StandardErrors.choices().parse(text)),
                    settings -> StandardErrors.choices().text(settings.standardErrors())),
            anywhere(
                    "seed",
                    "seed",
                    (settings, text) -> settings.withSeed(WrittenNumber.whole(text, Long.MAX_VALUE)),
                    settings -> Long.toString(settings.seed())));

    private static <T extends Choice> Setting onData(
            String key,
            String name,
            Choices<T> choices,
            BiFunction<Settings, T, Settings> with,
            Function<Settings, T> value) {
        return new Setting(
                key,
                name,
                false,
                (settings, text) -> with.apply(settings, choices.parse(text)),
                settings -> value.apply(settings).text());
    }

    private static <T extends Choice> Setting anywhere(
            String key,
            String name,
            Choices<T> choices,
            BiFunction<Settings, T, Settings> with,
            Function<Settings, T> value) {
        return new Setting(
                key, name, true, (settings, text) -> with.apply(settings, choices.parse(text)), settings -> value.apply(
                                settings)
                        .text());
    }

    private static Setting onData(
            String key, String name, BiFunction<Settings, String, Settings> with, Function<Settings, String> text) {
        return new Setting(key, name, false, with, text);
    }

    private static Setting anywhere(
            String key, String name, BiFunction<Settings, String, Settings> with, Function<Settings, String> text) {
        return new Setting(key, name, true, with, text);
    }

    /** A stop rule that is a number; without a text it is the default, which may have no bound. */
    private static Setting stop(
            String key, String name, BiFunction<StopRules, Double, StopRules> with, ToDoubleFunction<StopRules> value) {
        return anywhere(
                key,
                name,
                (settings, text) -> settings.withStop(with.apply(
                        settings.stop(),
                        text.isEmpty() ? value.applyAsDouble(StopRules.DEFAULTS) : WrittenNumber.real(text))),
                settings -> {
                    double bound = value.applyAsDouble(settings.stop());
                    return Double.isInfinite(bound) ? "" : number(bound);
                });
    }

    /** A penalty's weight. */
    private static Setting penalty(
            String key, BiFunction<Penalty, Double, Penalty> with, ToDoubleFunction<Penalty> value) {
        return onData(
                key,
                key,
                (settings, text) -> settings.withPenalty(with.apply(settings.penalty(), WrittenNumber.real(text))),
                settings -> number(value.applyAsDouble(settings.penalty())));
    }

    /**
     * The setting of a key.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Setting of(String key) {
        return ALL.stream()
                .filter(setting -> setting.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no setting " + key));
    }

    /** Its text in some settings. */
    public String in(Settings settings) {
        return text.apply(settings);
    }

    /** Whether it is at its default in some settings. */
    public boolean isDefault(Settings settings) {
        return in(settings).equals(in(Settings.DEFAULTS));
    }

    private static Settings withFeatures(Settings settings, String text) {
        return settings.withFeatures(
                text.isEmpty()
                        ? List.of()
                        : NameList.split(text).stream().map(NameList::unquoted).toList());
    }

    private static boolean yes(String text) {
        return switch (text) {
            case "true", "" -> true;
            case "false" -> false;
            default ->
                throw new InvalidValueException("'" + text + "' is neither true nor false", "Write true or false.");
        };
    }

    /** In full precision; whole numbers without a decimal point. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
