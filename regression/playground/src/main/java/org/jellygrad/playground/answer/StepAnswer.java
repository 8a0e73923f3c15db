package org.jellygrad.playground.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import org.jellygrad.autograd.explain.Explanation;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.playground.facts.PointColumns;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.playground.state.MinusSigns;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.trainer.explain.ExplainedRows;
import org.jellygrad.trainer.explain.ExplainedStep;
import org.jellygrad.trainer.explain.StepExplainer;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.record.RecordedBatch;
import org.jellygrad.trainer.text.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Why a step is what it is: the step from the point that the state shows to the next, every number plugged in. At the end of the run
 * nothing follows; then there are no updates.
 */
public final class StepAnswer {

    /** Rows beyond these are summed up, not listed. */
    static final int MOST_ROWS = 200;

    /** Numbers of a node beyond these are left out. */
    private static final int MOST_NUMBERS = 12;

    private static final int DIGITS = 7;

    private StepAnswer() {}

    public static JsonObject of(RecordedRun run, PageState asked) {
        PointColumns columns = run.columns();
        int at = columns.taken(columns.indexOf(asked.step()));
        boolean last = columns.step()[at] == columns.step()[columns.size() - 1];
        PathPoint before = columns.point(at);
        PathPoint after = columns.point(last ? at : at + 1);
        int[] batch = batch(run, asked, before);
        int[] kept = TrainingRows.kept(asked);
        ExplainedStep step = explain(asked, before, after, batch);
        JsonObject json = new JsonObject();
        json.addProperty("step", before.step());
        json.addProperty("point", at);
        json.addProperty("last", last);
        json.add("rate", Json.number(step.learningRate()));
        json.add("loss", Json.number(step.loss()));
        json.add("lossAfter", last ? JsonNull.INSTANCE : Json.number(step.lossAfter()));
        json.add("names", Json.texts(step.names()));
        json.add("parameters", parameters(columns.names(), before, last ? null : after));
        json.add("gradient", Json.named(step.names(), step.gradient()));
        json.add("updates", updates(step, last, asked.walk()));
        json.add("sums", sums(step));
        json.add("rows", rows(step, batch, kept));
        json.add("graph", graph(step));
        json.add("batch", batch.length == 0 ? JsonNull.INSTANCE : indices(batch, kept));
        json.addProperty("sentence", MinusSigns.in(sentence(step, last, asked.function() != null)));
        if (!last && asked.walk() == null) {
            UserUnits.add(json, run, step, before, after);
        }
        return json;
    }

    private static ExplainedStep explain(PageState asked, PathPoint before, PathPoint after, int... batch) {
        TypedFunction function = asked.function();
        Dataset data = asked.data();
        if (function != null) {
            return StepExplainer.of(function, asked.settings(), before, after);
        }
        if (data == null) {
            throw new IllegalStateException("a state of nothing");
        }
        return batch.length == 0
                ? StepExplainer.of(data, asked.settings(), before, after)
                : StepExplainer.ofBatch(data, asked.settings(), before, after, batch);
    }

    /** Which of the rows trained on the step sees; empty if it is all of them. */
    private static int[] batch(RecordedRun run, PageState asked, PathPoint before) {
        double all = run.columns().rows()[0];
        return before.rows() < all ? RecordedBatch.seenBy(asked.settings(), before.step(), (int) all) : new int[0];
    }

    private static JsonObject parameters(List<String> names, PathPoint before, @Nullable PathPoint after) {
        JsonObject parameters = new JsonObject();
        parameters.add("before", Json.named(names, before.parameters()));
        parameters.add("after", after == null ? JsonNull.INSTANCE : Json.named(names, after.parameters()));
        return parameters;
    }

    private static JsonArray updates(ExplainedStep step, boolean last, @Nullable FinishedRun walk) {
        JsonArray updates = new JsonArray();
        for (int j = 0; j < step.names().size() && !last; j++) {
            JsonObject update = new JsonObject();
            update.addProperty("parameter", step.names().get(j));
            update.add("before", Json.number(step.before()[j]));
            update.add("gradient", Json.number(step.gradient()[j]));
            update.add("rate", Json.number(step.learningRate()));
            update.add("after", Json.number(step.after()[j]));
            update.addProperty("text", MinusSigns.in(walk == null ? step.update(j) : walked(step, j, walk)));
            update.addProperty("node", node(step, j));
            updates.add(update);
        }
        return updates;
    }

    /** A step that no optimizer chose, in words. */
    private static String walked(ExplainedStep step, int j, FinishedRun walk) {
        String name = step.names().get(j);
        String before = Numbers.format(step.before()[j], DIGITS);
        String after = Numbers.format(step.after()[j], DIGITS);
        return walk.plan().strategy().step(name, before, after);
    }

