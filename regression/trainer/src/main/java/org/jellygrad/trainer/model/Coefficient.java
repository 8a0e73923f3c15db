package org.jellygrad.trainer.model;

/**
 * One learned coefficient.
 *
 * @param name the feature's name
 * @param value change of the prediction for one unit of the feature, in the user's units; NaN where the column was set aside
 *     (constant, duplicate or collinear), as R's NA
 * @param centre the feature's value around which the model predicts; see {@link Model#predict}
 */
public record Coefficient(String name, double value, double centre) {

    /** Whether the column was set aside and takes no part in predictions. */
    public boolean setAside() {
        return Double.isNaN(value);
    }
}
