package org.jellygrad.cli.comparison;

import java.io.PrintWriter;
import java.util.List;
import org.jellygrad.trainer.compare.Comparison;
import org.jellygrad.trainer.plot.Chart;

/**
 * What is printed of a comparison.
 *
 * @param range whether its runs are those of a range of learning rates
 */
public record ComparisonReport(Comparison comparison, ComparedObjective subject, boolean range) {

    /** For people. */
    public List<String> lines() {
        return ComparisonText.of(comparison, subject, !range);
    }

    /** One object for programs. */
    public void json(PrintWriter out) {
        ComparisonJson.print(comparison, subject, out);
    }

    /** The losses by epoch, or the last ones by learning rate. */
    public Chart chart() {
        return range ? ComparisonChart.byRate(comparison, subject) : ComparisonChart.byEpoch(comparison, subject);
    }
}
