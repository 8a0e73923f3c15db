package org.jellygrad.cli.comparison;

import java.util.List;
import java.util.OptionalDouble;
import org.jellygrad.trainer.compare.ComparedRun;
import org.jellygrad.trainer.compare.Comparison;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.plot.DescentCharts;
import org.jellygrad.trainer.plot.PlotPoints;
import org.jellygrad.trainer.plot.Quantity;

/** A comparison as a chart: a line for each run, or the final loss over the learning rate. */
final class ComparisonChart {

    private ComparisonChart() {}

    static Chart byEpoch(Comparison comparison, ComparedObjective subject) {
        return DescentCharts.lossByEpoch(
                Quantity.of(subject.loss()),
                comparison.runs().stream()
                        .map(run -> new DescentCharts.Run(run.name(), losses(run)))
                        .toList());
    }

    static Chart byRate(Comparison comparison, ComparedObjective subject) {
        List<ComparedRun> runs = comparison.runs();
        boolean[] diverged = new boolean[runs.size()];
        for (int i = 0; i < diverged.length; i++) {
            diverged[i] = runs.get(i).isDiverged();
        }
        double limit = runs.get(0).stableLearningRate();
        return DescentCharts.lossByRate(
                Quantity.of(subject.loss()),
                runs.stream().mapToDouble(ComparedRun::learningRate).toArray(),
                runs.stream().mapToDouble(ComparedRun::loss).toArray(),
                diverged,
                Double.isFinite(limit) ? OptionalDouble.of(limit) : OptionalDouble.empty());
    }

    /** With mini-batches those of all rows, at which no step is taken. */
    private static PlotPoints losses(ComparedRun run) {
        boolean full = run.settings().batching().isFull();
        List<PathPoint> points = run.path().points().stream()
                .filter(point -> full || Double.isNaN(point.learningRate()))
                .toList();
        return new PlotPoints(
                points.stream().mapToDouble(PathPoint::epoch).toArray(),
                points.stream().mapToDouble(PathPoint::loss).toArray());
    }
}
