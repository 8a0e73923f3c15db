package org.jellygrad.playground.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import org.jellygrad.playground.facts.Best;
import org.jellygrad.playground.facts.Direction;
import org.jellygrad.playground.facts.Diverging;
import org.jellygrad.playground.facts.Facts;
import org.jellygrad.playground.facts.PointColumns;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.state.MinusSigns;
import org.jellygrad.playground.state.PageState;
import org.jspecify.annotations.Nullable;

/** A run as the page gets it: all of it, or for a slider the little that is drawn. */
public final class RunAnswer {
    private RunAnswer() {}

    /** The whole record. */
    public static byte[] whole(RecordedRun run, PageState asked) {
        PointColumns columns = run.columns();
        ArrayFrame frame = new ArrayFrame(header(run, asked))
                .add("epoch", columns.epoch())
                .add("step", columns.step())
                .add("loss", columns.loss())
                .add("learningRate", columns.learningRate())
                .add("gradientNorm", columns.gradientNorm())
                .add("rows", columns.rows());
        for (int j = 0; j < columns.parameters().length; j++) {
            frame.add("parameter/" + columns.names().get(j), columns.parameters()[j]);
        }
        for (int j = 0; j < columns.descended().length; j++) {
            frame.add("descended/" + columns.names().get(j), columns.descended()[j]);
        }
        for (int j = 0; j < columns.gradient().length; j++) {
            frame.add("gradient/" + columns.names().get(j), columns.gradient()[j]);
        }
        columns.state().forEach((state, values) -> {
            for (int j = 0; j < values.length; j++) {
                frame.add(state + "/" + columns.names().get(j), values[j]);
            }
        });
        return frame.bytes();
    }

    /** What a slider draws: the path and the loss. */
    public static byte[] path(RecordedRun run, PageState asked) {
        PointColumns columns = run.columns();
        ArrayFrame frame =
                new ArrayFrame(header(run, asked)).add("step", columns.step()).add("loss", columns.loss());
        for (int j = 0; j < columns.parameters().length; j++) {
            frame.add("parameter/" + columns.names().get(j), columns.parameters()[j]);
        }
        return frame.bytes();
    }

    private static JsonObject header(RecordedRun run, PageState asked) {
        PointColumns columns = run.columns();
        JsonObject header = new JsonObject();
        header.add("state", state(asked));
        header.add("ignored", Json.texts(asked.ignored()));
        header.addProperty("command", run.command());
        header.add("parameters", Json.texts(columns.names()));
        header.addProperty("points", columns.size());
        header.addProperty("steps", run.steps());
        header.addProperty("every", columns.every());
        header.addProperty("outcome", run.outcome());
        header.addProperty("why", MinusSigns.in(run.why()));
        header.add(
                "sentences",
                Json.texts(run.sentences().stream().map(MinusSigns::in).toList()));
        header.addProperty("coordinates", run.coordinates());
        header.add("facts", facts(run));
        boolean function = asked.function() != null;
        header.add("optimum", function ? JsonNull.INSTANCE : best(run));
        header.add("minimum", function ? best(run) : JsonNull.INSTANCE);
        header.add("hessian", Json.matrix(run.hessian()));
        header.add("matrix", Json.matrix(run.toUser()));
        header.addProperty(
                "quadratic", run.hessian() != null && asked.settings().penalty().isNone());
        return header;
    }

    private static JsonObject state(PageState asked) {
        JsonObject state = new JsonObject();
        asked.link().forEach(state::addProperty);
        state.addProperty("step", asked.step());
        return state;
    }

    private static JsonElement best(RecordedRun run) {
        Best best = run.best();
        if (best == null) {
            return JsonNull.INSTANCE;
        }
        JsonObject object = new JsonObject();
        object.add("loss", Json.number(best.loss()));
        object.add("parameters", Json.named(run.columns().names(), best.parameters()));
        return object;
    }

    private static JsonObject facts(RecordedRun run) {
        Facts facts = run.facts();
        JsonObject object = new JsonObject();
        object.add("rate", Json.number(facts.rate()));
        object.add("stable", Json.number(facts.stable()));
        object.add("best", Json.number(facts.best()));
        object.addProperty("limitText", MinusSigns.in(facts.limitText()));
        object.add("factor", Json.number(facts.factor()));
        object.addProperty("pattern", facts.pattern());
        object.addProperty("patternText", MinusSigns.in(facts.patternText()));
        object.add("expectedEpochs", Json.number(facts.expectedEpochs()));
        object.add("conditionNumber", Json.number(facts.conditionNumber()));
        object.add("largestEigenvalue", Json.number(facts.largestEigenvalue()));
        object.add("smallestEigenvalue", Json.number(facts.smallestEigenvalue()));
        JsonArray directions = new JsonArray();
        for (Direction direction : facts.directions()) {
            JsonObject one = new JsonObject();
            one.add("eigenvalue", Json.number(direction.eigenvalue()));
            one.add("factor", Json.number(direction.factor()));
            one.add("vector", Json.named(run.columns().names(), direction.vector()));
            one.addProperty("text", MinusSigns.in(direction.text()));
            directions.add(one);
        }
        object.add("directions", directions);
        object.add("divergence", divergence(facts.divergence()));
        return object;
    }

    private static JsonElement divergence(@Nullable Diverging diverging) {
        if (diverging == null) {
            return JsonNull.INSTANCE;
        }
        JsonObject object = new JsonObject();
        object.add("direction", diverging.direction() < 0 ? JsonNull.INSTANCE : Json.number(diverging.direction()));
        object.add("factor", Json.number(diverging.factor()));
        object.addProperty("lastFinitePoint", diverging.lastFinitePoint());
        object.addProperty("advice", MinusSigns.in(diverging.advice()));
        JsonObject fix = new JsonObject();
        diverging.fix().forEach(fix::addProperty);
        object.add("fix", fix);
        return object;
    }
}
