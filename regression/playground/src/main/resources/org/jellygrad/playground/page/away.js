import { get } from "./api.js";

/**
 * A server that does not answer, because it was stopped: the page looks for it, and what was asked meanwhile is done when it is back.
 */

/** Milliseconds between two looks. */
const LOOK = 1500;
/** @type {Map<string, () => void>} the latest of each name */
const waiting = new Map();
let looking = 0;

/** Does something as soon as the server answers again. @param {string} name another of the same name takes its place @param {() => void} act */
export function whenBack(name, act) {
    waiting.set(name, act);
    if (!looking) {
        looking = window.setTimeout(look, LOOK);
    }
}

/** The server is back. */
export function isBack() {
    clearTimeout(looking);
    looking = 0;
    const acts = [...waiting.values()];
    waiting.clear();
    acts.forEach((act) => act());
}

async function look() {
    try {
        await get("catalog");
        isBack();
    } catch {
        looking = window.setTimeout(look, LOOK);
    }
}
