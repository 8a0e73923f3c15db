package org.jellygrad.playground.state;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.NameList;
import org.jellygrad.trainer.choice.WrittenNumber;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
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

/**
 * One setting of a run as the page, its links and the command line write it.
 *
 * @param key its name in the state: the long option's without the dashes
 * @param library what the library's messages call it
 * @param onFunctions whether it also means something where a function is descended on
 * @param with the settings with the value that a text stands for; refuses by an exception of the problem family
 * @param text the text of the value in some settings
 */
record Setting(
        String key,
        String library,
        boolean onFunctions,
        BiFunction<Settings, String, Settings> with,
        Function<Settings, String> text) {

    /** The key under which {@code minimize} takes its number of steps. */
    private static final String STEPS = "steps";

    static final String EPOCHS = "epochs";

    static final String START = "start";

    static final List<Setting> ALL = List.of(
            onData(
                    "target",
                    "target",
                    (settings, text) -> settings.withTarget(text.isEmpty() ? null : text),
                    settings -> Objects.requireNonNullElse(settings.target(), "")),
            onData("features", "features", Setting::withFeatures, settings -> features(settings.features())),
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
                    (settings, text) -> settings.withIntercept(!YesNo.of(text)),
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
            anywhere(START, START, InitialGuess.choices(), Settings::withStart, Settings::start),
            new Setting(
                    "scale",
                    "scaling",
                    false,
                    (settings, text) -> settings.withScaling(Scaling.choices().parse(text)),
                    settings -> Scaling.choices().text(settings.scaling())),
            anywhere(
                    EPOCHS,
                    "maxEpochs",
                    (settings, text) -> settings.withStop(settings.stop().withMaxEpochs(WrittenNumber.whole(text))),
                    settings -> Integer.toString(settings.stop().maxEpochs())),
            stop("tolerance", "tolerance", StopRules::withTolerance, StopRules::tolerance),
            stop("loss-change", "lossChange", StopRules::withLossChange, StopRules::lossChange),
            stop("target-loss", "targetLoss", StopRules::withTargetLoss, StopRules::targetLoss),
            stop("max-seconds", "maxSeconds", StopRules::withMaxSeconds, StopRules::maxSeconds),
            anywhere(
                    "seed",
                    "seed",
                    (settings, text) -> settings.withSeed(WrittenNumber.whole(text, Long.MAX_VALUE)),
                    settings -> Long.toString(settings.seed())));

    private static <T extends Choice> Setting onData(
            String key,
            String library,
            Choices<T> choices,
            BiFunction<Settings, T, Settings> with,
            Function<Settings, T> value) {
        return new Setting(
                key,
                library,
                false,
                (settings, text) -> with.apply(settings, choices.parse(text)),
                settings -> value.apply(settings).text());
    }

    private static <T extends Choice> Setting anywhere(
            String key,
            String library,
            Choices<T> choices,
            BiFunction<Settings, T, Settings> with,
            Function<Settings, T> value) {
        return new Setting(
                key,
                library,
                true,
                (settings, text) -> with.apply(settings, choices.parse(text)),
                settings -> value.apply(settings).text());
    }

    private static Setting onData(
            String key, String library, BiFunction<Settings, String, Settings> with, Function<Settings, String> text) {
        return new Setting(key, library, false, with, text);
    }

    private static Setting anywhere(
            String key, String library, BiFunction<Settings, String, Settings> with, Function<Settings, String> text) {
        return new Setting(key, library, true, with, text);
    }

    /** A stop rule that is a number. */
    private static Setting stop(
            String key,
            String library,
            BiFunction<StopRules, Double, StopRules> with,
            ToDoubleFunction<StopRules> value) {
        return anywhere(
                key,
                library,
                (settings, text) -> settings.withStop(with.apply(settings.stop(), WrittenNumber.real(text))),
                settings -> number(value.applyAsDouble(settings.stop())));
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

    /** The option of the command line, which counts steps on a function and epochs on data. */
    String option(boolean function) {
        return "--" + (function && key.equals(EPOCHS) ? STEPS : key);
    }

    /** Whether a key also means something where a function is descended on. */
    static boolean isOnFunctions(String key) {
        return ALL.stream().anyMatch(setting -> setting.key().equals(key) && setting.onFunctions());
    }

    /** Whether it is an option that stands alone. */
    boolean isFlag() {
        return key.equals("no-intercept");
    }

    private static Settings withFeatures(Settings settings, String text) {
        return settings.withFeatures(
                text.isEmpty()
                        ? List.of()
                        : NameList.split(text).stream().map(NameList::unquoted).toList());
    }

    static String features(List<String> names) {
        return String.join(",", names.stream().map(Setting::quoted).toList());
    }

    private static String quoted(String name) {
        boolean plain = Stream.of(",", "\"").noneMatch(name::contains) && name.equals(name.strip());
        return plain ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** In full precision; whole numbers without a decimal point. */
    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
