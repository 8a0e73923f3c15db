package org.jellygrad.cli.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jellygrad.trainer.sufficient.SufficientStatistics;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;
import org.jspecify.annotations.Nullable;

/**
 * What became of the sums of rows.
 *
 * @param file where they are
 * @param before those that were there; null if there were none
 * @param after those that are there now
 */
public record SummaryUpdate(Path file, @Nullable SufficientStatistics before, SufficientStatistics after) {

    private long rowsBefore() {
        return before == null ? 0 : before.rows();
    }

    /** Rows of the data that were left out for missing values. */
    public long rowsDropped() {
        return after.rowsDropped() - (before == null ? 0 : before.rowsDropped());
    }

    /** A sentence. */
    public String text() {
        long more = after.rows() - rowsBefore();
        String holds = file + (before == null ? " is new and holds " : " holds ") + Numbers.count(after.rows(), "row");
        if (more < 0) {
            return holds + ": " + -more + (more == -1 ? " was" : " were") + " taken away. Of each column's spread "
                    + after.digits() + " of 31 digits are left.";
        }
        return holds + (before == null || more == 0 ? "." : ", " + more + " of them new.");
    }

    /** As lines of a summary. */
    public List<String> lines() {
        Paragraphs facts = new Paragraphs();
        facts.add("sums", text());
        return facts.lines();
    }

    /** As fields of an object. */
    public void write(JsonWriter json) throws IOException {
        json.name("sums").beginObject();
        json.name("file").value(file.toString());
        json.name("rowsBefore").value(rowsBefore());
        json.name("rows").value(after.rows());
        json.name("digits").value(after.digits());
        json.endObject();
    }
}
