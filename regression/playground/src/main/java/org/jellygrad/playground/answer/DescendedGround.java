package org.jellygrad.playground.answer;

import java.util.List;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.trainer.explain.Landscape;
import org.jellygrad.trainer.function.TypedFunction;
import org.jspecify.annotations.Nullable;

/** The objective of a run over the coordinates in which the run descends. One thread's own. */
final class DescendedGround implements AutoCloseable {
    private final Landscape landscape;
    private final List<String> names;

    /** The user's parameters from descended ones; null where they are the same. */
    private final double @Nullable [][] toUser;

    private final double[] held;

    /** @param asked its step says where parameters are held */
    DescendedGround(RecordedRun run, PageState asked) {
        landscape = landscape(asked);
        names = landscape.names();
        List<String> all = run.columns().names();
        toUser = names.equals(all) ? run.toUser() : null;
        var point = run.columns().point(run.columns().indexOf(asked.step()));
        double[] place = toUser == null ? point.parameters() : point.descended();
        held = names.stream().mapToDouble(name -> place[all.indexOf(name)]).toArray();
        for (int j = 0; j < held.length; j++) {
            held[j] = Double.isFinite(held[j]) ? held[j] : 0;
        }
    }

    private static Landscape landscape(PageState asked) {
        TypedFunction function = asked.function();
        Dataset data = asked.data();
        if (function != null) {
            return Landscape.of(function);
        }
        if (data == null) {
            throw new IllegalStateException("a state of nothing");
        }
        return Landscape.of(data, asked.settings());
    }

    List<String> names() {
        return names;
    }

    /** Where the run stands. */
    double[] held() {
        return held.clone();
    }

    /** The objective at a place. */
    double at(double... place) {
        return landscape.at(user(place));
    }

    /**
     * The objective at a place.
     *
     * @param slopes receives its derivatives there
     */
    double look(double[] place, double[] slopes) {
        double[] user = new double[place.length];
        double value = landscape.look(user(place), user);
        for (int j = 0; j < place.length; j++) {
            slopes[j] = user[j];
            for (int i = 0; toUser != null && i < place.length; i++) {
                slopes[j] = (i == 0 ? 0 : slopes[j]) + toUser[i][j] * user[i];
            }
        }
        return value;
    }

    private double[] user(double... place) {
        if (toUser == null) {
            return place.clone();
        }
        double[] user = new double[place.length];
        for (int i = 0; i < user.length; i++) {
            for (int j = 0; j < place.length; j++) {
                user[i] += toUser[i][j] * place[j];
            }
        }
        return user;
    }

    @Override
    public void close() {
        landscape.close();
    }
}
