import { between, coordinatesOf, inverse, times } from "../geometry.js";
import { extent } from "../rows.js";

/**
 * The window of the parameter plane: which two parameters, in which coordinates, from where to where.
 *
 * @typedef {Object} PlaneFrame
 * @property {[number, number]} pair indices of the parameters across and up
 * @property {number[][]} coordinates from the plane to the user's parameters
 * @property {[number, number]} x
 * @property {[number, number]} y
 * @property {boolean} square whether a unit is as long in both directions
 */

/** The two parameters that are shown: the link's, else the first coefficient across and the intercept up. @param {any} run @param {Object<string, string>} state @returns {[number, number]} */
export function chosenPair(run, state) {
    const names = run.names;
    const fallback = names.includes("intercept") ? [names.length > 1 ? 1 : 0, 0] : [0, Math.min(1, names.length - 1)];
    const x = names.indexOf(state.x);
    const y = names.indexOf(state.y);
    const i = x >= 0 ? x : fallback[0];
    let j = y >= 0 ? y : fallback[1];
    if (i === j && names.length > 1) {
        j = fallback.find((k) => k !== i) ?? 0;
    }
    return [i, j];
}

/** Values of one parameter of the plane for every point. @param {any} run @param {number[][]} back from the user's parameters @param {number} i @returns {Float64Array} */
export function along(run, back, i) {
    const columns = run.names.map((/** @type {string} */ name) => run.user[name]);
    const weights = back[i];
    const only = weights.reduce((found, weight, j) => (weight !== 0 ? (found === -1 ? j : -2) : found), -1);
    if (only >= 0 && weights[only] === 1) {
        return columns[only];
    }
    const result = new Float64Array(run.points);
    for (let j = 0; j < columns.length; j++) {
        for (let k = 0; k < run.points; k++) {
            result[k] += weights[j] * columns[j][k];
        }
    }
    return result;
}

/** Parameters of a point in the coordinates of the plane. @param {any} run @param {number[][]} back @param {number} index */
export function placeOf(run, back, index) {
    return times(back, run.names.map((/** @type {string} */ name) => run.user[name][index]));
}

/** The best parameters in the coordinates of the plane; null where none are known. @param {any} run @param {number[][]} back @returns {number[]|null} */
export function bestPlace(run, back) {
    const best = run.header.optimum?.parameters ?? run.header.minimum?.parameters;
    return best ? times(back, run.names.map((/** @type {string} */ name) => best[name])) : null;
}

/**
 * A window that holds start and optimum with room around. It does not depend on the rate unless the path wanders, and then it follows the
 * path at most twice as far.
 *
 * @param {any} run
 * @param {Object<string, string>} state
 * @param {number} aspect width by height of the plot in pixels
 * @returns {PlaneFrame}
 */
export function frameOf(run, state, aspect) {
    const coordinates = coordinatesOf(run);
    const back = inverse(coordinates);
    const pair = chosenPair(run, state);
    const best = bestPlace(run, back);
    const start = placeOf(run, back, 0);
    const scaled = state.function !== undefined || (state.scale ?? "none") !== "none";
    const room = state.function !== undefined ? 2 : 0;
    const windows = pair.map((i) => window1(along(run, back, i), start[i], best?.[i], room));
    const square = scaled && pair[0] !== pair[1];
    if (square) {
        widen(windows, aspect);
    }
    return { pair, coordinates, x: windows[0], y: windows[1], square };
}

/** @param {Float64Array} path @param {number} start @param {number|undefined} best @param {number} room at least so far from the middle @returns {[number, number]} */
function window1(path, start, best, room) {
    const middle = best ?? start;
    const [low, high] = extent(path);
    const reach = best === undefined || Math.abs(start - best) < 1e-12 ? Math.min(Math.max(high - middle, middle - low), 1e6) : Math.abs(start - best);
    const far = Math.max(reach, room) || Math.abs(middle) * 0.5 || 1;
    const limitLow = Math.max(low, middle - 2.2 * far);
    const limitHigh = Math.min(high, middle + 2.2 * far);
    const from = Math.min(limitLow, middle - 1.0 * far);
    const to = Math.max(limitHigh, middle + 1.0 * far);
    const pad = 0.14 * (to - from);
    return [from - pad, to + pad];
}

/** Gives both directions the same unit. @param {[number, number][]} windows @param {number} aspect */
function widen(windows, aspect) {
    const [x, y] = windows;
    const width = x[1] - x[0];
    const height = y[1] - y[0];
    const unit = Math.max(width / aspect, height);
    for (const [window, size] of /** @type {[[number, number], number][]} */ ([[x, unit * aspect], [y, unit]])) {
        const middle = (window[0] + window[1]) / 2;
        window[0] = middle - size / 2;
        window[1] = middle + size / 2;
    }
}

/**
 * A window on the way from one to another: sizes change by equal factors, and it stays where the optimum is.
 *
 * @param {PlaneFrame} from
 * @param {PlaneFrame} to
 * @param {number} t 0 to 1
 * @param {any} run
 * @returns {PlaneFrame}
 */
export function frameBetween(from, to, t, run) {
    const coordinates = between(from.coordinates, to.coordinates, t);
    const anchors = [from.coordinates, to.coordinates, coordinates].map((matrix) => bestPlace(run, inverse(matrix)) ?? placeOf(run, inverse(matrix), 0));
    const window = (/** @type {[number, number]} */ a, /** @type {[number, number]} */ b, /** @type {number} */ i) => {
        const half = [a, b].map(([low, high]) => (high - low) / 2);
        const off = [a, b].map(([low, high], k) => ((low + high) / 2 - anchors[k][i]) / half[k]);
        const size = half[0] * (half[1] / half[0]) ** t;
        const middle = anchors[2][i] + (off[0] + (off[1] - off[0]) * t) * size;
        return /** @type {[number, number]} */ ([middle - size, middle + size]);
    };
    return { ...to, coordinates, x: window(from.x, to.x, to.pair[0]), y: window(from.y, to.y, to.pair[1]) };
}

/** The same window, closer (factor below 1) or wider. @param {PlaneFrame} frame @param {number} factor @returns {PlaneFrame} */
export function zoomed(frame, factor) {
    const about = (/** @type {[number, number]} */ [low, high]) => {
        const middle = (low + high) / 2;
        return /** @type {[number, number]} */ ([middle - ((high - low) / 2) * factor, middle + ((high - low) / 2) * factor]);
    };
    return { ...frame, x: about(frame.x), y: about(frame.y) };
}
