/**
 * Predictions of a linear model for every row: the only numbers of the page that the browser computes itself. A test compares them with the
 * engine's.
 *
 * @param {number} intercept 0 without one
 * @param {number[]} coefficients one for each feature
 * @param {Float64Array[]} columns the features' values, in the same order
 * @returns {Float64Array}
 */
export function predictions(intercept, coefficients, columns) {
    const rows = columns.length ? columns[0].length : 0;
    const result = new Float64Array(rows).fill(intercept);
    for (let j = 0; j < columns.length; j++) {
        for (let i = 0; i < rows; i++) {
            result[i] += coefficients[j] * columns[j][i];
        }
    }
    return result;
}

/**
 * Residuals, prediction − truth.
 *
 * @param {Float64Array} predicted
 * @param {Float64Array} target
 * @returns {Float64Array}
 */
export function residuals(predicted, target) {
    return predicted.map((value, i) => value - target[i]);
}
