package org.jellygrad.trainer.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jellygrad.trainer.path.PathListener;
import org.jellygrad.trainer.path.PathPoint;
import org.jspecify.annotations.Nullable;

/** Keeps the distance to the optimum at every epoch. A path cannot serve here, because a long path leaves points out. */
final class Trail implements PathListener {
    private final boolean everyStep;
    private final Function<PathPoint, double[]> kept;
    private final List<Seen> seen = new ArrayList<>();

    private record Seen(int epoch, double[] values) {}

    /**
     * @param everyStep whether every point looks at all rows; else those do at which no step was taken
     * @param kept what is kept of a point
     */
    Trail(boolean everyStep, Function<PathPoint, double[]> kept) {
        this.everyStep = everyStep;
        this.kept = kept;
    }

    @Override
    public void point(List<String> names, PathPoint point) {
        if (everyStep || Double.isNaN(point.learningRate())) {
            seen.add(new Seen(point.epoch(), kept.apply(point)));
        }
    }

    /** The epoch of the first point that passes; null if none does. */
    @Nullable
    Integer first(Predicate<double[]> near) {
        return seen.stream()
                .filter(point -> near.test(point.values()))
                .findFirst()
                .map(Seen::epoch)
                .orElse(null);
    }
}
