import { decodeFrame } from "../frame.js";
import { viewKeys } from "../link.js";
import { gradeOf } from "./grading.js";
import { savedTexts as texts } from "./texts.js";

/**
 * Stands in for the server in a saved page: what the page asks was answered when it was saved. What was not is not asked twice.
 *
 * @typedef {Object<string, any>} SavedRun state, run, data, steps ... of one run; frames in base64
 */

/** What was saved. */
export const saved = JSON.parse(document.getElementById("saved")?.textContent ?? "{}");

/** What was wrong with a request: one problem for each wrong value. */
export class ApiError extends Error {
    /** @param {{name: string|null, what: string, how: string}[]} problems */
    constructor(problems) {
        super(problems.map((problem) => problem.what).join(" "));
        this.problems = problems;
    }
}

/** Requests made, by route. */
export const requests = /** @type {Object<string, number>} */ ({});

/** @type {Map<string, SavedRun>} */
const runs = new Map(saved.runs.map((/** @type {SavedRun} */ run) => [keyOf(run.state), run]));

/** What tells a run from others: its state without what only changes the views. @param {any} state @returns {string} */
function keyOf(state) {
    return JSON.stringify(Object.entries(state).filter(([key]) => !viewKeys.has(key) && key !== "token").map(([key, value]) => [key, String(value)]).sort());
}

/** @param {any} state @returns {SavedRun|undefined} */
function runOf(state) {
    return runs.get(keyOf(state));
}

/** Whether the explanation of a step is here. @param {any} state @param {number} step */
export function explains(state, step) {
    return runOf(state)?.steps?.[String(step)] !== undefined;
}

/** @param {string} base64 @returns {import("../frame.js").Frame} */
export function frame(base64) {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) {
        bytes[i] = text.charCodeAt(i);
    }
    return decodeFrame(bytes.buffer);
}

/** Answers by route; undefined where nothing was saved. @type {Object<string, (body: any) => any>} */
const answers = {
    run: (body) => framed(runOf(body)?.run),
    data: (body) => framed(dataOf(body)),
    step: ({ step, ...state }) => runOf(state)?.steps?.[step],
    errors: ({ kind, ...state }) => framed(runOf(state)?.errors?.[kind]),
    curve: ({ state }) => framed(runOf(state)?.curve),
    surface: (body) => surface(body),
    lesson: ({ answers: given }) => withGrades(given),
    grade: ({ question, answer, hints }) => gradeOf(saved.grades[question], saved.lesson.steps.find((/** @type {any} */ step) => step.id === question), answer, hints),
    hint: ({ question, index }) => saved.grades[question].hints[index],
    solution: ({ question }) => saved.grades[question].solution,
    cancel: () => ({ cancelled: false }),
};

/** @param {string|undefined} base64 */
function framed(base64) {
    return base64 === undefined ? undefined : frame(base64);
}

/** The lesson, with the grades of what was answered earlier. @param {Object<string, string>} given */
function withGrades(given) {
    return { ...saved.lesson, steps: saved.lesson.steps.map((/** @type {any} */ step) => (saved.grades[step.id] && given?.[step.id]
        ? { ...step, graded: gradeOf(saved.grades[step.id], step, given[step.id], 0) } : step)) };
}

/** Rows belong to runs; a question for rows names only their columns. @param {any} body */
function dataOf(body) {
    return saved.runs.find((/** @type {SavedRun} */ run) => run.data !== undefined
        && ["data", "features", "target"].every((key) => String(run.state[key] ?? "") === String(body[key] ?? "")))?.data;
}

/** The part of the saved grid that covers the window, no finer than was asked: the numbers are the engine's. @param {any} body */
function surface({ state, xRange, yRange, nx, ny }) {
    const ground = runOf(state)?.surface;
    if (!ground) {
        return undefined;
    }
    const { header, arrays } = frame(ground.frame);
    const columns = part(ground.x, header.nx, xRange, nx);
    const rows = part(ground.y, header.ny, yRange, ny);
    const z = new Float64Array(columns.at.length * rows.at.length);
    rows.at.forEach((row, j) => columns.at.forEach((column, i) => (z[j * columns.at.length + i] = arrays.z[row * header.nx + column])));
    return { header, arrays: { z }, window: { nx: columns.at.length, ny: rows.at.length, xRange: columns.range, yRange: rows.range } };
}

/** @param {[number, number]} range of the grid @param {number} count @param {[number, number]} window @param {number} most */
function part([low, high], count, window, most) {
    const place = (/** @type {number} */ i) => low + (i * (high - low)) / (count - 1);
    const index = (/** @type {number} */ value) => ((value - low) / (high - low)) * (count - 1);
    const first = Math.max(0, Math.floor(index(window[0])));
    const last = Math.min(count - 1, Math.ceil(index(window[1])));
    const stride = Math.max(1, Math.floor((last - first) / (most - 1)));
    const at = [];
    for (let i = first; i < last + stride && i < count; i += stride) {
        at.push(i);
    }
    return { at, range: /** @type {[number, number]} */ ([place(at[0]), place(at[at.length - 1])]) };
}

/** @param {string} route @param {any} body @returns {Promise<any>} */
export async function post(route, body) {
    requests[route] = (requests[route] ?? 0) + 1;
    const answer = await answers[route]?.(body);
    if (answer === undefined) {
        throw new ApiError([{ name: null, what: texts.missing, how: texts.missingHow(saved.command) }]);
    }
    return answer;
}

/** @param {string} route @returns {Promise<any>} */
export async function get(route) {
    requests[route] = (requests[route] ?? 0) + 1;
    return saved.catalog;
}

/**
 * A sender whose answers are there: what was not saved is left out, and the views do without it.
 *
 * @param {string} route
 * @param {(answer: any, body: any) => void} answered
 */
export function latest(route, answered) {
    return {
        /** @param {any} body */
        ask(body) {
            const answer = answers[route]?.(body);
            if (answer !== undefined) {
                requests[route] = (requests[route] ?? 0) + 1;
                // Not before the caller has come to its end, as with a server.
                queueMicrotask(() => answered(answer, { ...body, ...answer.window }));
            }
        },
        drop() {
            // Nothing is on its way.
        },
    };
}
