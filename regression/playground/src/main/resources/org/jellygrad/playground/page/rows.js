import { texts } from "./texts.js";
import { predictions, residuals } from "./predict.js";
import { hasIntercept } from "./run.js";

/**
 * The rows as the data view needs them. With several features the picture shows one, and the line keeps the others at their means.
 *
 * @typedef {Object} Rows
 * @property {Float64Array} x of the feature that is shown
 * @property {Float64Array} y the target
 * @property {string} target its name
 * @property {string} feature
 * @property {string[]} features
 * @property {Float64Array[]} columns one for each feature
 * @property {number[]} means of the features
 * @property {number[]} powers of the feature that is shown, which a feature is; 0 of another
 * @property {boolean} intercept
 * @property {number} minX
 * @property {number} maxX
 * @property {number} minY
 * @property {number} maxY
 * @property {number[]} order rows by rising x, for the keyboard
 * @property {string} xTitle
 * @property {string} yTitle
 */

/** @param {any} data @param {any} run @param {Object<string, string>} state @returns {Rows} */
export function readRows(data, run, state) {
    const { target, units = {} } = data.header;
    const columnOf = (/** @type {string} */ name) => data.arrays[`column/${name}`] ?? powerOf(data, name);
    const features = run.names.filter(columnOf);
    const feature = [state.x, state.y].find((name) => features.includes(name)) ?? features[0];
    const columns = features.map(columnOf);
    const y = data.arrays[`column/${target}`];
    const x = feature === undefined ? Float64Array.from(y, (_, i) => i + 1) : data.arrays[`column/${feature}`];
    const [minX, maxX] = extent(x);
    const [minY, maxY] = extent(y);
    const powers = features.map((/** @type {string} */ name) => (name === feature ? 1 : name.startsWith(`${feature}^`) ? Number(name.slice(feature.length + 1)) || 0 : 0));
    const title = (/** @type {string} */ name) => (units[name] ? `${name} (${units[name]})` : name);
    return {
        x, y, target, feature, features, columns, powers, minX, maxX, minY, maxY,
        means: columns.map((/** @type {Float64Array} */ column) => column.reduce((sum, value) => sum + value, 0) / column.length),
        intercept: hasIntercept(run),
        order: Array.from(x.keys()).sort((a, b) => x[a] - x[b]),
        xTitle: feature === undefined ? texts.data.row : title(feature),
        yTitle: title(target),
    };
}

/** A term like `x^2` of a polynomial. @param {any} data @param {string} name @returns {Float64Array|undefined} */
function powerOf(data, name) {
    const [, base, power] = /^(.*)\^(\d+)$/.exec(name) ?? [];
    return data.arrays[`column/${base}`]?.map((/** @type {number} */ value) => value ** Number(power));
}

/** Whether the line is a curve over the feature that is shown. @param {Rows} rows */
export function isCurved(rows) {
    return rows.powers.some((power) => power > 1);
}

/** The line's height over one place. @param {Rows} rows @param {Object<string, number>} parameters @param {number} at */
export function lineAt(rows, parameters, at) {
    return rows.features.reduce((sum, name, j) => sum + (parameters[name] ?? 0) * (rows.powers[j] ? at ** rows.powers[j] : rows.means[j]),
        parameters.intercept ?? 0);
}

/** @param {Rows} rows @param {Object<string, number>} parameters */
export function modelAt(rows, parameters) {
    const predicted = rows.columns.length
        ? predictions(parameters.intercept ?? 0, rows.features.map((name) => parameters[name]), rows.columns)
        : new Float64Array(rows.y.length).fill(parameters.intercept ?? 0);
    return { predicted, residuals: residuals(predicted, rows.y) };
}

/** Smallest and largest of the finite values above a bound. @param {ArrayLike<number>} values @param {number} [above] @returns {[number, number]} */
export function extent(values, above = -Infinity) {
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < values.length; i++) {
        const value = values[i];
        if (value > above && value < Infinity) {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
    }
    return low <= high ? [low, high] : [0, 1];
}
