package org.jellygrad.playground.state;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.choice.WrittenNumber;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Obstacles;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Setting;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Reads a state as the page sends it, and checks every value: a link may come from anywhere. Values are texts, as on the command line;
 * numbers and lists are taken for their texts. What is not said is the page's default: that of the command, but in the data's own
 * coordinates, and on functions at rate 0.1 for 100 steps.
 */
public final class StateReader {

    /** A record is complete up to so many steps, and the page shows no longer run. */
    public static final int MOST_STEPS = 100_000;

    /** More texts than these are no expression of anyone's. */
    private static final int LONGEST_FUNCTION = 2_000;

    /** Steps on a function unless the state says otherwise. */
    private static final int FUNCTION_STEPS = 100;

    private static final double FUNCTION_RATE = 0.1;

    /** Keys of how a run is shown, which change nothing about it. */
    private static final Set<String> VIEW = Set.of(
            "step",
            "loss-scale",
            "errors",
            "residuals",
            "surface",
            "x",
            "y",
            "fog",
            "lesson",
            "part",
            "pulls",
            "view",
            "speed",
            "race",
            "race-axis",
            "race-height",
            "sweep",
            "teach",
            "token");

    private static final Set<String> SUBJECT = Set.of("data", "function", "walk", LessonWalk.RULE);

    private final Shelf shelf;
    private final JsonObject json;
    private final StateTexts texts;

    private StateReader(Shelf shelf, JsonObject json) {
        this.shelf = shelf;
        this.json = json;
        this.texts = new StateTexts(json);
    }

    /**
     * Reads a state.
     *
     * @throws UnusableStateException if it cannot be used; with all that is wrong
     */
    public static PageState read(Shelf shelf, JsonObject json) {
        return new StateReader(shelf, json).read();
    }

    /** The settings of a run of which nothing is said. */
    static Settings defaults(boolean function) {
        Settings settings = Settings.DEFAULTS.withScaling(Scaling.NONE).withThreads(1);
        return function
                ? settings.withLearningRate(new LearningRate.Fixed(FUNCTION_RATE))
                        .withStop(settings.stop().withMaxEpochs(FUNCTION_STEPS))
                : settings;
    }

    /** The settings that differ from the page's defaults, as texts. */
    static Map<String, String> texts(Settings settings, boolean function) {
        Settings usual = defaults(function);
        Map<String, String> texts = new LinkedHashMap<>();
        for (Setting setting : PageSettings.ALL) {
            String text = setting.in(settings);
            if (!text.equals(setting.in(usual))) {
                texts.put(setting.key(), text);
            }
        }
        return texts;
    }

    private PageState read() {
        String walk = texts.of("walk");
        return walk == null ? readRun() : readWalk(walk);
    }

    /** A run of a lesson: what it descends on and how is the lesson's. */
    private PageState readWalk(String name) {
        long step = step();
        texts.throwIfWrong();
        FinishedRun run = LessonWalk.of(shelf.lessons(), name, texts.of(LessonWalk.RULE));
        JsonObject subject = new JsonObject();
        CourseShelf.subject(run.plan().objective(), name).forEach(subject::addProperty);
        PageState plain = new StateReader(shelf, subject).readRun();
        Map<String, String> link = new LinkedHashMap<>();
        subject.entrySet()
                .forEach(entry -> link.put(entry.getKey(), entry.getValue().getAsString()));
        String rule = texts.of(LessonWalk.RULE);
        if (rule != null) {
            link.put(LessonWalk.RULE, rule);
        }
        return new PageState(name, plain.data(), plain.function(), run, plain.settings(), link, step, List.of());
    }

    private PageState readRun() {
        String written = texts.of("function");
        String name = texts.of("data");
        TypedFunction function = written == null ? null : function(written);
        Dataset data = written == null ? data(name == null ? "jellybeans" : name) : null;
        if (written != null && name != null) {
            texts.problem("function", "The state names both data and a function.", "A run descends on one of them.");
        }
        Settings settings = settings(written != null);
        long step = step();
        if (!texts.isWrong()) {
            texts.addAll(settings.problems());
        }
        if (!texts.isWrong() && data != null) {
            settings = checked(data, settings);
        }
        texts.throwIfWrong();
        return new PageState(
                data == null ? String.valueOf(function) : data.card().name(),
                data,
                function,
                null,
                settings,
                texts(settings, written != null),
                step,
                ignored(written != null));
    }

    private Settings checked(Dataset data, Settings settings) {
        checkColumns("features", settings.features(), data);
        String target = settings.target();
        checkColumns("target", target == null ? List.of() : List.of(target), data);
        if (texts.isWrong()) {
            return settings;
        }
        Obstacles found = new Trainer(settings).obstacles(data);
        texts.addAll(found.settings());
        texts.addAll(found.data());
        long perEpoch = settings.batching().stepsAnEpoch(data.rows());
        long most = MOST_STEPS / Math.min(MOST_STEPS, perEpoch);
        int epochs = settings.stop().maxEpochs();
        if (epochs <= most) {
            return settings;
        }
        if (texts.of(PageSettings.EPOCHS) != null) {
            texts.problem(
                    PageSettings.EPOCHS,
                    epochs + " epochs are " + epochs * perEpoch + " steps.",
                    "The page keeps every step, " + MOST_STEPS + " at most. Give up to " + most + " epochs.");
        }
        return settings.withStop(settings.stop().withMaxEpochs(Math.toIntExact(most)));
    }

    private void checkColumns(String key, List<String> columns, Dataset data) {
        try {
            data.schema().requireAll(columns);
        } catch (ProblemException e) {
            texts.add(key, e);
        }
    }

    private @Nullable TypedFunction function(String written) {
        if (written.length() > LONGEST_FUNCTION) {
            texts.problem(
                    "function",
                    "The function has " + written.length() + " characters.",
                    "The longest has " + LONGEST_FUNCTION + ". Write a shorter one.");
            return null;
        }
        try {
            return TypedFunction.of(Expression.parse(written));
        } catch (ProblemException e) {
            texts.add("function", e);
            return null;
        }
    }

    private @Nullable Dataset data(String name) {
        try {
            return shelf.data(name);
        } catch (ProblemException e) {
            texts.add("data", e);
            return null;
        }
    }

    private Settings settings(boolean function) {
        Settings settings = defaults(function);
        for (Setting setting : PageSettings.ALL) {
            String text = texts.of(setting.key());
            if (text == null || (function && !setting.onFunctions())) {
                continue;
            }
            try {
                settings = setting.with().apply(settings, text);
            } catch (ProblemException e) {
                texts.add(setting.key(), e);
            }
        }
        if (function && settings.stop().maxEpochs() > MOST_STEPS) {
            texts.problem(
                    PageSettings.EPOCHS,
                    settings.stop().maxEpochs() + " steps are too many.",
                    "The page keeps every step. Give up to " + MOST_STEPS + ".");
        }
        return settings;
    }

    private long step() {
        String text = texts.of("step");
        if (text == null) {
            return 0;
        }
        try {
            return Math.max(0, WrittenNumber.whole(text, Long.MAX_VALUE));
        } catch (ProblemException e) {
            texts.add("step", e);
            return 0;
        }
    }

    private List<String> ignored(boolean function) {
        return json.keySet().stream()
                .filter(key -> !VIEW.contains(key) && !SUBJECT.contains(key))
                .filter(key -> PageSettings.ALL.stream()
                        .noneMatch(setting -> setting.key().equals(key) && (!function || setting.onFunctions())))
                .toList();
    }
}
