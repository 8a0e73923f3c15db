import { get, latest, post, requests } from "./api.js";
import { isBack, whenBack } from "./away.js";
import { readHash, viewKeys, viewOptions, writeLink } from "./link.js";
import { changed, move, moving, redraws } from "./loop.js";
import { pointOfStep, readRun } from "./run.js";
import { readWhy } from "./why.js";

/**
 * What the page shows. Views read it; only the functions below change it, and they tell the loop what changed.
 *
 * @typedef {import("./link.js").State} State
 * @typedef {import("./run.js").Run} Run
 */
export const app = {
    /** @type {State} */
    state: {},
    /** @type {any} */
    catalog: null,
    /** Rows of the data set; null for functions. @type {import("./frame.js").Frame|null} */
    data: null,
    /** @type {Run|null} */
    run: null,
    /** The state that the run was asked with: another may be on its way. @type {State} */
    asked: {},
    /** The path while a slider or a handle is dragged. @type {Run|null} */
    preview: null,
    /** State the preview was asked with. @type {State|null} */
    previewState: null,
    /** Point of the run that all views show. */
    index: 0,
    /** Why the next step goes where it goes: the server's explanation of the point. @type {any} */
    why: null,
    /** What is pointed at. @type {{row: number|null, parameter: string|null}} */
    focus: { row: null, parameter: null },
    /** @type {{name: string|null, what: string, how: string}[]} */
    problems: [],
    busy: false,
};

/** What of a state decides which rows are shown. */
const SUBJECT = ["data", "features", "target"];

/** Events for lessons: "state", "run", "step". */
export const events = new EventTarget();

/** The run or the path that is shown now. @returns {Run|null} */
export function shown() {
    return app.preview ?? app.run;
}

/** The point of what is shown: the index, or the end of a shorter path. */
export function shownIndex() {
    const run = shown();
    if (!run || run === app.run || !app.run) {
        return app.index;
    }
    return app.index >= app.run.points - 1 ? run.points - 1 : pointOfStep(run, app.run.step[app.index]);
}

/** Whether what comes after the step is shown: not while it is to be predicted. */
export function looksAhead() {
    return !document.body.classList.contains("veiled");
}

/** @param {string} key @returns {string} */
export function option(key) {
    return app.state[key] ?? viewOptions[key][0];
}

/** A copy of the state: text forms by key, defaults left out. @returns {State} */
export function currentState() {
    return { ...app.state };
}

/** @param {State} state @param {Object<string, string|null|undefined>} partial @returns {State} */
function merged(state, partial) {
    const result = { ...state };
    for (const [key, value] of Object.entries(partial)) {
        if (value === null || value === undefined || value === "" || viewOptions[key]?.[0] === value) {
            delete result[key];
        } else {
            result[key] = String(value);
        }
    }
    return result;
}

/** What the server is sent: the run without the views' options. @param {State} state @returns {State} */
export function runState(state = app.state) {
    return Object.fromEntries(Object.entries(state).filter(([key]) => !viewKeys.has(key)));
}

/**
 * Changes the state; null takes a key away. A change of the run is computed anew, and its promise resolves when it is shown.
 *
 * @param {Object<string, string|null>} partial
 * @param {{replace?: boolean, push?: boolean}} [how] replace: the partial is the whole state; push: an entry in the history
 * @returns {Promise<void>}
 */
export async function setState(partial, { replace = false, push } = {}) {
    const before = app.state;
    app.state = merged(replace ? {} : before, partial);
    const keys = new Set([...Object.keys(before), ...Object.keys(app.state)]);
    const different = [...keys].filter((key) => before[key] !== app.state[key]);
    const newSubject = different.some((key) => key === "data" || key === "function" || key === "lesson");
    changed("options");
    events.dispatchEvent(new CustomEvent("state"));
    if (!app.run || different.some((key) => !viewKeys.has(key)) || app.preview) {
        await loadRun(different.some((key) => SUBJECT.includes(key)), "step" in partial);
    } else if (different.includes("step") && app.run) {
        goTo(pointOfStep(app.run, Number(app.state.step ?? 0)));
    }
    writeLink(app.state, push ?? (newSubject && Object.keys(before).length > 0));
}

let token = 0;

