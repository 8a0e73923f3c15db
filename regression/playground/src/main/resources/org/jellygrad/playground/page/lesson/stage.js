import { app, events, setState } from "../app.js";
import { changed } from "../loop.js";
import { lasting } from "./links.js";
import { doneIn } from "./progress.js";

/**
 * Sets the views to what the reader has come to. An anchor is a part of the text that speaks of a run: reading on, focusing it or pressing its
 * button shows the run.
 *
 * @typedef {Object} Anchor
 * @property {HTMLElement} element
 * @property {string} run
 * @property {string} [step] the step to show; the run's own otherwise
 * @property {Object<string, string>} [state] the run as the question has it, where that is not the lesson's
 * @property {() => boolean} [veiled] whether what comes after the step is still hidden, because it is to be predicted
 */

/** How long the page must rest before it shows what was scrolled to. */
const REST = 140;

/** @param {any} lesson */
export function createStage(lesson) {
    /** @type {Anchor[]} */
    const anchors = [];
    /** @type {Anchor|null} what the reader has come to by scrolling */
    let reached = null;
    let run = "";
    let timer = 0;
    const ended = new AbortController();
    const views = /** @type {HTMLElement} */ (document.getElementById("views"));
    /** @type {Set<() => void>} */
    const watchers = new Set();
    const tell = () => watchers.forEach((watcher) => watcher());
    events.addEventListener("step", tell, { signal: ended.signal });
    events.addEventListener("run", tell, { signal: ended.signal });

    /**
     * Shows a run because the reader wants it now, wherever the page has been scrolled to. Its state is the lesson's, unless the learner has made
     * another of it.
     *
     * @param {string} name
     * @param {{step?: string, veiled?: boolean, state?: Object<string, string>}} [how]
     */
    function show(name, how) {
        clearTimeout(timer);
        reached = read() ?? reached;
        return lead(name, how);
    }

    /** @param {string} name @param {{step?: string, veiled?: boolean, state?: Object<string, string>}} [how] */
    function lead(name, { step, veiled = false, state } = {}) {
        run = name;
        const shown = lesson.runs[name];
        veil(veiled);
        lay(shown.views);
        const at = step ?? shown.step;
        const done = setState({ ...lasting(), ...(state ?? shown.state), lesson: lesson.name, part: name, step: at }, { replace: true, push: false });
        document.body.classList.toggle("own-run", state !== undefined);
        tell();
        return done;
    }

    /** @param {string[]} names of views, the first is the most telling */
    function lay(names) {
        const ground = names.filter((name) => name === "plane" || name === "curve");
        const first = names.includes("data") && names[0] === "data" ? "data" : ground[0];
        const second = names.find((name) => name !== first) ?? "";
        views.dataset.views = `${first} ${second}`;
        views.dataset.lead = first;
    }

    /** @param {boolean} hidden what comes after the step that is shown */
    function veil(hidden) {
        document.body.classList.toggle("veiled", hidden);
        changed("step");
    }

    /** @param {Anchor} anchor */
    function activate(anchor) {
        lead(anchor.run, { step: anchor.step, veiled: anchor.veiled?.() ?? false, state: anchor.state });
    }

    /** The anchor that is read: the line that it must have passed moves down the window as the page does, so that the first and the last get their turn. */
    function read() {
        const height = document.documentElement.scrollHeight - innerHeight;
        const line = innerHeight * (0.4 + 0.55 * (height > 0 ? Math.min(1, scrollY / height) : 0));
        let found = anchors[0];
        for (const anchor of anchors) {
            if (anchor.element.getBoundingClientRect().top < line) {
                found = anchor;
            }
        }
        return found;
    }

    function settle() {
        const anchor = read();
        if (anchor && anchor !== reached && !document.body.classList.contains("predicting")) {
            reached = anchor;
            activate(anchor);
        }
    }

    return {
        show,
        veil,
        /** The run that is shown. */
        get run() {
            return run;
        },
        signal: ended.signal,
        /** Calls a function whenever another run or step is shown. @param {() => void} watcher */
        watch(watcher) {
            watchers.add(watcher);
        },
        /** Makes an element speak of a run. @param {HTMLElement} element @param {string} name @param {{step?: string, veiled?: () => boolean, state?: Object<string, string>}} [how] */
        anchor(element, name, how = {}) {
            const anchor = { element, run: name, ...how };
            anchors.push(anchor);
            element.addEventListener("focusin", () => {
                if (reached !== anchor && !(/** @type {Element} */ (document.activeElement)?.hasAttribute("data-run"))) {
                    reached = anchor;
                    activate(anchor);
                }
            });
            return element;
        },
        /** The first view. @param {HTMLElement} article @param {string|null} part the run that the link names */
        begin(article, part) {
            anchors.sort((a, b) => (a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
            addEventListener("scroll", () => {
                clearTimeout(timer);
                timer = window.setTimeout(settle, REST);
            }, { passive: true, signal: ended.signal });
            const linked = part && lesson.runs[part] ? anchors.find((anchor) => anchor.run === part) : undefined;
            reached = linked ?? anchors[0] ?? null;
            if (linked && part) {
                run = part;
                lay(lesson.runs[part].views);
                veil(linked.veiled?.() ?? false);
                linked.element.scrollIntoView({ block: "center" });
                tell();
            } else if (reached) {
                activate(reached);
            }
        },
        end() {
            clearTimeout(timer);
            ended.abort();
            veil(false);
            delete views.dataset.views;
            delete views.dataset.lead;
            document.body.classList.remove("predicting", "own-run");
        },
        /** Whether a question has been answered. @param {string} question */
        isDone: (question) => doneIn(lesson.name)[question] !== undefined,
    };
}

/** The step that is shown, as a table writes it. */
export function stepShown() {
    return app.run ? String(app.run.step[app.index]) : "";
}
