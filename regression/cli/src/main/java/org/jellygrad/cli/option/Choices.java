package org.jellygrad.cli.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.problem.NearestName;
import org.jellygrad.trainer.loss.Loss;
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
import org.jspecify.annotations.Nullable;

/**
 * What an option's value can be: the names a user types, each with what it builds. The tables below are all there are.
 *
 * @param noun what is chosen, for messages
 * @param named the choices with a name
 * @param other what any other text builds; null where there is nothing but names
 */
record Choices<T>(
        String noun, List<Choice<T>> named, @Nullable Other<T> other) {

    static final Choices<Loss> LOSS = new Choices<>(
            "loss",
            List.of(
                    name("mse", Loss.Squared::new),
                    name("mae", Loss.Absolute::new),
                    name("huber", "D", delta -> new Loss.Huber(number(delta))),
                    name("quantile", "Q", q -> new Loss.Quantile(number(q))),
                    name("log-cosh", Loss.LogCosh::new)),
            null);

    static final Choices<Optimizer> OPTIMIZER = new Choices<>(
            "optimizer",
            List.of(
                    name("gd", GradientDescent::new),
                    name("momentum", "B", beta -> new Momentum(number(beta))),
                    name("nesterov", "B", beta -> new Nesterov(number(beta))),
                    name("adagrad", AdaGrad::new),
                    name("rmsprop", RmsProp::new),
                    name("adam", Adam::new),
                    name("amsgrad", AmsGrad::new),
                    name("normalized", NormalizedGradientDescent::new),
                    name("lbfgs", LBfgs::new),
                    name("cg", ConjugateGradient::new)),
            null);

    static final Choices<Schedule> SCHEDULE = new Choices<>(
            "schedule",
            List.of(
                    name("constant", Schedule.Constant::new),
                    name("inverse-time", "D", decay -> new Schedule.InverseTime(number(decay))),
                    name("exponential", "G", base -> new Schedule.Exponential(number(base))),
                    name("step", "K:G", Choices::step),
                    name("cosine", Schedule.Cosine::new),
                    name("warmup", "K", epochs -> new Schedule.WarmUp(whole(epochs)))),
            null);

    static final Choices<Clipping> CLIPPING = new Choices<>(
            "clipping",
            List.of(
                    name("none", Clipping.None::new),
                    name("norm", "C", most -> new Clipping.ByNorm(number(most))),
                    name("value", "C", most -> new Clipping.ByValue(number(most)))),
            null);

    static final Choices<Averaging> AVERAGING = new Choices<>(
            "averaging",
            List.of(
                    name("none", Averaging.None::new),
                    name("polyak", "K", after -> new Averaging.PolyakRuppert(whole(after)))),
            null);

    static final Choices<LearningRate> LEARNING_RATE = new Choices<>(
            "learning rate",
            List.of(name("auto", LearningRate.Auto::new), name("search", LearningRate.Search::new)),
            new Other<>("a number above 0", rate -> new LearningRate.Fixed(number(rate))));

    static final Choices<Batching> BATCHING = new Choices<>(
            "batch",
            List.of(name("full", Batching.Full::new)),
            new Other<>("a number of rows", rows -> new Batching.MiniBatch(whole(rows))));

    static final Choices<Scaling> SCALING = ofConstants("scale", Scaling.values());

    static final Choices<InitialGuess> START = new Choices<>(
            "start",
            List.of(name("zeros", InitialGuess.Zeros::new), name("random", InitialGuess.Random::new)),
            new Other<>("values by name as in slope=3,intercept=20", text -> new InitialGuess.Given(values(text))));

    static final Choices<MissingValues> MISSING = ofConstants("treatment of missing cells", MissingValues.values());

    /**
     * One choice.
     *
     * @param name what a user types
     * @param parameter what stands for the number after a colon; null where there is none
     * @param make builds it from the parameter, which is empty where there is none
     */
    record Choice<T>(String name, @Nullable String parameter, Function<String, T> make) {
        String shape() {
            return parameter == null ? name : name + ":" + parameter;
        }
    }

    /** Builds the choice from a text that is not a name; described for messages. */
    record Other<T>(String description, Function<String, T> make) {}

    /**
     * The choice a text stands for.
     *
     * @throws IllegalArgumentException if it stands for none; the message offers the nearest name
     */
    T parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        for (Choice<T> choice : named) {
            if (choice.name().equals(name)) {
                return choice.make().apply(parameter(choice, colon < 0 ? null : text.substring(colon + 1)));
            }
        }
        Other<T> fallback = other;
        if (fallback == null) {
            throw unknown(text, name);
        }
        try {
            return fallback.make().apply(text);
        } catch (NotANumber e) {
            throw unknown(text, name);
        }
    }

    /** All of them: {@code mse, mae or huber:D}. */
    String names() {
        List<String> shapes = new ArrayList<>(named.stream().map(Choice::shape).toList());
        if (other != null) {
            shapes.add(other.description());
        }
        String last = shapes.remove(shapes.size() - 1);
        return shapes.isEmpty() ? last : String.join(", ", shapes) + " or " + last;
    }

    private static <T> String parameter(Choice<T> choice, @Nullable String given) {
        if (choice.parameter() == null && given != null) {
            throw refused(choice.name() + " takes no number", "Write '" + choice.name() + "' alone.");
        }
        if (choice.parameter() != null && (given == null || given.isEmpty())) {
            boolean two = choice.parameter().contains(":");
            throw refused(
                    choice.name() + (two ? " needs two numbers" : " needs a number"),
                    "Write '" + choice.shape() + "' with " + (two ? "numbers" : "a number") + " for "
                            + choice.parameter().replace(":", " and ") + ".");
        }
        return given == null ? "" : given;
    }

    private IllegalArgumentException unknown(String text, String name) {
        String question =
                NearestName.question(name, named.stream().map(Choice::name).toList());
        return refused(
                "'" + text + "' is no " + noun,
                (question.isEmpty() ? "" : question + "\n") + "It can be " + names() + ".");
    }

    /** Every K epochs the rate is multiplied by G. */
    private static Schedule step(String parameter) {
        String[] parts = parameter.split(":", -1);
        if (parts.length != 2) {
            throw refused(
                    "step needs two numbers",
                    "Write 'step:K:G': every K epochs the rate is multiplied by G, step:10:0.5 say.");
        }
        return new Schedule.Step(whole(parts[0]), number(parts[1]));
    }

    private static Map<String, Double> values(String text) {
        Map<String, Double> values = new LinkedHashMap<>();
        String begun = "";
        for (String part : Names.split(text)) {
            // What has no value belongs to a name that holds a comma.
            String whole = begun + part;
            int equals = whole.lastIndexOf('=');
            if (equals < 0) {
                begun = whole + ",";
                continue;
            }
            begun = "";
            String name = Names.unquoted(whole.substring(0, equals));
            if (name.isEmpty()) {
                throw new NotANumber(text);
            }
            if (values.put(name, number(whole.substring(equals + 1).strip())) != null) {
                throw refused(
                        "'" + name + "' is given twice", "Descent starts from one point; give each name one value.");
            }
        }
        if (!begun.isEmpty()) {
            throw new NotANumber(text);
        }
        return values;
    }

    /**
     * A number as people write it.
     *
     * @throws NotANumber if it is none
     */
    static double number(String text) {
        try {
            // Java alone takes 1d, 0x1p3 and blanks for numbers.
            if (text.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?")) {
                return Double.parseDouble(text);
            }
        } catch (NumberFormatException e) {
            throw new NotANumber(text);
        }
        throw new NotANumber(text);
    }

    /** Of what is no number at all the table says what it can be. */
    private static int whole(String text) {
        number(text);
        return Math.toIntExact(whole(text, Integer.MAX_VALUE));
    }

    /**
     * A whole number as people write it.
     *
     * @throws IllegalArgumentException if it is none, or larger
     */
    static long whole(String text, long largest) {
        try {
            long value = Long.parseLong(text);
            if (Math.abs(value) <= largest) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw refused("'" + text + "' is not a whole number", "Write it in digits; the largest is " + largest + ".");
    }

    private static IllegalArgumentException refused(String what, String how) {
        return new IllegalArgumentException(what + "\n\n" + how);
    }

    private static <T> Choice<T> name(String name, Supplier<? extends T> make) {
        return new Choice<>(name, null, parameter -> make.get());
    }

    private static <T> Choice<T> name(String name, String parameter, Function<String, ? extends T> make) {
        return new Choice<>(name, parameter, make::apply);
    }

    /** The constants of an enum under their names in lower case. */
    private static <E extends Enum<E>> Choices<E> ofConstants(String noun, E[] constants) {
        return new Choices<>(
                noun,
                Arrays.stream(constants)
                        .map(constant -> Choices.<E>name(constant.name().toLowerCase(Locale.ROOT), () -> constant))
                        .toList(),
                null);
    }

    /** A text where a number was wanted. */
    static final class NotANumber extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        NotANumber(String text) {
            super("'" + text + "' is not a number\n\nWrite it with digits and a decimal point: 0.1, 30 or 2.9e-6.");
        }
    }
}
