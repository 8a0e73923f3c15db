package org.jellygrad.cli.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.problem.OptionNames;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.reading.Decision;
import org.jellygrad.datasets.reading.Reading;
import org.jellygrad.trainer.text.Paragraphs;

/** Says how data was read: a block of the decisions that the reader took, and what became of the rows. A clean file gets no block. */
public final class ReadingText {
    private ReadingText() {}

    /**
     * The block as lines of a summary.
     *
     * @param incomplete rows of the data that are left out because a value is missing
     */
    public static List<String> lines(Dataset data, long incomplete) {
        Reading reading = data.reading();
        var facts = new Paragraphs();
        if (!reading.decisions().isEmpty()) {
            facts.add("read as", OptionNames.in(reading.text()) + ".");
        }
        if (!reading.skipped().isEmpty()) {
            facts.add("rows", reading.rows(data.rows(), incomplete) + ".");
        }
        return facts.lines();
    }

    /**
     * The block as lines of a training's summary, which accounts for the rows of a file even if all are used.
     *
     * @param incomplete rows of the data that are left out because a value is missing
     */
    public static List<String> ofTraining(Dataset data, long incomplete) {
        List<String> lines = lines(data, incomplete);
        // Bundled data has a licence, a file has none. Of missing values alone a warning tells, which counts the rows
        // too.
        boolean file = data.card().licence().isEmpty();
        if (!file || incomplete > 0 || !data.reading().skipped().isEmpty()) {
            return lines;
        }
        var all = new Paragraphs();
        all.add("rows", data.rows() + " in the file, all used.");
        return Stream.concat(lines.stream(), all.lines().stream()).toList();
    }

    /** The block as a message beside the output. */
    public static void say(Dataset data, Console console) {
        Reading reading = data.reading();
        if (!reading.decisions().isEmpty()) {
            console.say(data.card().name() + " is read as: " + reading.text() + ".");
        }
        if (!reading.skipped().isEmpty()) {
            console.say("Rows: " + reading.rows(data.rows(), 0) + ".");
        }
    }

    /** The block as fields of an object. */
    public static void write(JsonWriter json, Dataset data) throws IOException {
        Reading reading = data.reading();
        json.name("rowsRead").value(data.rows() + reading.rowsSkipped());
        json.name("rowsSkipped").beginObject();
        for (Reading.Skipped skipped : reading.skipped()) {
            json.name(skipped.why()).value(skipped.rows());
        }
        json.endObject();
        json.name("reading").beginArray();
        for (Decision decision : reading.decisions()) {
            json.beginObject();
            json.name("what").value(decision.what());
            json.name("why").value(decision.why());
            json.name("option")
                    .value(decision.setting().isEmpty() ? "" : OptionNames.in("`" + decision.setting() + "`"));
            json.endObject();
        }
        json.endArray();
    }
}