    /** The node of a parameter: its name, or a feature's after {@code b_}. */
    private static String node(ExplainedStep step, int j) {
        String name = step.names().get(j);
        return step.graph().nodes().stream()
                .map(Explanation.Node::id)
                .filter(id -> id.equals(name) || id.equals("b_" + name) || id.equals("'b_" + name + "'"))
                .findFirst()
                .orElse(name);
    }

    private static JsonArray sums(ExplainedStep step) {
        JsonArray sums = new JsonArray();
        ExplainedRows rows = step.rows();
        for (int j = 0; j < step.names().size() && rows != null; j++) {
            JsonObject sum = new JsonObject();
            sum.addProperty("parameter", step.names().get(j));
            sum.add("sum", Json.number(rows.sum(j)));
            sum.addProperty(
                    "text",
                    MinusSigns.in("The pulls of " + Numbers.count(rows.count(), "row") + " average to "
                            + Numbers.format(rows.sum(j), DIGITS) + "."));
            sums.add(sum);
        }
        return sums;
    }

    private static JsonArray indices(int[] batch, int... kept) {
        JsonArray array = new JsonArray();
        for (int row : batch) {
            array.add(kept[row]);
        }
        return array;
    }

    private static JsonArray rows(ExplainedStep step, int[] batch, int... kept) {
        JsonArray array = new JsonArray();
        ExplainedRows rows = step.rows();
        if (rows == null) {
            return array;
        }
        for (int i = 0; i < rows.count() && i < MOST_ROWS; i++) {
            JsonObject row = new JsonObject();
            row.addProperty("index", kept[batch.length == 0 ? i : batch[i]]);
            JsonObject inputs = new JsonObject();
            JsonObject pull = new JsonObject();
            for (int j = 0; j < step.names().size(); j++) {
                inputs.add(step.names().get(j), Json.number(rows.values()[j][i]));
                pull.add(step.names().get(j), Json.number(rows.count() * rows.slopes()[i] * rows.values()[j][i]));
            }
            row.add("inputs", inputs);
            row.add("target", Json.number(rows.truth()[i]));
            row.add("prediction", Json.number(rows.predictions()[i]));
            row.add("residual", Json.number(rows.residuals()[i]));
            row.add("cost", Json.number(rows.costs()[i]));
            row.add("squared", Json.number(rows.residuals()[i] * rows.residuals()[i]));
            row.add("pull", pull);
            array.add(row);
        }
        return array;
    }

    private static JsonObject graph(ExplainedStep step) {
        JsonArray nodes = new JsonArray();
        JsonArray edges = new JsonArray();
        for (Explanation.Node node : step.graph().nodes()) {
            JsonObject object = new JsonObject();
            object.addProperty("id", node.id());
            object.addProperty("label", node.id());
            object.addProperty("op", node.op());
            object.addProperty("shape", node.shape().toString());
            object.add("value", some(node.value()));
            object.add("gradient", some(node.gradient()));
            object.addProperty("count", node.value().length);
            object.addProperty("formula", MinusSigns.in(node.rule()));
            object.addProperty("rule", MinusSigns.in(node.numbers()));
            object.addProperty("element", node.inFull());
            JsonArray uses = new JsonArray();
            for (Explanation.NodeUse use : node.uses()) {
                JsonObject one = new JsonObject();
                one.addProperty("user", use.user());
                one.addProperty("formula", use.rule());
                one.addProperty("rule", use.numbers());
                uses.add(one);
            }
            object.add("uses", uses);
            nodes.add(object);
            for (String input : node.inputs()) {
                JsonArray edge = new JsonArray();
                edge.add(input);
                edge.add(node.id());
                edges.add(edge);
            }
        }
        JsonObject graph = new JsonObject();
        graph.add("nodes", nodes);
        graph.add("edges", edges);
        return graph;
    }

    private static JsonElement some(double... values) {
        return Json.numbers(values.length <= MOST_NUMBERS ? values : java.util.Arrays.copyOf(values, MOST_NUMBERS));
    }

    private static String sentence(ExplainedStep step, boolean last, boolean function) {
        if (last) {
            return "The run ends here, after " + Numbers.count(step.step() - 1, "step") + ".";
        }
        double change = step.lossAfter() - step.loss();
        String how = change < 0 ? "falls" : change > 0 ? "rises" : "stays";
        return "Step " + step.step() + ": the " + (function ? "value " : "loss ") + how + " from "
                + Numbers.format(step.loss(), DIGITS)
                + (change == 0 ? "." : " to " + Numbers.format(step.lossAfter(), DIGITS) + ".");
    }
}
