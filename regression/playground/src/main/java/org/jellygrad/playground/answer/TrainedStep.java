package org.jellygrad.playground.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.state.PageState;

/** Why a step is what it is, for a page that holds only the rows trained on: rows bear their numbers among those. */
public final class TrainedStep {
    private TrainedStep() {}

    public static JsonObject of(RecordedRun run, PageState asked) {
        JsonObject answer = StepAnswer.of(run, asked);
        int[] kept = TrainingRows.kept(asked);
        for (JsonElement row : answer.getAsJsonArray("rows")) {
            JsonObject object = row.getAsJsonObject();
            object.addProperty(
                    "index", Arrays.binarySearch(kept, object.get("index").getAsInt()));
        }
        if (answer.get("batch") instanceof JsonArray batch) {
            JsonArray renamed = new JsonArray();
            batch.forEach(row -> renamed.add(Arrays.binarySearch(kept, row.getAsInt())));
            answer.add("batch", renamed);
        }
        return answer;
    }
}
