import { latest } from "../api.js";
import { app, report } from "../app.js";
import { whenBack } from "../away.js";
import { changed } from "../loop.js";

/**
 * Heights of the loss as the engine computes them: asked once for each window and run, kept until that changes.
 *
 * @typedef {{z: Float64Array, nx: number, ny: number, x: [number, number], y: [number, number]}} Grid
 * @typedef {{x: Float64Array, z: Float64Array}} Curve
 */

/** One thing at a time: the newest answer is kept, a question is sent once. @param {string} route @param {(frame: any, body: any) => any} read */
function asked(route, read) {
    /** @type {any} */
    let answer = null;
    let question = "";
    const queue = latest(route, (frame, body) => {
        answer = read(frame, body);
        changed("surface");
    }, (problem) => {
        report(problem);
        if (problem.away) {
            whenBack(route, () => {
                question = "";
                changed("surface");
            });
        }
    });
    return (/** @type {object} */ body) => {
        const text = JSON.stringify(body);
        if (text !== question) {
            question = text;
            queue.ask(body);
        }
        return answer;
    };
}

const surfaces = asked("surface", (frame, body) => ({ z: frame.arrays.z, nx: body.nx, ny: body.ny, x: body.xRange, y: body.yRange }));
const curves = asked("curve", (frame) => ({ x: frame.arrays.x, z: frame.arrays.z }));

/**
 * The grid of a window; null until it has come. An older grid is given meanwhile.
 *
 * @param {import("./plane-frame.js").PlaneFrame} frame
 * @param {number} n points in each direction
 * @param {string} step the step at which the other parameters are held; "" where there are none
 * @returns {Grid|null}
 */
export function gridOf(frame, n, step) {
    const names = /** @type {any} */ (app.run).names;
    const state = step === "" ? app.asked : { ...app.asked, step };
    return surfaces({ state, x: names[frame.pair[0]], y: names[frame.pair[1]], xRange: frame.x, yRange: frame.y, nx: n, ny: n });
}

const errors = asked("errors", (frame) => frame.arrays.error);

/** Mean error of each point; null until it has come. @param {string} kind "signed" or "absolute" @returns {Float64Array|null} */
export function errorsOf(kind) {
    const state = app.preview && app.previewState ? app.previewState : app.asked;
    return errors({ ...state, kind });
}

/** The loss over the only parameter. @param {[number, number]} window @returns {Curve|null} */
export function curveOf(window) {
    const { start: _start, ...state } = app.asked;
    return curves({ state, x: /** @type {any} */ (app.run).names[0], xRange: window, n: 241 });
}
