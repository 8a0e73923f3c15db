package org.jellygrad.cli.option;

import org.jellygrad.cli.problem.Problems;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StandardErrors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for inference: the confidence level and the kind of standard errors. */
public final class CertaintyOptions {

    @Option(
            names = "--se",
            paramLabel = "HOW",
            description =
                    "How standard errors are estimated: ${bundle:choices.StandardErrors}. t, p and the intervals of coefficients"
                            + " follow; the F test and the intervals of predictions stay classic.")
    private StandardErrors standardErrors = Settings.DEFAULTS.standardErrors();

    @Mixin
    private Confidence confidence = new Confidence();

    /** Adds a level that is none, and puts the default in its place. */
    public void check(Problems problems) {
        confidence.check(problems);
    }

    public double level() {
        return confidence.level();
    }

    /** The settings with these. */
    public Settings applyTo(Settings settings) {
        return settings.withStandardErrors(standardErrors);
    }
}
