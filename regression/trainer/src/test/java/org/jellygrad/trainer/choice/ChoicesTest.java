package org.jellygrad.trainer.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.optimizer.AdaGrad;
import org.jellygrad.trainer.optimizer.Adam;
import org.jellygrad.trainer.optimizer.AmsGrad;
import org.jellygrad.trainer.optimizer.ConjugateGradient;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.LBfgs;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.optimizer.Nesterov;
import org.jellygrad.trainer.optimizer.NormalizedGradientDescent;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.optimizer.RmsProp;
import org.jellygrad.trainer.settings.Averaging;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Schedule;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StandardErrors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each table reads back what its members write, and no member is missing from its table. */
class ChoicesTest {

    /** Numbers that need every digit, or a power of ten. */
    private static final List<Double> NUMBERS = List.of(0.1, 1.0 / 3, 0x1p-40, 1e-300, Math.nextDown(1.0), 0.5);

    private static final List<Integer> COUNTS = List.of(1, 7, 10_000_000, Integer.MAX_VALUE);

    /**
     * A family with some of its members.
     *
     * @param open its members that are a user's own, in no table
     */
    record Family<T>(Class<T> type, Choices<T> choices, List<T> members, Set<Class<?>> open) {
        @Override
        public String toString() {
            return type.getSimpleName();
        }

        private void checkRoundTrips() {
            for (T member : members) {
                String text = choices.text(member);
                assertThat(choices.parse(text)).as(text).isEqualTo(member);
            }
        }
    }

    static List<Family<?>> families() {
        List<Loss> losses = new ArrayList<>(List.of(new Loss.Squared(), new Loss.Absolute(), new Loss.LogCosh()));
        List<Penalty> penalties = new ArrayList<>(List.of(new Penalty.None(), new Penalty.ElasticNet(0, 1e17)));
        List<Optimizer> optimizers = new ArrayList<>(List.of(
                new GradientDescent(),
                new AdaGrad(),
                new RmsProp(),
                new Adam(),
                new AmsGrad(),
                new LBfgs(),
                new NormalizedGradientDescent(),
                new ConjugateGradient()));
        List<Schedule> schedules = new ArrayList<>(List.of(new Schedule.Constant(), new Schedule.Cosine()));
        List<Clipping> clippings = new ArrayList<>(List.of(new Clipping.None()));
        List<Averaging> averagings = new ArrayList<>(List.of(new Averaging.None(), new Averaging.PolyakRuppert(0)));
        List<LearningRate> rates = new ArrayList<>(List.of(new LearningRate.Auto(), new LearningRate.Search()));
        List<Batching> batchings = new ArrayList<>(List.of(new Batching.Full()));
        Map<String, Double> values = new LinkedHashMap<>();
        for (double x : NUMBERS) {
            losses.add(new Loss.Huber(x));
            losses.add(new Loss.Quantile(x));
            penalties.add(new Penalty.L1(x));
            penalties.add(new Penalty.L2(x));
            penalties.add(new Penalty.ElasticNet(x, 1 / x));
            optimizers.add(new Momentum(x));
            optimizers.add(new Nesterov(x));
            optimizers.add(new AdaGrad(x));
            optimizers.add(new RmsProp(x, 1 / x));
            optimizers.add(new Adam(x, 0.25, 1 / x));
            optimizers.add(new AmsGrad(0.75, x, 1 / x));
            schedules.add(new Schedule.InverseTime(x));
            schedules.add(new Schedule.Exponential(x));
            clippings.add(new Clipping.ByNorm(x));
            clippings.add(new Clipping.ByValue(1 / x));
            rates.add(new LearningRate.Fixed(x));
            for (String name : List.of("x", "a:b", "a,b", "a=1,b", "\"quoted\"", " blank ", "ß", "zeros")) {
                values.put(name + x, -1 / x);
            }
        }
        for (int count : COUNTS) {
            optimizers.add(new LBfgs(count));
            schedules.add(new Schedule.Step(count, 1.0 / 3));
            schedules.add(new Schedule.WarmUp(count));
            averagings.add(new Averaging.PolyakRuppert(count));
            batchings.add(new Batching.MiniBatch(count));
        }
        List<InitialGuess> starts = List.of(
                new InitialGuess.Auto(),
                new InitialGuess.Squares(),
                new InitialGuess.Zeros(),
                new InitialGuess.Random(),
                new InitialGuess.Given(values),
                new InitialGuess.Given(Map.of("\"", -0.0)));
        return List.of(
                new Family<>(Loss.class, Loss.choices(), losses, Set.of(Loss.Custom.class)),
                new Family<>(Penalty.class, Penalty.choices(), penalties, Set.of()),
                new Family<>(Optimizer.class, Optimizer.choices(), optimizers, Set.of()),
                new Family<>(Schedule.class, Schedule.choices(), schedules, Set.of()),
                new Family<>(Clipping.class, Clipping.choices(), clippings, Set.of()),
                new Family<>(Averaging.class, Averaging.choices(), averagings, Set.of()),
                new Family<>(LearningRate.class, LearningRate.choices(), rates, Set.of()),
                new Family<>(Batching.class, Batching.choices(), batchings, Set.of()),
                new Family<>(InitialGuess.class, InitialGuess.choices(), starts, Set.of()),
                new Family<>(Scaling.class, Scaling.choices(), List.of(Scaling.values()), Set.of()),
                new Family<>(
                        StandardErrors.class, StandardErrors.choices(), List.of(StandardErrors.values()), Set.of()),
                new Family<>(MissingValues.class, Settings.MISSING_VALUES, List.of(MissingValues.values()), Set.of()));
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyMemberIsReadBackInEveryLanguage(Family<?> family) {
        Locale before = Locale.getDefault();
        try {
            for (String language : List.of("en", "de", "tr", "ar-u-nu-arab")) {
                Locale.setDefault(Locale.forLanguageTag(language));
                family.checkRoundTrips();
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    /** The members above are all there are, so that a new one without an entry in its table is found. */
    @ParameterizedTest
    @MethodSource("families")
    void noMemberIsMissing(Family<?> family) {
        Set<Class<?>> known = Stream.concat(family.members().stream().map(Object::getClass), family.open().stream())
                .collect(Collectors.toSet());
        assertThat(leaves(family.type())).isEqualTo(known);
    }

    private static Set<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null
                ? Set.of(type)
                : Arrays.stream(permitted)
                        .flatMap(member -> leaves(member).stream())
                        .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        "adam:0.9, 'adam needs three numbers, or none', 'Write ''adam'' alone, or ''adam:B1:B2:E'' with numbers for B1, B2 and E.'",
        "momentum, momentum needs a number, Write 'momentum:B' with a number for B.",
        "momentum:, momentum needs a number, Write 'momentum:B' with a number for B.",
        "gd:1, gd takes no number, Write 'gd' alone.",
        "rmsprop:0.9:x, 'x' is not a number, 'Write it with digits and a decimal point: 0.1, 30 or 2.9e-6.'",
    })
    void aRefusalSaysWhatToWrite(String text, String what, String how) {
        assertThatThrownBy(() -> Optimizer.choices().parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(what + "\n\n" + how);
    }
}
