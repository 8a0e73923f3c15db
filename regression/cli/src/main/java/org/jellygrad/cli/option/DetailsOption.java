package org.jellygrad.cli.option;

import org.jellygrad.cli.problem.OptionNames;
import org.jellygrad.trainer.summary.Detail;
import org.jellygrad.trainer.summary.Layout;
import picocli.CommandLine.Option;

/** The option that asks for all of a summary. */
public final class DetailsOption {

    @Option(
            names = "--details",
            description = "Print all that is known: statistics of the fit, and how the descent went.")
    private boolean details;

    /** Whether all is wanted. */
    public boolean isFull() {
        return details;
    }

    public Layout layout(double confidence, boolean unicode) {
        return new Layout(details ? Detail.FULL : Detail.SHORT, confidence, unicode, OptionNames::in);
    }
}
