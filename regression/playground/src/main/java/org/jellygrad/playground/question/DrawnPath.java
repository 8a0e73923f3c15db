package org.jellygrad.playground.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.playground.quantity.QuotedNumbers;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.playground.run.ParameterNames;
import org.jellygrad.trainer.path.PathPoint;

/**
 * Where a learner expects a run to go: its first points, drawn by hand before it is run. A hand is not exact, so each coordinate may be off
 * by {@value #SHARE} of the way that the run takes in it. It earns no points: it is there to be compared.
 *
 * @param points after one step, after two ...; each by the names of the run's parameters
 */
public record DrawnPath(List<Map<String, Double>> points) {
    private static final double SHARE = 0.15;
    private static final int MOST = 20;
    private static final String DIGITS = "4";

    public DrawnPath {
        if (points.isEmpty() || points.size() > MOST) {
            throw new InvalidValueException(
                    points.size() + " points were drawn.", "Draw at least one and " + MOST + " at most.");
        }
        points = points.stream().map(Map::copyOf).toList();
    }

    /**
     * A drawn point beside the run's.
     *
     * @param truth where the run goes
     * @param right whether every coordinate is within the tolerance
     */
    public record Compared(double[] drawn, double[] truth, boolean right) {}

    /**
     * What came of the comparison.
     *
     * @param names of the parameters
     * @param tolerance of each
     */
    public record Judged(List<String> names, double[] tolerance, List<Compared> points) {

        /** In words, with the tolerance. */
        public Grade grade() {
            long right = points.stream().filter(Compared::right).count();
            String within = "Within " + pairs(tolerance, " in ", " and ") + ", ";
            if (right == points.size()) {
                return new Grade(true, within + "each of your points is where the run goes.", 0);
            }
            Compared wrong =
                    points.stream().filter(point -> !point.right()).findFirst().orElseThrow();
            return Grade.wrong(within + right + " of your " + points.size() + " points "
                    + (right == 1 ? "is" : "are") + " where the run goes. Point " + (points.indexOf(wrong) + 1)
                    + ": you drew " + named(wrong.drawn()) + "; the run goes to " + named(wrong.truth()) + ".");
        }

        private String pairs(double[] values, String between, String and) {
            return IntStream.range(0, names.size())
                    .mapToObj(j -> QuotedNumbers.text(values[j], DIGITS) + between + names.get(j))
                    .collect(Collectors.joining(and));
        }

        private String named(double... values) {
            return IntStream.range(0, names.size())
                    .mapToObj(j -> names.get(j) + " " + QuotedNumbers.text(values[j], DIGITS))
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * Compares with a run.
     *
     * @throws InvalidValueException if the run has other parameters or took fewer steps
     */
    public Judged against(FinishedRun run) {
        List<PathPoint> truths = new ArrayList<>();
        for (int step = 0; step <= points.size(); step++) {
            int wanted = step;
            truths.add(run.after(step)
                    .orElseThrow(() -> new InvalidValueException(
                            "The run has no step " + wanted + ".", "It took " + run.steps() + ".")));
        }
        int parameters = run.names().size();
        double[] tolerance = new double[parameters];
        for (int j = 0; j < parameters; j++) {
            int at = j;
            double[] way =
                    truths.stream().mapToDouble(point -> point.parameters()[at]).toArray();
            double longest = 0;
            for (double place : way) {
                longest = Math.max(longest, Math.abs(place - way[0]));
            }
            tolerance[j] = SHARE * (longest > 0 ? longest : Math.max(1, Math.abs(way[0])));
        }
        List<Compared> compared = new ArrayList<>();
        for (int k = 0; k < points.size(); k++) {
            double[] drawn = ParameterNames.point(points.get(k), run.names());
            double[] truth = truths.get(k + 1).parameters();
            boolean right = IntStream.range(0, parameters).allMatch(j -> Math.abs(drawn[j] - truth[j]) <= tolerance[j]);
            compared.add(new Compared(drawn, truth, right));
        }
        return new Judged(run.names(), tolerance, compared);
    }
}
