import { latest } from "../api.js";
import { app, report, runState, setState } from "../app.js";
import { html, join, set, svg } from "../dom.js";
import { number, plain, short } from "../format.js";
import { changed } from "../loop.js";
import { texts as pageTexts } from "../texts.js";
import { createAxes, plotArea } from "../view/axes.js";
import { createView } from "../view/view.js";
import { raceTexts } from "./texts.js";

const texts = raceTexts.sweep;
const d3 = /** @type {any} */ (window).d3;
/** Epochs of each run where nothing was chosen. */
const EPOCHS = "30";

/** The loss after a number of epochs over the rate: each point is a run of its own, and pressing one loads its rate. */
export function createSweep() {
    const epochs = html("input", { type: "text", class: "detail", inputmode: "numeric", "aria-label": texts.epochsLabel, autocomplete: "off" });
    epochs.addEventListener("change", () => setState({ sweep: /^\d+$/.test(epochs.value.trim()) ? epochs.value.trim() : EPOCHS }));
    const limit = svg("path", { class: "stroke residual dashed" });
    const line = svg("path", { class: "stroke path thin" });
    const points = svg("g", { class: "sweep-points" });
    const here = svg("path", { class: "stroke line" });
    const note = svg("text", { class: "note" });
    /** @type {import("../frame.js").Frame|null} */
    let sweep = null;
    let question = "";
    /** @type {number|null} */
    let chosen = null;
    /** @type {any} */
    let scales = null;

    const queue = latest("sweep", (frame) => {
        sweep = frame;
        changed("surface");
    }, (problem) => {
        sweep = null;
        report(problem);
    });
    const view = createView({
        id: "sweep",
        title: texts.title,
        keys: texts.keys,
        visible: () => app.state.sweep !== undefined && app.run !== null && app.state.walk === undefined,
        needs: ["run", "options", "surface"],
        draw,
        table: () => ({ head: texts.head, rows: sweep ? Array.from(sweep.arrays.rate, (rate, i) => [plain(rate, 3), number(sweep?.arrays.loss[i])]) : [], current: chosen ?? undefined }),
    });
    view.tools.append(html("label", { class: "line-up" }, html("span", { class: "label" }, texts.epochs), epochs));
    view.svg.append(limit, line, here, points, note);
    const drawAxes = createAxes(view.under);
    const toggle = html("button", { type: "button", class: "plain extra-button", "aria-pressed": "false", onclick: () => setState({ sweep: app.state.sweep === undefined ? EPOCHS : null }) }, texts.open);

    function draw() {
        const { lr: _lr, epochs: _epochs, ...state } = runState();
        const body = { state, epochs: Number(app.state.sweep) || Number(EPOCHS) };
        const text = JSON.stringify(body);
        if (text !== question) {
            question = text;
            chosen = null;
            queue.ask(body);
        }
        if (document.activeElement !== epochs) {
            epochs.value = app.state.sweep ?? EPOCHS;
        }
        if (!sweep) {
            view.summary(() => raceTexts.running);
            return;
        }
        const { rate, loss } = sweep.arrays;
        const area = plotArea(view.size);
        const finite = Array.from(loss).filter(Number.isFinite);
        const start = sweep.header.start ?? Math.max(...finite);
        const top = Math.min(Math.max(...finite, start), start > 0 ? start * 3 : Infinity);
        const positive = finite.filter((value) => value > 0);
        const log = finite.every((value) => value >= 0) && positive.length > 0;
        const low = log ? Math.max(Math.min(...positive), top * 1e-16) : Math.min(...finite);
        const x = d3.scaleLog().domain([rate[0], rate[rate.length - 1]]).range([area.left, area.right]);
        const y = log ? d3.scaleLog().domain([low * 0.7, top * 1.5]).range([area.bottom, area.top])
            : d3.scaleLinear().domain([low, top + (top - low) * 0.05]).range([area.bottom, area.top]);
        const at = (/** @type {number} */ value) => Math.max(area.top, Math.min(area.bottom, Number.isFinite(value) ? (log && value <= 0 ? area.bottom : y(value)) : area.top));
        scales = { x, y, at };
        drawAxes(area, x, y, { x: texts.x, y: pageTexts.loss.word(app.run) });
        set(line, { d: Array.from(rate, (one, i) => `${i ? "L" : "M"}${x(one)} ${at(loss[i])}`).join("") });
        join(points, Array.from(rate), () => svg("circle"), (circle, one, i) => {
            circle.setAttribute("class", i === chosen ? "here" : "sweep-point");
            set(circle, { cx: x(one), cy: at(loss[i]), r: i === chosen ? 6 : 3 });
        });
        const stable = sweep.header.stable;
        set(limit, { d: stable > 0 && x(stable) <= area.right ? `M${x(stable)} ${area.top}V${area.bottom}` : "" });
        const now = app.run?.header.facts?.rate;
        set(here, { d: now >= rate[0] && now <= rate[rate.length - 1] ? `M${x(now)} ${area.top}V${area.bottom}` : "" });
        note.textContent = chosen === null ? "" : texts.note(plain(rate[chosen], 3), short(loss[chosen]));
        set(note, { x: area.right, y: area.top - 14, "text-anchor": "end" });
        view.summary(() => chosen === null ? texts.summary(sweep.header) : texts.spoken(plain(rate[chosen], 3), short(loss[chosen])));
    }

    /** @param {PointerEvent|MouseEvent} event @returns {number|null} */
    function nearest(event) {
        if (!sweep || !scales) {
            return null;
        }
        const px = event.clientX - view.stage.getBoundingClientRect().left;
        const places = Array.from(sweep.arrays.rate, (rate) => Math.abs(scales.x(rate) - px));
        return places.indexOf(Math.min(...places));
    }

    function load() {
        if (sweep && chosen !== null) {
            setState({ lr: String(sweep.arrays.rate[chosen]), step: "0" });
        }
    }

    /** @param {number|null} index */
    function choose(index) {
        chosen = index;
        changed("surface");
    }
    view.stage.addEventListener("pointermove", (event) => event.pointerType !== "touch" && choose(nearest(event)));
    view.stage.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && choose(null));
    view.stage.addEventListener("click", (event) => {
        chosen = nearest(event);
        load();
    });
    view.stage.addEventListener("keydown", (event) => {
        const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        const last = (sweep?.arrays.rate.length ?? 1) - 1;
        if (by && event.target === view.stage) {
            event.preventDefault();
            choose(Math.max(0, Math.min(last, chosen === null ? (by > 0 ? 0 : last) : chosen + by)));
        } else if (event.key === "Enter" && event.target === view.stage) {
            event.preventDefault();
            load();
        }
    });
    return { section: view.section, toggle, update: () => toggle.setAttribute("aria-pressed", String(app.state.sweep !== undefined)) };
}
