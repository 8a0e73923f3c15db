package org.jellygrad.cli.option;

import org.jellygrad.cli.problem.Problems;
import org.jellygrad.model.inference.Inference;
import picocli.CommandLine.Option;

/** The option for the confidence level of intervals. */
public final class Confidence {
    private static final double USUAL = 0.95;

    @Option(
            names = "--confidence",
            paramLabel = "L",
            description = "The probability with which the intervals shown hold the true coefficients. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double level = USUAL;

    public double level() {
        return level;
    }

    /** Adds a level that is none, and puts the default in its place. */
    public void check(Problems problems) {
        level = problems.checked("--confidence", level, USUAL, Inference::requireLevel);
    }
}
