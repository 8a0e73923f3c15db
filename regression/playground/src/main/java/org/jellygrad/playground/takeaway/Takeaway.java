package org.jellygrad.playground.takeaway;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.playground.export.SavedPage;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.facts.TrainedRun;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.playground.state.Shelf;
import org.jspecify.annotations.Nullable;

/** The kinds of what can be taken away of a run, as text. */
public enum Takeaway {
    /** A page that works from disk. */
    PAGE,
    /** The record as JSON. */
    RECORD,
    /** Every step as CSV. */
    PATH,
    /** A Java program. */
    JAVA;

    /** Options of views that a saved page begins with. */
    private static final Set<String> VIEW =
            Set.of("loss-scale", "errors", "residuals", "surface", "fog", "pulls", "x", "y");

    /**
     * The kind of a name.
     *
     * @throws InvalidValueException if there is none
     *
     */
    public static Takeaway of(String name) {
        for (Takeaway kind : values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        throw new InvalidValueException(
                "There is no '" + name + "' to take away.", "There are page, record, path and java.");
    }

    /** Makes a run, or gives the one that is there. */
    public interface RunMaker {
        RecordedRun run();
    }

    /**
     * The text.
     *
     * @param view the page's state with the options of its views
     * @param shelf with the data and the lessons
     * @param runs makes the run where it is needed
     * @throws org.jellygrad.datasets.problem.ProblemException if the run has no such thing
     */
    public String text(PageState state, Map<String, String> view, Shelf shelf, RunMaker runs, BooleanSupplier stopped) {
        return switch (this) {
            case PAGE -> page(state, view, shelf, runs, stopped).html();
            case RECORD -> record(state, stopped);
            case PATH -> PathCsv.of(runs.run().columns());
            case JAVA -> JavaProgram.of(state);
        };
    }

    private static SavedPage page(
            PageState state, Map<String, String> view, Shelf shelf, RunMaker runs, BooleanSupplier stopped) {
        String lesson = view.get("lesson");
        return lesson == null || lesson.equals("all")
                ? SavedPage.of(runs.run(), state, shown(view), trained(state, stopped), state.command())
                : SavedPage.of(shelf.lessons().open(lesson), shelf, view);
    }

    private static Map<String, String> shown(Map<String, String> view) {
        Map<String, String> shown = new LinkedHashMap<>(view);
        shown.keySet().retainAll(VIEW);
        return shown;
    }

    /** Null for what is not trained on data. */
    private static @Nullable TrainedRun trained(PageState state, BooleanSupplier stopped) {
        Dataset data = state.data();
        return data == null || state.walk() != null ? null : TrainedRun.of(state, data, stopped);
    }

    private static String record(PageState state, BooleanSupplier stopped) {
        TrainedRun trained = trained(state, stopped);
        if (trained == null) {
            throw new InvalidValueException(
                    "Records are of runs on data.", "Take the path away as CSV, or the page, which holds all of it.");
        }
        StringWriter text = new StringWriter();
        try {
            trained.record().write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
