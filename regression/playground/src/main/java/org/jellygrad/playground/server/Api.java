package org.jellygrad.playground.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.playground.answer.CatalogAnswer;
import org.jellygrad.playground.answer.DataAnswer;
import org.jellygrad.playground.answer.DrawnAnswer;
import org.jellygrad.playground.answer.ErrorsAnswer;
import org.jellygrad.playground.answer.GradeAnswer;
import org.jellygrad.playground.answer.GroundAnswer;
import org.jellygrad.playground.answer.LessonAnswer;
import org.jellygrad.playground.answer.OwnDataAnswer;
import org.jellygrad.playground.answer.RaceAnswer;
import org.jellygrad.playground.answer.RunAnswer;
import org.jellygrad.playground.answer.StepAnswer;
import org.jellygrad.playground.course.OpenLesson;
import org.jellygrad.playground.question.DrawnPath;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.playground.state.Shelf;
import org.jellygrad.playground.state.StateReader;
import org.jellygrad.playground.takeaway.Takeaway;
import org.jellygrad.playground.upload.Upload;
import org.jspecify.annotations.Nullable;

/** The questions that the page can ask. */
final class Api {
    private static final int PATH_STEPS = 10_000;
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_SWEPT = 1_000;

    /** Answers a question. */
    private interface Question {
        Reply answer(JsonObject asked, Session session);
    }

    private final Shelf shelf;
    private final Map<String, Question> questions;

    Api(Shelf shelf) {
        this.shelf = shelf;
        questions = Map.ofEntries(
                Map.entry("/api/data", this::data),
                Map.entry("/api/run", this::run),
                Map.entry("/api/path", this::path),
                Map.entry("/api/step", this::step),
                Map.entry("/api/errors", this::errors),
                Map.entry("/api/surface", this::surface),
                Map.entry("/api/curve", this::curve),
                Map.entry("/api/cancel", Api::cancel),
                Map.entry("/api/take", this::take),
                Map.entry("/api/rows", this::rows),
                Map.entry("/api/race", this::race),
                Map.entry("/api/sweep", this::sweep),
                Map.entry("/api/lesson", this::lesson),
                Map.entry("/api/grade", this::grade),
                Map.entry("/api/hint", this::hint),
                Map.entry("/api/solution", this::solution),
                Map.entry("/api/draw", this::draw));
    }

    /** What there is to choose from. */
    Reply catalog(Session session) {
        return Reply.json(CatalogAnswer.of(shelf.with(session.own())));
    }

    /**
     * Reads a table and keeps it for the session.
     *
     * @param name of its file
     * @throws org.jellygrad.datasets.problem.ProblemException if it is no table, or too large
     */
    Reply upload(InputStream table, String name, Session session) {
        Upload upload = Upload.read(table, name);
        return Reply.json(OwnDataAnswer.of(session.own().add(name, upload.columns(), shelf::isTaken), upload));
    }

    private Reply rows(JsonObject asked, Session session) {
        return Reply.json(
                OwnDataAnswer.of(session.own().add(text(asked, "name"), OwnDataAnswer.columns(asked), shelf::isTaken)));
    }

    boolean knows(String path) {
        return questions.containsKey(path);
    }

    /** @throws org.jellygrad.datasets.problem.ProblemException if it cannot be answered */
    Reply answer(String path, JsonObject asked, Session session) {
        return Objects.requireNonNull(questions.get(path)).answer(asked, session);
    }

    private Reply data(JsonObject asked, Session session) {
        PageState state = StateReader.read(shelf.with(session.own()), asked);
        Dataset data = state.data();
        if (data == null) {
            throw new InvalidValueException("The state is of a function, which has no rows.", "Name data.");
        }
        return Reply.frame(DataAnswer.of(state, data));
    }

    private Reply run(JsonObject asked, Session session) {
        PageState state = StateReader.read(shelf.with(session.own()), asked);
        return Reply.frame(RunAnswer.whole(session.run(state, token(asked)), state));
    }

    private Reply path(JsonObject asked, Session session) {
        PageState state = StateReader.read(shelf.with(session.own()), asked).ofAtMost(PATH_STEPS);
        return Reply.frame(RunAnswer.path(session.passing(state, token(asked)), state));
    }

    private Reply step(JsonObject asked, Session session) {
        PageState state = StateReader.read(shelf.with(session.own()), asked);
        return Reply.json(StepAnswer.of(session.run(state, token(asked)), state));
    }

    private Reply errors(JsonObject asked, Session session) {
        PageState state = StateReader.read(shelf.with(session.own()), asked);
        String kind = text(asked, "kind");
        return Reply.frame(ErrorsAnswer.of(session.run(state, token(asked)), state, kind));
    }

    private Reply take(JsonObject asked, Session session) {
        Takeaway kind = Takeaway.of(text(asked, "what"));
        PageState state = state(asked, session);
        Map<String, String> view = new LinkedHashMap<>();
        asked.getAsJsonObject("state").asMap().forEach((key, value) -> {
            if (isText(value)) {
                view.put(key, value.getAsString());
            }
        });
        return Reply.text(session.stoppable(
                token(asked),
                stopped -> kind.text(
                        state, view, shelf.with(session.own()), () -> session.run(state, token(asked)), stopped)));
    }

    private Reply race(JsonObject asked, Session session) {
        PageState state = state(asked, session);
        List<String> runners = List.of(text(asked, "runners").split(";", -1));
        return Reply.frame(RaceAnswer.of(session.run(state, token(asked)), state, runners));
    }

