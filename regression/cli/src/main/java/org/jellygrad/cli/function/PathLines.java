package org.jellygrad.cli.function;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.TextTable;

/** Steps of a descent on a function as a table: position, value, slope. */
final class PathLines {
    private static final int DIGITS = 7;
    private static final int SLOPE_DIGITS = 6;

    /** More variables than these leave no room for a slope along each. */
    private static final int MOST_SLOPES = 3;

    private PathLines() {}

    static List<String> of(List<String> variables, List<PathPoint> points) {
        boolean one = variables.size() == 1;
        boolean slopes = variables.size() <= MOST_SLOPES;
        List<String> heads = new ArrayList<>(List.of("step"));
        heads.addAll(variables);
        heads.add("value");
        if (slopes) {
            variables.forEach(name -> heads.add(one ? "slope" : "slope along " + name));
        } else {
            heads.add("gradient norm");
        }
        TextTable table = new TextTable(0, heads);
        for (PathPoint point : points) {
            List<String> cells = new ArrayList<>(List.of(Integer.toString(point.epoch())));
            for (double parameter : point.parameters()) {
                cells.add(Numbers.format(parameter, DIGITS));
            }
            cells.add(Numbers.format(point.loss(), DIGITS));
            for (double slope : slopes ? point.gradient() : new double[] {point.gradientNorm()}) {
                cells.add(Numbers.format(slope, SLOPE_DIGITS));
            }
            table.add(cells);
        }
        return table.lines();
    }
}
