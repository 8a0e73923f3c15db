/**
 * One recorded run as the views read it: arrays by point, parameters by name.
 *
 * @typedef {Object} Run
 * @property {any} header what the server says of it: facts, outcome, command ...
 * @property {string[]} names the parameters, intercept first
 * @property {number} points how many points are recorded, the start among them
 * @property {Float64Array} loss
 * @property {Float64Array} step step of each point
 * @property {Float64Array} epoch of each point, with the share of one that has begun
 * @property {Object<string, Float64Array>} user parameters in the user's units
 * @property {Object<string, Float64Array>} descended the same in the coordinates of descent
 * @property {Object<string, Float64Array>} gradient in the coordinates of descent
 * @property {Object<string, Float64Array>} velocity a step that is carried on; empty where the optimizer has none
 * @property {Object<string, Float64Array>} moment running mean of the gradients; empty where the optimizer has none
 * @property {Float64Array} gradientNorm
 * @property {Float64Array} rate learning rate of each step
 * @property {boolean} whole false for a path that answers a slider: no gradients
 */

/**
 * @param {import("./frame.js").Frame} frame
 * @returns {Run}
 */
export function readRun({ header, arrays }) {
    const names = header.parameters;
    const byName = (/** @type {string} */ kind) => {
        /** @type {Object<string, Float64Array>} */
        const found = {};
        for (const name of names) {
            if (arrays[`${kind}/${name}`]) {
                found[name] = arrays[`${kind}/${name}`];
            }
        }
        return found;
    };
    return {
        header,
        names,
        points: arrays.loss.length,
        loss: arrays.loss,
        step: arrays.step,
        epoch: epochs(arrays),
        user: byName("parameter"),
        descended: byName("descended"),
        gradient: byName("gradient"),
        velocity: byName("velocity"),
        moment: byName("firstMoment"),
        gradientNorm: arrays.gradientNorm,
        rate: arrays.learningRate,
        whole: arrays.epoch !== undefined,
    };
}

/** Several steps of one epoch follow each other within it. @param {Object<string, Float64Array>} arrays */
function epochs({ epoch, step }) {
    const last = step.length - 1;
    if (!epoch || step[last] === epoch[last] || !epoch[last]) {
        return epoch ?? step;
    }
    const each = epoch[last] / step[last];
    return step.map((value) => value * each);
}

/** Parameters of a point by name, in the user's units. @param {Run} run @param {number} index @returns {Object<string, number>} */
export function parametersAt(run, index) {
    return Object.fromEntries(run.names.map((name) => [name, run.user[name][index]]));
}

/** @param {Run} run */
export function hasIntercept(run) {
    return run.names.includes("intercept");
}

/** What the optimizer carries on from earlier steps, as a step; NaN where it carries nothing. @param {Run} run @param {string} name @param {number} index @param {number} rate */
export function carried(run, name, index, rate) {
    return run.velocity[name]?.[index] ?? -rate * (run.moment[name]?.[index] ?? NaN);
}

/** The last point whose loss is a finite number. @param {Run} run */
export function lastFinite(run) {
    let last = run.points - 1;
    while (last > 0 && !Number.isFinite(run.loss[last])) {
        last--;
    }
    return last;
}

/** The point to show of a run: a step that was chosen for another may lie behind its end. @param {Run} run @param {number} step */
export function pointOfStep(run, step) {
    let low = 0;
    let high = run.points - 1;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (run.step[middle] <= step) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}
