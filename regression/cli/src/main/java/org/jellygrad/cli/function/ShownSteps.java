package org.jellygrad.cli.function;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathListener;
import org.jellygrad.trainer.path.PathPoint;

/**
 * The steps of a run that are printed: each K-th and the last. Where K is not given, all of a short run, and about twenty of a long one.
 */
final class ShownSteps implements PathListener {
    private static final int MOST = 31;

    private final int every;
    private final List<PathPoint> kept = new ArrayList<>();

    /** @param every K, where each K-th step is wanted */
    ShownSteps(int every) {
        this.every = every;
    }

    @Override
    public void point(List<String> names, PathPoint point) {
        if (point.step() % every == 0) {
            kept.add(point);
        }
    }

    /** The collected steps, and the last step of the path. */
    List<PathPoint> of(Path path) {
        return withEnd(kept, path);
    }

    /** About twenty of a path, at round distances. */
    static List<PathPoint> some(Path path) {
        long last = path.last().epoch();
        long every = 1;
        for (int i = 0; last / every >= MOST; i++) {
            every = i % 3 == 1 ? every / 2 * 5 : every * 2;
        }
        List<PathPoint> shown = new ArrayList<>();
        long wanted = 0;
        for (PathPoint point : path.points()) {
            if (point.epoch() >= wanted) {
                shown.add(point);
                wanted = (point.epoch() / every + 1) * every;
            }
        }
        return withEnd(shown, path);
    }

    private static List<PathPoint> withEnd(List<PathPoint> some, Path path) {
        List<PathPoint> shown = new ArrayList<>(some);
        shown.removeIf(point -> point.step() == path.last().step());
        shown.add(path.last());
        return shown;
    }
}
