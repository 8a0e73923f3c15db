import { latest } from "../api.js";
import { app, option, report, runState, setState } from "../app.js";
import { html, join, set, svg } from "../dom.js";
import { number, plain, short } from "../format.js";
import { changed } from "../loop.js";
import { texts as pageTexts } from "../texts.js";
import { createAxes, plotArea } from "../view/axes.js";
import { createView, segmented } from "../view/view.js";
import { createRunners, readRunners, writeRunners } from "./runners.js";
import { raceTexts as texts } from "./texts.js";

const d3 = /** @type {any} */ (window).d3;
/** What is raced where nothing was chosen. */
const FIRST = "gd@best;momentum:0.9@best;adam@best";
/** A loss above the optimum below this share of the start's is rounding. */
const NOTHING = 1e-16;

/** Runs from one start on one chart, by epochs, gradients or passes over the data. The link names them: reset, resize and share keep the race. */
export function createRace() {
    const axis = segmented(texts.axis, texts.axes, (value) => setState({ "race-axis": value }));
    const height = segmented(texts.height, texts.heights, (value) => setState({ "race-height": value }));
    const runners = createRunners((list) => setState({ race: writeRunners(list) }), load);
    const reset = html("button", { type: "button", class: "plain", onclick: () => setState({ race: FIRST }) }, texts.reset);
    const lines = svg("g", { "clip-path": "url(#clip-race)" });
    const cursor = svg("path", { class: "stroke cursor" });
    const notes = svg("g", { class: "race-notes" });
    const clip = svg("clipPath", { id: "clip-race" }, svg("rect"));
    /** @type {import("../frame.js").Frame|null} */
    let race = null;
    let question = "";
    /** Where along the axis the reader looks. @type {number|null} */
    let at = null;
    /** @type {any} */
    let scales = null;

    const queue = latest("race", (frame) => {
        race = frame;
        changed("surface");
    }, (problem) => {
        race = null;
        report(problem);
    });

    const view = createView({
        id: "race",
        title: texts.title,
        keys: texts.keys,
        visible: () => app.state.race !== undefined && app.run !== null && app.state.walk === undefined,
        needs: ["run", "options", "surface"],
        draw,
        table,
    });
    view.tools.append(axis.element, height.element, reset);
    view.section.querySelector("header")?.after(runners.element);
    view.under.append(svg("defs", {}, clip));
    view.svg.append(lines, cursor, notes);
    const drawAxes = createAxes(view.under);
    const toggle = html("button", { type: "button", class: "plain extra-button", "aria-pressed": "false", onclick: () => setState({ race: app.state.race === undefined ? FIRST : null }) }, texts.open);

    /** The run's own state with the optimizer and the rate of a runner. @param {number} i */
    function load(i) {
        const runner = readRunners(app.state.race)[i];
        const rate = race?.header.runs[i]?.rate;
        setState({ optimizer: runner.optimizer === "gd" ? null : runner.optimizer, lr: runner.rate !== "best" ? runner.rate : rate ? plain(rate, 17) : null, step: "0" });
    }

    function ask() {
        const { optimizer: _optimizer, lr: _lr, ...state } = runState();
        const runnersNow = app.state.race ?? "";
        const body = { state, runners: runnersNow };
        const text = JSON.stringify(body);
        if (text !== question && runnersNow) {
            question = text;
            race = null;
            at = null;
            queue.ask(body);
        }
    }

    function draw() {
        ask();
        const list = readRunners(app.state.race);
        const functional = app.state.function !== undefined;
        runners.update(list, race?.header.runs ?? null);
        const least = race?.header.least;
        height.element.hidden = least === null || least === undefined;
        const along = functional && option("race-axis") === "passes" ? "gradients" : option("race-axis");
        axis.show(along);
        axis.element.querySelectorAll("button").forEach((/** @type {any} */ button) => {
            button.hidden = functional && button.dataset.value === "passes";
            if (button.dataset.value === "epochs") {
                button.textContent = functional ? texts.steps : texts.axes[0][1];
            }
        });
        const above = option("race-height") === "above" && !height.element.hidden;
        height.show(above ? "above" : "loss");
        const area = plotArea(view.size);
        set(clip.firstElementChild, { x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top });
        const curves = curvesOf(along, above ? least : 0);
        scales = scalesFor(curves, area, above);
        const word = pageTexts.loss.word(app.run);
        drawAxes(area, scales.x, scales.y, { x: functional && along === "epochs" ? texts.steps : texts.axisTitles[along], y: above ? texts.above(word) : word }, true);
        join(lines, curves, () => svg("path"), (path, curve, i) => {
            path.setAttribute("class", `stroke run-${i}`);
            path.setAttribute("d", pathOf(curve));
        });
        drawCursor(area, curves, along);
        view.summary(() => race ? texts.summary(race.header.runs, functional && along === "epochs" ? "epochs" : along) : texts.running);
    }

    /** @param {string} along @param {number} base @returns {{x: Float64Array, y: Float64Array}[]} */
    function curvesOf(along, base) {
        const frame = race;
        return frame ? frame.header.runs.map((/** @type {any} */ _run, /** @type {number} */ i) => ({ x: frame.arrays[`${i}/${along}`], y: frame.arrays[`${i}/loss`].map((value) => value - base) })) : [];
    }

    /** @param {{x: Float64Array, y: Float64Array}[]} curves @param {any} area @param {boolean} above */
    function scalesFor(curves, area, above) {
        const all = curves.flatMap((curve) => Array.from(curve.y).filter(Number.isFinite));
        const start = Math.max(...curves.map((curve) => curve.y[0]), 0) || 1;
        const top = Math.min(Math.max(...all, start), start * 10);
        const positive = all.filter((value) => value > start * NOTHING);
        // As far as most runs go: one that needs ten times as long would squeeze the others.
        const ends = curves.map((curve) => curve.x[curve.x.length - 1]).sort((a, b) => a - b);
        const x = d3.scaleLinear().domain([0, ends.length ? Math.max(1, Math.min(ends[ends.length - 1], 4 * ends[ends.length >> 1])) : 1]).range([area.left, area.right]);
        const log = above || (all.every((value) => value >= 0) && start / (Math.min(...positive) || start) > 300);
        if (log && positive.length) {
            const low = Math.max(Math.min(...positive), start * NOTHING);
            const y = d3.scaleLog().domain([low * 0.5, top * 1.5]).range([area.bottom, area.top]);
            return { x, y, at: (/** @type {number} */ value) => (value > low ? y(value) : area.bottom) };
        }
        const low = Math.min(0, ...all);
        const y = d3.scaleLinear().domain([low, top + (top - low) * 0.05]).range([area.bottom, area.top]);
        return { x, y, at: y };
    }

    /** @param {{x: Float64Array, y: Float64Array}} curve */
    function pathOf({ x, y }) {
        let path = "";
        let open = false;
        for (let k = 0; k < x.length; k++) {
            const [px, py] = [scales.x(x[k]), scales.at(y[k])];
            if (!Number.isFinite(py)) {
                open = false;
                continue;
            }
            path += `${open ? "L" : "M"}${Math.round(px * 10) / 10} ${Math.round(py * 10) / 10}`;
            open = true;
        }
        return path;
    }

    /** @param {any} area @param {{x: Float64Array, y: Float64Array}[]} curves @param {string} along */
    function drawCursor(area, curves, along) {
        const visible = at !== null && curves.length > 0;
        set(cursor, { d: visible ? `M${scales.x(at)} ${area.top}V${area.bottom}` : "" });
        const shown = visible ? curves.map((curve, i) => ({ i, value: curve.y[indexAt(curve.x, /** @type {number} */ (at))] })) : [];
        join(notes, shown, () => svg("text", { class: "note" }), (text, one) => {
            text.setAttribute("class", `note run-${one.i}`);
            set(text, { x: area.right, y: area.top + 14 + 16 * one.i, "text-anchor": "end" });
            text.textContent = `${race?.header.runs[one.i].optimizer}: ${short(one.value)}`;
        });
        if (visible) {
            view.stage.setAttribute("aria-valuetext", `${number(/** @type {number} */ (at), 5)} ${texts.axisTitles[along]}`);
        }
    }

    /** @param {Float64Array} x @param {number} value */
    function indexAt(x, value) {
        let low = 0;
        let high = x.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (x[middle] <= value) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    function table() {
        const runs = race?.header.runs ?? [];
        return { head: texts.head, rows: runs.map((/** @type {any} */ run) => [run.optimizer, run.rated ? number(run.rate) : "–", texts.outcome(run), number(run.epochs, 9), number(run.gradients, 9), number(run.passes, 9),
            number(run.loss), run.reached === null ? "–" : number(run.reached, 9)]) };
    }

    /** @param {number|null} value */
    function look(value) {
        at = value === null || !scales ? null : Math.max(0, Math.min(scales.x.domain()[1], value));
        changed("surface");
    }
    view.stage.addEventListener("pointermove", (event) => scales && look(scales.x.invert(event.clientX - view.stage.getBoundingClientRect().left)));
    view.stage.addEventListener("click", (event) => scales && look(scales.x.invert(event.clientX - view.stage.getBoundingClientRect().left)));
    view.stage.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && look(null));
    view.stage.addEventListener("keydown", (event) => {
        const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        if (by && event.target === view.stage && scales) {
            event.preventDefault();
            look((at ?? 0) + by * Math.max(1, Math.round(scales.x.domain()[1] / 60)));
        }
    });
    return { section: view.section, toggle, update: () => toggle.setAttribute("aria-pressed", String(app.state.race !== undefined)) };
}
