import { app, focusOn } from "../app.js";
import { colour } from "../colours.js";
import { html, polyline, set, svg } from "../dom.js";
import { number, short } from "../format.js";
import { extent } from "../rows.js";
import { createAxes, plotArea } from "../view/axes.js";
import { createView, prepare } from "../view/view.js";
import { frame, saved } from "./api.js";
import { savedTexts as texts } from "./texts.js";

const d3 = /** @type {any} */ (window).d3;

/** Rows listed in a table. */
const LISTED = 200;

/**
 * One point for each row, which all views light together.
 *
 * @typedef {Object} Plot
 * @property {string} id
 * @property {string} title
 * @property {string} x title of the axis
 * @property {string} y
 * @property {Float64Array} across
 * @property {Float64Array} up
 * @property {(x: [number, number]) => [number, number][]} line a reference over the plot's width
 * @property {string} summary
 */

/** The diagnostic plots of a run on data; none for a function. @returns {import("../view/view.js").View[]} */
export function createPlots() {
    if (!saved.plots) {
        return [];
    }
    const { header, arrays } = frame(saved.plots);
    const every = texts.plots.every(header.every);
    const flat = (/** @type {[number, number]} */ [low, high]) => /** @type {[number, number][]} */ ([[low, 0], [high, 0]]);
    /** @type {Plot[]} */
    const plots = [
        { id: "fitted", ...texts.plots.fitted, x: texts.plots.fitted.x(header.target), across: arrays.fitted, up: arrays.residual, line: flat,
            summary: texts.plots.fitted.summary(header.rows) + every },
        { id: "qq", ...texts.plots.qq, y: texts.plots.qq.y(header.inference), across: arrays.quantile, up: arrays.standardised,
            line: ([low, high]) => [[low, low], [high, high]], summary: texts.plots.qq.summary(header.rows) + every },
    ];
    if (header.inference) {
        const worst = arrays.cook.reduce((most, value, i) => (value > arrays.cook[most] || Number.isNaN(arrays.cook[most]) ? i : most), 0);
        const finite = arrays.leverage.filter(Number.isFinite);
        plots.push({ id: "leverage", ...texts.plots.leverage, across: arrays.leverage, up: arrays.standardised, line: flat,
            summary: texts.plots.leverage.summary(finite.reduce((sum, value) => sum + value, 0) / finite.length, worst, short(arrays.cook[worst])) + every });
    }
    // Where every row lies on the model, nothing is left to standardise.
    return plots.filter((plot) => plot.up.some(Number.isFinite)).map(createPlot);
}

/** @param {Plot} plot */
function createPlot(plot) {
    const rows = Array.from(plot.up.keys()).filter((i) => Number.isFinite(plot.up[i]) && Number.isFinite(plot.across[i]));
    const order = rows.slice().sort((a, b) => plot.across[a] - plot.across[b]);
    const reference = svg("path", { class: "stroke optimum dashed" });
    const mark = svg("circle", { class: "mark" });
    const note = svg("text", { class: "note gradient" });
    const clip = svg("clipPath", { id: `clip-${plot.id}` }, svg("rect"));
    /** @type {any} */
    let scales = null;

    const view = createView({
        id: plot.id,
        title: plot.title,
        keys: texts.plots.keys,
        visible: () => app.run !== null,
        needs: ["run", "focus"],
        draw,
        table: () => ({ head: texts.plots.head(plot.x, plot.y), rows: rows.slice(0, LISTED).map((i) => [String(i + 1), number(plot.across[i]), number(plot.up[i])]) }),
    });
    view.section.classList.add("plot");
    const canvas = html("canvas", { "aria-hidden": "true" });
    view.stage.insertBefore(canvas, view.svg);
    view.under.append(svg("defs", {}, clip), svg("g", { "clip-path": `url(#clip-${plot.id})` }, reference));
    view.svg.append(mark, note);
    const drawAxes = createAxes(view.under);

    function draw(/** @type {any} */ _view, /** @type {Set<string>} */ changes) {
        const area = plotArea(view.size);
        if (!scales || ["run", "size", "theme"].some((kind) => changes.has(kind))) {
            scales = scalesFor(area);
            drawPoints(area);
        }
        const { x, y } = scales;
        drawAxes(area, x, y, { x: plot.x, y: plot.y });
        set(clip.firstElementChild, { x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top });
        set(reference, { d: polyline(plot.line(x.domain()).map(([u, v]) => /** @type {[number, number]} */ ([x(u), y(v)]))) });
        const row = app.focus.row;
        const visible = row !== null && Number.isFinite(plot.up[row]) && Number.isFinite(plot.across[row]);
        set(mark, visible ? { cx: x(plot.across[row]), cy: y(plot.up[row]), r: 9 } : { r: 0 });
        note.textContent = visible ? texts.plots.note(row, short(plot.across[row]), short(plot.up[row])) : "";
        set(note, { x: area.right, y: area.top - 14, "text-anchor": "end" });
        view.summary(() => plot.summary);
    }

    /** @param {any} area */
    function scalesFor(area) {
        const padded = (/** @type {Float64Array} */ values) => {
            const [low, high] = extent(values);
            const more = (high - low || Math.abs(high) || 1) * 0.06;
            return [low - more, high + more];
        };
        return {
            x: d3.scaleLinear().domain(padded(plot.across)).range([area.left, area.right]),
            y: d3.scaleLinear().domain(padded(plot.up)).range([area.bottom, area.top]),
        };
    }

    /** @param {any} area */
    function drawPoints(area) {
        const context = prepare(canvas, view.size);
        context.beginPath();
        context.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
        context.save();
        context.clip();
        context.fillStyle = colour("data");
        context.strokeStyle = colour("paper");
        context.lineWidth = 1.5;
        context.globalAlpha = rows.length > 400 ? 0.6 : 1;
        const radius = rows.length <= 40 ? 5 : rows.length <= 400 ? 3.5 : 2;
        for (const i of rows) {
            context.beginPath();
            context.arc(scales.x(plot.across[i]), scales.y(plot.up[i]), radius, 0, 2 * Math.PI);
            context.fill();
            if (rows.length <= 400) {
                context.stroke();
            }
        }
        context.restore();
    }

    /** The row under a pointer. @param {PointerEvent|MouseEvent} event */
    function rowAt(event) {
        const box = view.stage.getBoundingClientRect();
        let nearest = null;
        let least = 24 * 24;
        for (const i of scales ? rows : []) {
            const far = (scales.x(plot.across[i]) - event.clientX + box.left) ** 2 + (scales.y(plot.up[i]) - event.clientY + box.top) ** 2;
            if (far < least) {
                least = far;
                nearest = i;
            }
        }
        return nearest;
    }

    view.stage.addEventListener("pointermove", (event) => event.pointerType !== "touch" && focusOn({ row: rowAt(event) }));
    view.stage.addEventListener("click", (event) => focusOn({ row: rowAt(event) }));
    view.stage.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && focusOn({}));
    view.stage.addEventListener("keydown", (event) => {
        const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        if (by) {
            event.preventDefault();
            const at = app.focus.row === null ? (by > 0 ? -1 : order.length) : order.indexOf(app.focus.row);
            focusOn({ row: order[Math.max(0, Math.min(order.length - 1, at + by))] });
        } else if (event.key === "Escape") {
            focusOn({});
        }
    });
    return view;
}
