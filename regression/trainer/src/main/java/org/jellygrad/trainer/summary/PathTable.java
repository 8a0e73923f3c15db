package org.jellygrad.trainer.summary;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.TextTable;

/** The path as a table of some of its epochs and the last. */
final class PathTable {
    private static final int SHORT = 300;

    /** Rows of a short table. */
    private static final int MOST = 5;

    private static final int PARAMETERS = 4;
    private static final int DIGITS = 7;
    private static final int LOSS_DIGITS = 6;
    private static final int GRADIENT_DIGITS = 3;

    private final Path path;
    private final RoundingNoise rounding;
    private final boolean brief;
    private final boolean parameters;
    private final boolean validated;

    private PathTable(Path path, RoundingNoise rounding, boolean brief) {
        this.path = path;
        this.rounding = rounding;
        this.brief = brief;
        this.parameters = path.names().size() <= PARAMETERS;
        this.validated = !Double.isNaN(path.last().validationLoss());
    }

    /** About a dozen rows: epochs 0, 1, 2, 3, 5, 10, 20 ... of a short run, 0, 1, 10, 100 ... of a long one, and the last. */
    static List<String> full(Path path, RoundingNoise rounding) {
        return new PathTable(path, rounding, false).lines();
    }

    /** At most {@value #MOST} of those rows, without the gradient. */
    static List<String> brief(Path path, RoundingNoise rounding) {
        return new PathTable(path, rounding, true).lines();
    }

    private List<String> lines() {
        var table = new TextTable(0, heads());
        List<PathPoint> points = points();
        List<PathPoint> shown = brief ? few(points) : points;
        for (int i = 0; i < shown.size(); i++) {
            List<String> row = row(shown.get(i));
            if (i == shown.size() - 1 && path.wentBack()) {
                row.set(0, "best");
            }
            table.add(row);
        }
        List<String> lines = new ArrayList<>(table.lines());
        if (!brief && missesOne(points)) {
            lines.add("(The path is long: not every epoch is kept in memory. A trace file has them all.)");
        }
        return lines;
    }

    private List<String> heads() {
        List<String> heads = new ArrayList<>(List.of("epoch"));
        if (parameters) {
            heads.addAll(path.names());
        }
        heads.add("loss");
        if (!brief) {
            heads.add("gradient norm");
        }
        if (validated) {
            heads.add("validation loss");
        }
        return heads;
    }

    /** The points at the wanted epochs, or at the next epochs that the path kept; then where the run stood, and the end. */
    private List<PathPoint> points() {
        int last = path.last().epoch();
        // A look at a mini-batch tells of few rows.
        List<PathPoint> looks = path.points().stream()
                .filter(point -> point.rows() == path.last().rows())
                .toList();
        List<PathPoint> points = new ArrayList<>();
        int wanted = 0;
        for (int i = 0; i < looks.size(); i++) {
            PathPoint point = looks.get(i);
            boolean left = i == looks.size() - 2 && path.wentBack();
            if (i == looks.size() - 1 || left || (point.epoch() >= wanted && point.epoch() < last)) {
                points.add(point);
                wanted = after(point.epoch());
            }
        }
        return points;
    }

    /** The first wanted epoch after one. */
    private int after(int epoch) {
        int wanted = 0;
        while (wanted <= epoch) {
            wanted = next(wanted, path.last().epoch() <= SHORT);
        }
        return wanted;
    }

    /** Whether a wanted epoch before the end is not kept. */
    private boolean missesOne(List<PathPoint> points) {
        int wanted = 0;
        for (PathPoint point : points) {
            if (point.epoch() > wanted && point.epoch() < path.last().epoch()) {
                return true;
            }
            wanted = after(point.epoch());
        }
        return false;
    }

    /** The start, the first epoch and the end, and others evenly between them. */
    private List<PathPoint> few(List<PathPoint> points) {
        int size = points.size();
        if (size <= MOST) {
            return points;
        }
        List<PathPoint> few = new ArrayList<>(points.subList(0, 2));
        int ends = path.wentBack() ? 2 : 1;
        int between = MOST - 2 - ends;
        for (int i = 1; i <= between; i++) {
            few.add(points.get(1 + (int) Math.round((size - ends - 1) * i / (between + 1.0))));
        }
        few.addAll(points.subList(size - ends, size));
        return few;
    }

    /** 0, 1, 2, 3, 5, 10, 20, 30, 50, 100 ...; or 0, 1, 10, 100 ... */
    private static int next(int epoch, boolean fine) {
        if (epoch == 0) {
            return 1;
        }
        int decade = 1;
        while (decade <= epoch / 10) {
            decade *= 10;
        }
        int next = !fine
                ? 10
                : switch (epoch / decade) {
                    case 1 -> 2;
                    case 2 -> 3;
                    case 3 -> 5;
                    default -> 10;
                };
        return Math.multiplyExact(next, decade);
    }

    private List<String> row(PathPoint point) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(point.epoch()));
        if (parameters) {
            for (int i = 0; i < point.parameters().length; i++) {
                double parameter = point.parameters()[i];
                // An intercept is in the target's units; a start given by names is turned into coordinates and back.
                boolean intercept = path.names().get(i).equals("intercept");
                double shown = intercept
                        ? rounding.residual(parameter)
                        : RoundingNoise.beside(largest(i, point.epoch()), parameter);
                cells.add(Numbers.format(shown, DIGITS));
            }
        }
        cells.add(Numbers.format(rounding.loss(point.loss()), LOSS_DIGITS));
        if (!brief) {
            double share =
                    RoundingNoise.share(point.gradientNorm() / path.first().gradientNorm());
            cells.add(Numbers.format(share == 0 ? 0 : point.gradientNorm(), GRADIENT_DIGITS));
        }
        if (validated) {
            cells.add(Numbers.format(rounding.loss(point.validationLoss()), LOSS_DIGITS));
        }
        return cells;
    }

    /** The largest size of a parameter up to an epoch. Later ones do not count, for those of a run that diverges dwarf all before. */
    private double largest(int parameter, int epoch) {
        return path.points().stream()
                .takeWhile(point -> point.epoch() <= epoch)
                .mapToDouble(point -> Math.abs(point.parameters()[parameter]))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }
}
