import { decodeFrame } from "./frame.js";
import { texts } from "./texts.js";

/** What was wrong with a request: one problem for each wrong value. */
export class ApiError extends Error {
    /** @param {{name: string|null, what: string, how: string}[]} problems @param {boolean} [away] */
    constructor(problems, away = false) {
        super(problems.map((problem) => problem.what).join(" "));
        this.problems = problems;
        /** Whether the server does not answer at all. */
        this.away = away;
    }
}

/** Requests sent, by route: tests count them. */
export const requests = /** @type {Object<string, number>} */ ({});

/**
 * Sends JSON, returns the decoded answer: a frame where the server sends arrays, else the parsed JSON.
 *
 * @param {string} route for instance "run"
 * @param {object} body
 * @returns {Promise<any>}
 */
export async function post(route, body) {
    return ask(route, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

/** Sends a table. @param {string} name of its file @param {Blob|string} table @returns {Promise<any>} */
export async function upload(name, table) {
    return ask(`upload?name=${encodeURIComponent(name)}`, { method: "POST", headers: { "Content-Type": "text/csv" }, body: table });
}

/** @param {string} route @returns {Promise<any>} */
export async function get(route) {
    return ask(route, {});
}

/** @param {string} route @param {RequestInit} request */
async function ask(route, request) {
    requests[route] = (requests[route] ?? 0) + 1;
    let response;
    try {
        response = await fetch(`/api/${route}`, request);
    } catch {
        throw new ApiError([{ name: null, what: texts.problem.noServer, how: texts.problem.noServerHow }], true);
    }
    const type = response.headers.get("Content-Type") ?? "";
    if (!response.ok) {
        const problems = type.includes("json") ? (await response.json()).error?.problems : null;
        throw new ApiError(problems ?? [{ name: null, what: texts.problem.status(response.status), how: "" }]);
    }
    return type.includes("json") ? response.json() : type.startsWith("text/") ? response.text() : decodeFrame(await response.arrayBuffer());
}

/**
 * A sender with one request in flight. What is asked meanwhile waits, and only the newest of it is sent. An answer that something newer
 * has overtaken is still given when nothing newer has been answered, so that a slider that never rests is followed.
 *
 * @param {string} route
 * @param {(answer: any, body: any) => void} answered
 * @param {(problem: any) => void} failed
 * @returns {{ask: (body: object) => void, drop: () => void}}
 */
export function latest(route, answered, failed) {
    let busy = false;
    let epoch = 0;
    /** @type {object|null} */
    let waiting = null;
    const send = async (/** @type {object} */ body) => {
        busy = true;
        const sentIn = epoch;
        try {
            const answer = await post(route, body);
            if (sentIn === epoch) {
                answered(answer, body);
            }
        } catch (problem) {
            if (sentIn === epoch) {
                failed(problem);
            }
        }
        busy = false;
        if (waiting) {
            const next = waiting;
            waiting = null;
            send(next);
        }
    };
    return {
        ask(body) {
            if (busy) {
                waiting = body;
            } else {
                send(body);
            }
        },
        drop() {
            epoch++;
            waiting = null;
        },
    };
}
