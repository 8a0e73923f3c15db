package org.jellygrad.playground.export;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import org.jellygrad.playground.answer.GroundAnswer;
import org.jellygrad.playground.answer.GroundAnswer.Range;
import org.jellygrad.playground.facts.PointColumns;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.state.PageState;

/**
 * The loss around a run of one or two parameters, over a window wide enough for every screen: the page cuts its own out of it. Its rule for
 * the middle part is that of the page's {@code plane-frame.js}.
 */
final class SavedGround {
    /** Points of a curve, and of a surface across and up: less than the most that are answered. */
    private static final int CURVE = 801;

    private static final int ACROSS = 221;

    private static final int UP = 161;

    /** How far the window goes beyond start and optimum. */
    private static final double FAR = 2.2;

    private static final double MARGIN = 0.3;

    /** How much wider than high a plot may be, and how much higher than wide. */
    private static final double WIDE = 2.6;

    private static final double HIGH = 1.25;

    private SavedGround() {}

    /** Adds the loss over the parameters, where there are no more than two. */
    static void addTo(JsonObject saved, RecordedRun run, PageState asked) {
        PointColumns columns = run.columns();
        int parameters = columns.parameters().length;
        if (parameters > 2 || columns.descended().length != parameters) {
            return;
        }
        double[] best = best(run);
        boolean function = asked.function() != null;
        double[][] windows = new double[parameters][];
        for (int j = 0; j < parameters; j++) {
            double[] path = run.toUser() == null ? columns.parameters()[j] : columns.descended()[j];
            windows[j] = window(path, best == null ? Double.NaN : best[j], function ? 2 : 0);
        }
        if (parameters == 1) {
            Range x = range(run, 0, windows[0], CURVE);
            saved.addProperty(
                    "curve", Base64.getEncoder().encodeToString(GroundAnswer.curve(run, asked, x, () -> false)));
            return;
        }
        int across = columns.names().contains("intercept") ? 1 : 0;
        int up = 1 - across;
        if (function || !run.coordinates().equals("none")) {
            double width = windows[across][1] - windows[across][0];
            double height = windows[up][1] - windows[up][0];
            windows[across] = widened(windows[across], Math.max(width, height * WIDE));
            windows[up] = widened(windows[up], Math.max(width * HIGH, height));
        }
        byte[] frame = GroundAnswer.surface(
                run, asked, range(run, across, windows[across], ACROSS), range(run, up, windows[up], UP), () -> false);
        JsonObject surface = new JsonObject();
        surface.addProperty("frame", Base64.getEncoder().encodeToString(frame));
        surface.add("x", ends(windows[across]));
        surface.add("y", ends(windows[up]));
        saved.add("surface", surface);
    }

    private static Range range(RecordedRun run, int parameter, double[] window, int count) {
        return new Range(run.columns().names().get(parameter), window[0], window[1], count);
    }

    private static JsonArray ends(double... window) {
        JsonArray ends = new JsonArray();
        ends.add(window[0]);
        ends.add(window[1]);
        return ends;
    }

    private static double[] widened(double[] window, double size) {
        double middle = (window[0] + window[1]) / 2;
        return new double[] {middle - size / 2, middle + size / 2};
    }

    private static double[] window(double[] path, double best, double room) {
        double start = path[0];
        double middle = Double.isNaN(best) ? start : best;
        double low = Arrays.stream(path).filter(Double::isFinite).min().orElse(middle);
        double high = Arrays.stream(path).filter(Double::isFinite).max().orElse(middle);
        double reach = Double.isNaN(best) || Math.abs(start - best) < 1e-12
                ? Math.min(Math.max(high - middle, middle - low), 1e6)
                : Math.abs(start - best);
        double far = Math.max(reach, room);
        if (far == 0) {
            far = middle == 0 ? 1 : Math.abs(middle) / 2;
        }
        double from = Math.min(Math.max(low, middle - FAR * far), middle - far);
        double to = Math.max(Math.min(high, middle + FAR * far), middle + far);
        double pad = MARGIN * (to - from);
        return new double[] {from - pad, to + pad};
    }

    /** The best place in the coordinates of descent; null where none is known. */
    private static double @org.jspecify.annotations.Nullable [] best(RecordedRun run) {
        if (run.best() == null) {
            return null;
        }
        double[] user = run.best().parameters();
        double[][] m = run.toUser();
        if (m == null) {
            return user;
        }
        if (user.length == 1) {
            return new double[] {user[0] / m[0][0]};
        }
        double determinant = m[0][0] * m[1][1] - m[0][1] * m[1][0];
        return new double[] {
            (m[1][1] * user[0] - m[0][1] * user[1]) / determinant, (m[0][0] * user[1] - m[1][0] * user[0]) / determinant
        };
    }
}