    private Reply sweep(JsonObject asked, Session session) {
        PageState state = state(asked, session);
        int epochs = Math.max(1, Math.min(MOST_SWEPT, count(asked, "epochs")));
        return Reply.frame(RaceAnswer.sweep(session.run(state, token(asked)), state, epochs));
    }

    private Reply lesson(JsonObject asked, Session session) {
        Map<String, String> answers = new LinkedHashMap<>();
        if (asked.get("answers") instanceof JsonObject given) {
            given.keySet().forEach(name -> answers.put(name, text(given, name)));
        }
        return Reply.json(LessonAnswer.of(shelf.lessons().open(text(asked, "name")), answers));
    }

    private Reply grade(JsonObject asked, Session session) {
        return Reply.json(GradeAnswer.grade(
                opened(asked), text(asked, "question"), text(asked, "answer"), count(asked, "hints")));
    }

    private Reply hint(JsonObject asked, Session session) {
        return Reply.json(GradeAnswer.hint(opened(asked), text(asked, "question"), count(asked, "index")));
    }

    private Reply solution(JsonObject asked, Session session) {
        return Reply.json(GradeAnswer.solution(opened(asked), text(asked, "question")));
    }

    private Reply draw(JsonObject asked, Session session) {
        return Reply.json(DrawnAnswer.of(opened(asked), text(asked, "run"), new DrawnPath(points(asked))));
    }

    private static List<Map<String, Double>> points(JsonObject asked) {
        List<Map<String, Double>> points = new ArrayList<>();
        try {
            for (JsonElement point : asked.getAsJsonArray("points")) {
                Map<String, Double> one = new LinkedHashMap<>();
                point.getAsJsonObject().asMap().forEach((name, value) -> one.put(name, value.getAsDouble()));
                points.add(one);
            }
        } catch (RuntimeException e) {
            throw new InvalidValueException("`points` are no points.", "Send a list of numbers by name.");
        }
        return points;
    }

    private OpenLesson opened(JsonObject asked) {
        return shelf.lessons().open(text(asked, "lesson"));
    }

    private static String text(JsonObject asked, String name) {
        JsonElement value = asked.get(name);
        if (!isText(value)) {
            throw new InvalidValueException("The question lacks its `" + name + "`.", "Send a text.");
        }
        String text = Objects.requireNonNull(value).getAsString();
        if (text.length() > LONGEST_TEXT) {
            throw new InvalidValueException(
                    "`" + name + "` has " + text.length() + " characters.", "The longest has " + LONGEST_TEXT + ".");
        }
        return text;
    }

    private static int count(JsonObject asked, String name) {
        JsonElement value = asked.get(name);
        try {
            return value == null ? 0 : Math.max(0, value.getAsInt());
        } catch (RuntimeException e) {
            throw new InvalidValueException("`" + name + "` is no number.", "Send a whole number.");
        }
    }

    private Reply surface(JsonObject asked, Session session) {
        PageState state = state(asked, session);
        GroundAnswer.Range x = range(asked, "x", "xRange", "nx");
        GroundAnswer.Range y = range(asked, "y", "yRange", "ny");
        return Reply.frame(session.stoppable(
                token(asked), stopped -> GroundAnswer.surface(session.run(state, token(asked)), state, x, y, stopped)));
    }

    private Reply curve(JsonObject asked, Session session) {
        PageState state = state(asked, session);
        GroundAnswer.Range x = range(asked, "x", "xRange", "n");
        return Reply.frame(session.stoppable(
                token(asked), stopped -> GroundAnswer.curve(session.run(state, token(asked)), state, x, stopped)));
    }

    private static Reply cancel(JsonObject asked, Session session) {
        String token = token(asked);
        JsonObject done = new JsonObject();
        done.addProperty("cancelled", token != null && session.cancel(token));
        return Reply.json(done);
    }

    private PageState state(JsonObject asked, Session session) {
        JsonElement state = asked.get("state");
        if (state == null || !state.isJsonObject()) {
            throw new InvalidValueException("The question lacks its state.", "Send the page's state as `state`.");
        }
        return StateReader.read(shelf.with(session.own()), state.getAsJsonObject());
    }

    private static GroundAnswer.Range range(JsonObject asked, String name, String ends, String count) {
        JsonElement range = asked.get(ends);
        if (!isText(asked.get(name))
                || range == null
                || !range.isJsonArray()
                || range.getAsJsonArray().size() != 2) {
            throw new InvalidValueException(
                    "The question lacks `" + name + "` or its `" + ends + "`.",
                    "Name a parameter, and give the two ends of its range.");
        }
        try {
            return new GroundAnswer.Range(
                    asked.get(name).getAsString(),
                    range.getAsJsonArray().get(0).getAsDouble(),
                    range.getAsJsonArray().get(1).getAsDouble(),
                    asked.get(count).getAsInt());
        } catch (RuntimeException e) {
            if (e instanceof org.jellygrad.datasets.problem.ProblemException) {
                throw e;
            }
            throw new InvalidValueException("`" + ends + "` and `" + count + "` must be numbers.", "Give numbers.");
        }
    }

    private static boolean isText(@Nullable JsonElement element) {
        return element != null
                && element.isJsonPrimitive()
                && element.getAsJsonPrimitive().isString();
    }

    private static @Nullable String token(JsonObject asked) {
        JsonElement token = asked.get("token");
        return isText(token) ? Objects.requireNonNull(token).getAsString() : null;
    }
}
