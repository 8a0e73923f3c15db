import { app, goTo, preview, setState, shown, shownIndex } from "../app.js";
import { plain } from "../format.js";
import { parametersAt } from "../run.js";

/**
 * The start, dragged in the data or in the plane or typed: the whole path follows at once, and letting go makes it the run.
 */

/** @type {Object<string, number>|null} where the drag has come to */
let moved = null;

/** The point that is dragged begins where the views stand. */
export function beginDrag() {
    const run = shown();
    if (run && !moved) {
        moved = parametersAt(run, shownIndex());
        goTo(0);
    }
}

/** Where the dragged point is now; null while nothing is dragged. */
export function dragged() {
    return moved;
}

/** @param {Object<string, number>} partial some parameters, in the user's units */
export function drag(partial) {
    if (moved) {
        moved = { ...moved, ...partial };
        preview({ start: startText(moved) });
    }
}

export function endDrag() {
    if (moved) {
        const start = startText(moved);
        moved = null;
        setState({ start, step: "0" });
    }
}

/** @param {Object<string, number>} parameters @returns {string} as the command line reads it */
export function startText(parameters) {
    return Object.entries(parameters).map(([name, value]) => `${name}=${plain(value, 5)}`).join(",");
}

/** The start of what is shown, by name. */
export function startOf() {
    return app.run ? parametersAt(app.run, 0) : {};
}
