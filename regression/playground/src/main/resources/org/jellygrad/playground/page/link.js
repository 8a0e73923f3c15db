/**
 * The state in the link: `#data=jellybeans&lr=0.1&...`. Values are text forms of the command line. Nothing is trusted here: the server checks
 * each value of a run, and the options of views are looked up in their lists.
 *
 * @typedef {Object<string, string>} State
 */

/** Options of views: their values, the default first. A run does not depend on them. */
export const viewOptions = /** @type {Object<string, string[]>} */ ({
    "loss-scale": ["auto", "log", "linear"],
    errors: ["squared", "absolute", "signed"],
    residuals: ["bars", "squares", "none"],
    surface: ["contours", "surface"],
    fog: ["off", "on"],
    pulls: ["off", "on"],
    "race-axis": ["epochs", "gradients", "passes"],
    "race-height": ["loss", "above"],
});

/** Keys of the state that change what is shown, not the run. */
export const viewKeys = new Set([...Object.keys(viewOptions), "step", "x", "y", "lesson", "part", "race", "sweep", "teach"]);

/** @param {string} hash @returns {State} */
export function readHash(hash) {
    /** @type {State} */
    const state = {};
    for (const part of hash.replace(/^#/, "").split("&")) {
        const at = part.indexOf("=");
        if (at > 0) {
            try {
                state[decodeURIComponent(part.slice(0, at))] = decodeURIComponent(part.slice(at + 1));
            } catch {
                // A broken escape: the key is left out, as if the link did not have it.
            }
        }
    }
    for (const [key, values] of Object.entries(viewOptions)) {
        if (key in state && !values.includes(state[key])) {
            delete state[key];
        }
    }
    return state;
}

/** @param {State} state @returns {string} */
export function writeHash(state) {
    const escaped = (/** @type {string} */ text) => text.replace(/[&%#\s"<>+]/g, (sign) => encodeURIComponent(sign));
    return "#" + Object.entries(state).map(([key, value]) => `${escaped(key)}=${escaped(value)}`).join("&");
}

let timer = 0;

/**
 * Writes the link a moment after the last change. Browsers refuse frequent writing; the next change tries again.
 *
 * @param {State} state
 * @param {boolean} push a new entry of the history: only for another data set, function or lesson
 */
export function writeLink(state, push) {
    clearTimeout(timer);
    const write = () => {
        const hash = writeHash(state);
        if (hash === location.hash) {
            return;
        }
        try {
            if (push) {
                history.pushState(null, "", hash);
            } else {
                history.replaceState(null, "", hash);
            }
        } catch {
            // Too often: the next change writes it.
        }
    };
    if (push) {
        write();
    } else {
        timer = window.setTimeout(write, 400);
    }
}
