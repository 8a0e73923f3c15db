package org.jellygrad.cli.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jellygrad.trainer.outcome.RidgeSearch;
import org.jspecify.annotations.Nullable;

/** The search for the l2 penalty as a part of a fit's JSON: the list {@code l2Search}, ascending from l2 = 0. */
final class RidgeJson {

    private RidgeJson() {}

    static void write(@Nullable RidgeSearch search, JsonWriter json) throws IOException {
        json.name("l2Search");
        if (search == null) {
            json.nullValue();
            return;
        }
        List<RidgeSearch.Trial> all = Stream.concat(Stream.of(search.none()), search.trials().stream())
                .toList();
        json.beginArray();
        for (RidgeSearch.Trial trial : all) {
            json.beginObject();
            JsonNumbers.write(json, "l2", trial.l2());
            JsonNumbers.write(json, "rmse", trial.rmse());
            json.name("rows").value(trial.predicted());
            json.name("best").value(trial.l2() == search.best().l2());
            json.endObject();
        }
        json.endArray();
    }
}
