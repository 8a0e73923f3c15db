package org.jellygrad.playground.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows: a run, and the step of it that is looked at. A run is on data or on a function.
 *
 * @param name of the data or the lesson's run, or the function's text
 * @param data null on a function
 * @param function null on data
 * @param walk a run of a lesson that follows no optimizer; null where the settings make the run
 * @param settings of the run
 * @param texts the run's settings that differ from the page's defaults, by key, as text
 * @param step steps taken where the run is looked at
 * @param ignored keys that mean nothing here
 */
public record PageState(
        String name,
        @Nullable Dataset data,
        @Nullable TypedFunction function,
        @Nullable FinishedRun walk,
        Settings settings,
        Map<String, String> texts,
        long step,
        List<String> ignored) {

    public PageState {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        ignored = List.copyOf(ignored);
    }

    /** The state of a run on data that was made elsewhere, with settings that the page may have no place for. */
    public static PageState of(Dataset data, Settings settings) {
        return new PageState(
                data.card().name(), data, null, null, settings, StateReader.texts(settings, false), 0, List.of());
    }

    /** The same run looked at after so many steps. */
    public PageState at(long other) {
        return new PageState(name, data, function, walk, settings, texts, other, ignored);
    }

    /** What tells this run from all others: its subject and settings. */
    public String key() {
        return (walk != null ? "walk=" : data == null ? "function=" : "data=") + name + '\n' + texts;
    }

    /** The same run with other settings. */
    public PageState with(Settings others) {
        return new PageState(
                name, data, function, walk, others, StateReader.texts(others, function != null), step, ignored);
    }

    /** The same run of at most so many epochs. */
    public PageState ofAtMost(int epochs) {
        return settings.stop().maxEpochs() <= epochs
                ? this
                : with(settings.withStop(settings.stop().withMaxEpochs(epochs)));
    }

    /** The subject and the settings as the page's link writes them. */
    public Map<String, String> link() {
        Map<String, String> link = new LinkedHashMap<>();
        link.put(walk != null ? "walk" : function != null ? "function" : "data", name);
        link.putAll(texts);
        return link;
    }

    /** The line that makes the run in a terminal. */
    public String command() {
        return CommandLine.of(this);
    }
}
