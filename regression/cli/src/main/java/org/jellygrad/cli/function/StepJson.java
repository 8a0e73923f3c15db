package org.jellygrad.cli.function;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.PrintWriter;
import org.jellygrad.trainer.explain.ExplainedStep;

/** An explained step as one JSON object: numbers in full precision, {@code null} for what is not a finite number. */
public final class StepJson {

    private StepJson() {}

    /** Prints it. */
    public static void print(ExplainedStep step, PrintWriter out) {
        JsonObject all = new JsonObject();
        all.addProperty("step", step.step());
        all.add("loss", number(step.loss()));
        all.add("lossAfter", number(step.lossAfter()));
        JsonObject gradient = new JsonObject();
        JsonArray updates = new JsonArray();
        for (int j = 0; j < step.names().size(); j++) {
            gradient.add(step.names().get(j), number(step.gradient()[j]));
            JsonObject update = new JsonObject();
            update.addProperty("parameter", step.names().get(j));
            update.add("before", number(step.before()[j]));
            update.add("gradient", number(step.gradient()[j]));
            update.add("learningRate", number(step.learningRate()));
            update.add("after", number(step.after()[j]));
            update.addProperty("text", step.update(j));
            updates.add(update);
        }
        all.add("gradient", gradient);
        all.add("update", updates);
        all.add("nodes", step.graph().json().get("nodes"));
        new GsonBuilder()
                .setPrettyPrinting()
                .disableHtmlEscaping()
                .serializeNulls()
                .create()
                .toJson(all, out);
        out.println();
    }

    private static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value + 0.0) : JsonNull.INSTANCE;
    }
}
