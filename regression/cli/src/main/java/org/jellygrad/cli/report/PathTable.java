package org.jellygrad.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.cli.text.Numbers;
import org.jellygrad.cli.text.TextTable;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;

/** The path in about a dozen lines: epochs 0, 1, 2, 3, 5, 10, 20 ... of a short run, 0, 1, 10, 100 ... of a long one, and the last. */
final class PathTable {
    private static final int SHORT = 300;
    private static final int PARAMETERS = 4;
    private static final int DIGITS = 7;
    private static final int LOSS_DIGITS = 6;
    private static final int GRADIENT_DIGITS = 3;

    private PathTable() {}

    static List<String> lines(Path path, Rounding rounding) {
        boolean parameters = path.names().size() <= PARAMETERS;
        List<String> heads = new ArrayList<>(List.of("epoch"));
        if (parameters) {
            heads.addAll(path.names());
        }
        heads.add("loss");
        heads.add("gradient norm");
        boolean validated = !Double.isNaN(path.last().validationLoss());
        if (validated) {
            heads.add("validation loss");
        }
        var table = new TextTable(0, heads);
        int wanted = 0;
        int last = path.last().epoch();
        boolean missed = false;
        // A look at a mini-batch tells of few rows.
        List<PathPoint> looks = path.points().stream()
                .filter(point -> point.rows() == path.last().rows())
                .toList();
        for (int i = 0; i < looks.size(); i++) {
            PathPoint point = looks.get(i);
            boolean left = i == looks.size() - 2 && path.wentBack();
            if (i == looks.size() - 1 || left || (point.epoch() >= wanted && point.epoch() < last)) {
                missed |= point.epoch() > wanted && point.epoch() < last;
                List<String> row = row(path, point, parameters, rounding);
                if (i == looks.size() - 1 && path.wentBack()) {
                    row.set(0, "back");
                }
                if (validated) {
                    row.add(Numbers.format(rounding.loss(point.validationLoss()), LOSS_DIGITS));
                }
                table.add(row);
                while (wanted <= point.epoch()) {
                    wanted = next(wanted, last <= SHORT);
                }
            }
        }
        List<String> lines = new ArrayList<>(table.lines());
        if (missed) {
            lines.add("(a long path: epochs in between are not in memory; --trace FILE writes them all)");
        }
        return lines;
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

    private static List<String> row(Path path, PathPoint point, boolean parameters, Rounding rounding) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(point.epoch()));
        if (parameters) {
            for (int i = 0; i < point.parameters().length; i++) {
                double parameter = point.parameters()[i];
                // An intercept is in the target's units; a start given by names is turned into coordinates and back.
                boolean intercept = path.names().get(i).equals("intercept");
                cells.add(Numbers.format(intercept ? rounding.residual(parameter) : parameter, DIGITS));
            }
        }
        cells.add(Numbers.format(rounding.loss(point.loss()), LOSS_DIGITS));
        double start = path.first().gradientNorm();
        double share = Rounding.share(point.gradientNorm() / start);
        cells.add(Numbers.format(share == 0 ? 0 : point.gradientNorm(), GRADIENT_DIGITS));
        return cells;
    }
}
