package org.jellygrad.playground.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.file.WholeFile;
import org.jellygrad.playground.answer.DataAnswer;
import org.jellygrad.playground.answer.ErrorsAnswer;
import org.jellygrad.playground.answer.RunAnswer;
import org.jellygrad.playground.course.OpenLesson;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.facts.Runs;
import org.jellygrad.playground.facts.TrainedRun;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.playground.state.SettingWords;
import org.jellygrad.playground.state.Shelf;
import org.jellygrad.playground.state.StateReader;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.explain.StepExplainer;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.record.Record;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.summary.Detail;
import org.jspecify.annotations.Nullable;

/**
 * A run as one HTML file: the page's views with every step of the run, which scrub without server and network. On data it holds the rows,
 * the summary, the diagnostic plots and the whole record, which {@link SavedRecord} reads again. Whoever passes on the file passes on its
 * rows.
 */
public final class SavedPage {
    private final JsonObject saved;
    private final @Nullable Record record;
    private final String title;

    private SavedPage(JsonObject saved, @Nullable Record record, String title) {
        this.saved = saved;
        this.record = record;
        this.title = title;
    }

    /**
     * The page of a finished run.
     *
     * @param path of the run: {@link org.jellygrad.trainer.Recording#wholePath} is told the one with the most points
     * @param settings of the run
     * @param data of the run
     * @param command the command line that makes the run again
     */
    public static SavedPage of(Fit fit, Path path, Settings settings, Dataset data, String command) {
        TrainedRun trained = new TrainedRun(fit, Record.of(fit, path, settings, data, command));
        PageState state = PageState.of(data, settings);
        return of(trained.shown(state, data), state, Map.of(), trained, command);
    }

    /**
     * The page of a run that the playground shows.
     *
     * @param asked the run's state, with the step to begin at
     * @param view options of the views, by their keys
     * @param trained the same run with its record; null for a run on a function
     * @param command the command line that makes the run again
     */
    public static SavedPage of(
            RecordedRun run, PageState asked, Map<String, String> view, @Nullable TrainedRun trained, String command) {
        JsonObject saved = new JsonObject();
        saved.addProperty("command", command);
        JsonArray runs = new JsonArray();
        runs.add(run(run, asked, trained));
        saved.add("runs", runs);
        JsonObject first = state(asked);
        view.forEach(first::addProperty);
        if (asked.step() > 0) {
            first.addProperty("step", Long.toString(asked.step()));
        }
        saved.add("first", first);
        saved.add("catalog", catalog());
        if (trained != null) {
            Record record = trained.record();
            saved.addProperty("summary", SettingWords.in(trained.fit().summary(Detail.FULL)));
            saved.addProperty("plain", SavedRows.isPlain(record));
            saved.addProperty("plots", base64(SavedRows.plots(record)));
            saved.addProperty("rows", record.data().rows());
            saved.addProperty("every", record.data().every());
        }
        saved.addProperty("name", asked.name());
        return new SavedPage(saved, trained == null ? null : trained.record(), asked.name());
    }

    /**
     * The page of a lesson: its text and its runs, and its questions with the answers that were graded when it was saved.
     *
     * @param shelf with the lesson's data
     * @param first the state to begin with
     */
    public static SavedPage of(OpenLesson lesson, Shelf shelf, Map<String, String> first) {
        JsonObject saved = new JsonObject();
        String name = lesson.lesson().name();
        String command = "jellygrad lesson " + name;
        saved.addProperty("command", command);
        JsonObject text = SavedLesson.lesson(lesson, command);
        saved.add("lesson", text);
        saved.add("grades", SavedLesson.grades(lesson, text));
        JsonArray runs = new JsonArray();
        for (JsonElement shown : text.getAsJsonObject("runs").asMap().values()) {
            JsonObject state = shown.getAsJsonObject().getAsJsonObject("state");
            PageState asked = StateReader.read(shelf, state);
            JsonObject run = run(Runs.run(asked, () -> false), asked, null);
            run.add("state", state);
            runs.add(run);
        }
        saved.add("runs", runs);
        JsonObject begin = new JsonObject();
        first.forEach(begin::addProperty);
        saved.add("first", begin);
        JsonObject catalog = catalog();
        JsonObject listed = new JsonObject();
        for (String key : List.of("name", "title", "goal", "points")) {
            listed.add(key, text.get(key));
        }
        catalog.getAsJsonArray("lessons").add(listed);
        saved.add("catalog", catalog);
        saved.addProperty("name", name);
        return new SavedPage(saved, null, lesson.title());
    }

    private static JsonObject run(RecordedRun run, PageState asked, @Nullable TrainedRun trained) {
        JsonObject saved = new JsonObject();
        saved.add("state", state(asked));
        saved.addProperty("run", base64(RunAnswer.whole(run, asked)));
        saved.add("steps", SavedSteps.of(run, asked));
        Dataset data = asked.data();
        if (data != null) {
            saved.addProperty(
                    "data",
                    base64(
                            trained == null
                                    ? DataAnswer.of(asked, data)
                                    : SavedRows.frame(
                                            trained.record(), data.card().units())));
        }
        if (data != null && data.rows() <= StepExplainer.MOST_ROWS) {
            JsonObject errors = new JsonObject();
            for (String kind : List.of("signed", "absolute")) {
                errors.addProperty(kind, base64(ErrorsAnswer.of(run, asked, kind)));
            }
            saved.add("errors", errors);
        }
        SavedGround.addTo(saved, run, asked);
        return saved;
    }

    private static JsonObject state(PageState asked) {
        JsonObject state = new JsonObject();
        asked.link().forEach(state::addProperty);
        return state;
    }

    /** A saved page offers nothing to choose. */
    private static JsonObject catalog() {
        JsonObject catalog = new JsonObject();
        catalog.add("data", new JsonArray());
        catalog.add("functions", new JsonArray());
        catalog.add("lessons", new JsonArray());
        catalog.add("choices", new JsonObject());
        return catalog;
    }

    private static String base64(byte[] frame) {
        return Base64.getEncoder().encodeToString(frame);
    }

    /** The document. */
    public String html() {
        return SavedDocument.html(title, saved, record == null ? "" : compressed(record));
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @throws IOException if it cannot be written
     */
    public void write(java.nio.file.Path file) throws IOException {
        String html = html();
        WholeFile.write(file, writer -> writer.write(html));
    }

    private static String compressed(Record record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer writer = new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
            record.write(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return base64(bytes.toByteArray());
    }
}
