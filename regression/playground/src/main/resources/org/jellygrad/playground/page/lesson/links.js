import { app, setState } from "../app.js";
import { viewOptions } from "../link.js";

/** A link that is followed without loading the page; with a modifier key the browser does as always. @param {() => void} act */
export function follow(act) {
    return (/** @type {MouseEvent} */ event) => {
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            act();
        }
    };
}

/** @param {string} name of a lesson, or "all" for the list */
export function openLesson(name) {
    return setState({ lesson: name, part: null }, { push: true });
}

/** Closes the lessons. A run that was chosen by hand stays behind: the controls have nothing to change in it. */
export function leave() {
    return setState({ lesson: null, part: null, walk: null, rule: null }, { push: true });
}

/** The options of views, which stay while a lesson sets its runs. */
export function lasting() {
    return Object.fromEntries(Object.entries(app.state).filter(([key]) => key in viewOptions));
}
