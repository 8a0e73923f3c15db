package org.jellygrad.cli.inspection;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import org.jellygrad.cli.problem.OptionNames;
import org.jellygrad.cli.report.JsonNumbers;
import org.jellygrad.cli.report.ReadingText;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.profile.ColumnProfile;
import org.jellygrad.datasets.profile.Profile;
import org.jellygrad.datasets.profile.Suspicion;

/** A profile as one JSON object. */
public final class InspectionJson {
    private InspectionJson() {}

    /**
     * Prints it.
     *
     * @param target the column to be predicted, if that is known
     */
    public static void print(Dataset data, Profile profile, Optional<String> target, PrintWriter out) {
        try {
            var json = new JsonWriter(out);
            json.setIndent("  ");
            json.beginObject();
            json.name("data").value(data.card().name());
            json.name("rows").value(data.rows());
            ReadingText.write(json, data);
            json.name("columns").beginArray();
            for (ColumnProfile column : profile.columns()) {
                column(json, column, target);
            }
            json.endArray();
            json.name("suspicions").beginArray();
            for (Suspicion suspicion : profile.suspicions()) {
                json.beginObject();
                json.name("kind").value(suspicion.kind().name().toLowerCase(Locale.ROOT));
                json.name("column").value(suspicion.column());
                json.name("what").value(suspicion.what());
                json.name("advice").value(OptionNames.in(suspicion.advice()));
                json.endObject();
            }
            json.endArray();
            Conditioning conditioning = Conditioning.of(profile.correlations(), target.orElse(""));
            JsonNumbers.write(json, "conditionNumber", conditioning.conditionNumber());
            json.name("conditionNumberFrom").beginArray();
            for (String maker : conditioning.makers()) {
                json.value(maker);
            }
            json.endArray();
            json.endObject().flush();
            out.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a PrintWriter never throws it
        }
    }

    private static void column(JsonWriter json, ColumnProfile column, Optional<String> target) throws IOException {
        json.beginObject();
        json.name("name").value(column.name());
        json.name("kind").value(column.summary().column().isNumeric() ? "number" : "text");
        json.name("missing").value(column.summary().missing().count());
        if (column.summary().column().isNumeric()) {
            JsonNumbers.write(json, "min", column.summary().min());
            JsonNumbers.write(json, "mean", column.mean());
            JsonNumbers.write(json, "max", column.summary().max());
            JsonNumbers.write(json, "deviation", column.deviation());
            json.name("histogram").beginArray();
            for (long count : column.histogram()) {
                json.value(count);
            }
            json.endArray();
        } else {
            json.name("different").value(column.different());
            json.name("levels").beginObject();
            for (ColumnProfile.Level level : column.levels()) {
                json.name(level.text()).value(level.rows());
            }
            json.endObject();
        }
        if (target.isPresent()) {
            JsonNumbers.write(json, "correlation", column.correlation());
        }
        json.endObject();
    }
}
