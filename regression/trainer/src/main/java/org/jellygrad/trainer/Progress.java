package org.jellygrad.trainer;

import org.jellygrad.trainer.internal.descent.EpochListener;
import org.jellygrad.trainer.outcome.Outlook;

/** Is told what to expect of a run, then how it is doing. */
@FunctionalInterface
public interface Progress extends EpochListener {

    /** Tells nobody. */
    Progress SILENT = (epoch, loss, gradientNorm, learningRate) -> {};

    /** The first epoch of a run on data is about to begin. By default does nothing. */
    default void starting(Outlook outlook) {}
}
