package org.jellygrad.trainer.compare;

import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;

/**
 * One of the runs to compare.
 *
 * @param name what sets it apart: {@code lr 0.1}, {@code adam}
 * @param settings how it is trained
 */
public record Variant(String name, Settings settings) {

    /**
     * The settings with the learning rate that is best for their optimizer: by the formula where there is one, by a search for an adaptive
     * optimizer on data, by the comparison itself on a function. An optimizer without a rate is left as it is.
     *
     * @param ofData whether the runs are on data
     */
    public static Settings atBestRate(Settings settings, boolean ofData) {
        if (!settings.optimizer().needsRate()) {
            return settings;
        }
        boolean searched = ofData && settings.optimizer().isAdaptive();
        return settings.withLearningRate(searched ? new LearningRate.Search() : new LearningRate.Auto());
    }
}