/** @param {boolean} newData @param {boolean} toStep whether the state names the step to show */
async function loadRun(newData, toStep) {
    const mine = ++token;
    paths.drop();
    why.drop();
    if (app.busy) {
        post("cancel", { token: String(mine - 1) }).catch(() => undefined);
    }
    app.busy = true;
    changed("problem");
    const state = runState();
    try {
        const needsData = state.function === undefined && (newData || !app.data);
        const [data, frame] = await Promise.all([
            needsData ? post("data", pick(state, SUBJECT)) : Promise.resolve(app.data),
            post("run", { ...state, token: String(mine) }),
        ]);
        if (mine !== token) {
            return;
        }
        const atEnd = app.run !== null && app.index >= app.run.points - 1;
        const oldStep = app.run ? app.run.step[app.index] : 0;
        app.data = state.function === undefined ? data : null;
        app.run = readRun(frame);
        app.asked = state;
        app.preview = null;
        app.previewState = null;
        app.problems = [];
        app.busy = false;
        const wanted = toStep || app.state.step !== undefined ? Number(app.state.step ?? 0) : oldStep;
        app.index = atEnd && !toStep ? app.run.points - 1 : pointOfStep(app.run, wanted);
        app.focus = { row: null, parameter: null };
        changed("run", "step", "data", "problem", "preview", "focus");
        askWhy();
        events.dispatchEvent(new CustomEvent("run"));
    } catch (problem) {
        if (mine === token) {
            app.busy = false;
            app.preview = null;
            report(problem);
        }
    }
}

/** @param {any} problem */
export function report(problem) {
    if (!problem.problems) {
        throw problem;
    }
    app.problems = problem.problems;
    changed("problem", "preview");
    if (problem.away) {
        whenBack("run", () => {
            app.problems = [];
            changed("problem", "surface");
            if (JSON.stringify(runState()) !== JSON.stringify(app.asked)) {
                loadRun(true, false);
            } else {
                askWhy();
            }
        });
    }
}

/** @param {State} state @param {string[]} keys */
function pick(state, keys) {
    return Object.fromEntries(keys.filter((key) => key in state).map((key) => [key, state[key]]));
}

const paths = latest("path", (frame, body) => {
    app.preview = readRun(frame);
    app.previewState = body;
    app.problems = [];
    changed("preview", "step", "problem");
}, report);

/** Shows the path of a changed state at once, while something is dragged. Setting the state afterwards makes it the run. */
export function preview(/** @type {Object<string, string>} */ partial) {
    move();
    paths.ask(runState(merged(app.state, partial)));
}

const why = latest("step", (answer) => {
    if (app.problems.length) {
        // It reads this state: what was wrong has been put right.
        app.problems = [];
        changed("problem");
        isBack();
    }
    app.why = readWhy(answer, /** @type {Run} */ (app.run).names, app.data?.header.every ?? 1);
    changed("why", "focus");
}, report);

/** While steps fly by, nobody reads on: so many milliseconds between two explanations. */
const WHY_APART = 400;
let askedAt = -Infinity;
let later = 0;

/** @param {boolean} [flying] whether the next step follows at once */
function askWhy(flying = false) {
    clearTimeout(later);
    const now = performance.now();
    if (flying && now - askedAt < WHY_APART) {
        later = window.setTimeout(askWhy, WHY_APART - (now - askedAt));
    } else if (app.run) {
        askedAt = now;
        why.ask({ ...runState(), step: String(app.run.step[app.index]) });
    }
}

/** Shows a point of the run in all views. @param {number} index @param {boolean} [flying] whether the next follows at once, as while it is scrubbed */
export function goTo(index, flying = false) {
    if (flying) {
        move();
    }
    const run = app.run;
    if (!run) {
        return;
    }
    const next = Math.max(0, Math.min(run.points - 1, Math.round(index)));
    if (next === app.index) {
        return;
    }
    app.index = next;
    app.state = merged(app.state, { step: String(run.step[next]) });
    changed("step");
    askWhy(flying);
    writeLink(app.state, false);
    events.dispatchEvent(new CustomEvent("step"));
}

/** Points at a row or a parameter in all views. @param {{row?: number|null, parameter?: string|null}} focus */
export function focusOn({ row = null, parameter = null }) {
    if (app.focus.row !== row || app.focus.parameter !== parameter) {
        app.focus = { row, parameter };
        changed("focus");
    }
}

/**
 * Reads catalog and link, shows the first run.
 *
 * @param {State} fallback what is shown where the link says nothing
 * @param {Object<string, State>} presets by data set: what a link that names nothing else begins with
 */
export async function start(fallback, presets) {
    app.catalog = await get("catalog");
    changed("options");
    const linked = readHash(location.hash);
    const named = Object.keys(linked);
    // Columns in their own units make a needle valley of most data, and the best rate for one standard column has no path: a single step.
    const card = app.catalog.data.find((/** @type {any} */ one) => one.name === linked.data);
    const gentle = { scale: "standard", ...(card?.features?.length === 1 ? { lr: "0.1" } : {}) };
    const first = named.join() === "data" ? { ...linked, ...gentle, ...presets[linked.data] } : linked;
    await setState(named.length ? first : fallback, { replace: true });
    addEventListener("popstate", () => {
        setState(readHash(location.hash), { replace: true, push: false });
    });
}

/** For lessons and tests. */
export const jellygrad = { setState, currentState, events, requests, redraws, moving, goTo, app };
