import { app, focusOn, goTo, option, setState, shown, shownIndex } from "../app.js";
import { createAxes, plotArea } from "./axes.js";
import { colour } from "../colours.js";
import { html, polyline, say, set, svg } from "../dom.js";
import { number, short } from "../format.js";
import { createHandle } from "./handle.js";
import { isCurved, lineAt, modelAt, readRows } from "../rows.js";
import { pullParameters } from "../geometry.js";
import { places } from "./places.js";
import { parametersAt } from "../run.js";
import { beginDrag, drag, dragged, endDrag } from "./start.js";
import { texts } from "../texts.js";
import { createView, prepare, segmented } from "./view.js";
import { drawRows } from "./rows-canvas.js";

const d3 = /** @type {any} */ (window).d3;

/** The data with the line of the step, its residuals, the best line, and the pull of the row that is pointed at. */
export function createDataView() {
    const shapes = segmented(texts.data.residuals, texts.data.residualChoices, (value) => setState({ residuals: value }));
    const optimum = svg("path", { class: "stroke optimum dashed" });
    const ghost = svg("path", { class: "stroke gradient dashed" });
    const mark = svg("circle", { class: "mark" });
    const note = svg("text", { class: "note gradient" });
    /** @type {any} */
    let scales = null;

    const view = createView({
        id: "data",
        title: texts.data.title,
        keys: texts.data.keys,
        visible: () => app.data !== null && app.run !== null,
        needs: ["run", "preview", "step", "focus", "options", "why", "data"],
        draw,
        table,
    });
    const canvas = html("canvas", { "aria-hidden": "true" });
    view.stage.insertBefore(canvas, view.svg);
    view.tools.append(shapes.element);
    const clip = svg("clipPath", { id: "clip-data" }, svg("rect"));
    view.svg.append(svg("defs", {}, clip), svg("g", { "clip-path": "url(#clip-data)" }, ghost, mark), note);
    view.under.append(svg("g", { "clip-path": "url(#clip-data)" }, optimum));
    const drawAxes = createAxes(view.under);

    const handles = [0.1, 0.9].map((share, which) => createHandle(view.stage, {
        label: which ? texts.data.rightHandle : texts.data.leftHandle,
        role: "line",
        begin: beginDrag,
        move: (_x, y) => moveLine(which, scales.y.invert(y)),
        nudge: (_right, up) => moveLine(which, heightAt(share) + up * (scales.y.domain()[1] - scales.y.domain()[0]) / 200),
        end: endDrag,
    }));

    /** Where the line has its corners: a curve has many. @returns {number[]} */
    function corners() {
        const [low, high] = scales.x.domain();
        return isCurved(scales.rows) ? Array.from({ length: 81 }, (_, k) => low + (k / 80) * (high - low)) : [low, high];
    }

    /** @param {number} share of the width */
    function place(share) {
        const [low, high] = scales.x.domain();
        return low + share * (high - low);
    }

    /** @param {number} share */
    function heightAt(share) {
        const run = shown();
        const parameters = dragged() ?? (run ? parametersAt(run, shownIndex()) : {});
        return lineAt(scales.rows, parameters, place(share));
    }

    /** Moves one end of the line, the other stays. Without an intercept the line turns about the origin. @param {number} which @param {number} height */
    function moveLine(which, height) {
        const { rows } = scales;
        if (!rows.intercept) {
            drag({ [rows.feature]: (height - lineAt(rows, { ...dragged(), [rows.feature]: 0 }, 0)) / place(which ? 0.9 : 0.1) });
            return;
        }
        const [at, other] = which ? [place(0.9), place(0.1)] : [place(0.1), place(0.9)];
        const still = heightAt(which ? 0.1 : 0.9);
        const slope = (height - still) / (at - other);
        const before = dragged() ?? {};
        const rest = lineAt(rows, { ...before, intercept: 0, [rows.feature]: 0 }, 0);
        drag({ intercept: still - slope * other - rest, [rows.feature]: slope });
    }

    function draw(/** @type {any} */ _view, /** @type {Set<string>} */ changes) {
        const run = shown();
        if (!run || !app.data || !app.run) {
            return;
        }
        const area = plotArea(view.size);
        if (!scales || ["run", "size", "data", "options"].some((kind) => changes.has(kind))) {
            scales = scalesFor(area);
        }
        const { x, y, rows } = scales;
        places.data = { stage: view.stage, svg: view.svg, x, y, area, rows, coordinates: [], pair: [] };
        set(clip.firstElementChild, { x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top });
        drawAxes(area, x, y, { x: rows.xTitle, y: rows.yTitle });
        const parameters = dragged() ?? parametersAt(run, shownIndex());
        const residualShape = option("residuals");
        shapes.show(residualShape);
        const model = modelAt(rows, parameters);
        const line = corners().map((at) => /** @type {[number, number]} */ ([x(at), y(lineAt(rows, parameters, at))]));
        drawRows(prepare(canvas, view.size), { area, x, y, rows, model, line, shape: residualShape, batch: app.preview ? null : app.why?.batch });
        const best = app.run.header.optimum?.parameters;
        set(optimum, { d: best ? polyline(corners().map((at) => [x(at), y(lineAt(rows, best, at))])) : "" });
        const handled = rows.features.length > 0 && !isCurved(rows);
        handles.forEach((handle, which) => {
            if (!handled || (!which && !rows.intercept)) {
                handle.hide();
                return;
            }
            const share = which ? 0.9 : 0.1;
            const height = heightAt(share);
            const inside = Math.max(area.top, Math.min(area.bottom, y(height)));
            handle.show(x(place(share)), inside, () => texts.data.handleValue(number(place(share), 4), number(height, 5)), height);
        });
        drawFocus(area, parameters, model);
        view.summary(() => texts.data.summary(rows, parameters, model, app.run?.header));
    }

    /** @param {any} area @param {Object<string, number>} parameters @param {any} model */
    function drawFocus(area, parameters, model) {
        const { x, y, rows } = scales;
        const row = app.focus.row;
        const visible = row !== null && row < rows.y.length;
        set(mark, visible ? { cx: x(rows.x[row]), cy: y(rows.y[row]), r: 9 } : { r: 0 });
        const pull = visible ? pullParameters(app.run, app.why, row, parameters) : null;
        set(ghost, { d: pull ? polyline(corners().map((at) => [x(at), y(lineAt(rows, pull, at))])) : "" });
        say(note, visible ? texts.data.note(rows, row, short(model.predicted[row]), short(model.residuals[row])) : "");
        set(note, { x: area.right, y: area.top - 14, "text-anchor": "end" });
    }

    /** @param {any} area */
    function scalesFor(area) {
        const rows = readRows(app.data, app.run, app.state);
        const pad = (/** @type {number} */ low, /** @type {number} */ high) => {
            const more = (high - low || Math.abs(high) || 1) * 0.06;
            return [low - more, high + more];
        };
        const [lowX, highX] = pad(rows.minX, rows.maxX);
        const x = d3.scaleLinear().domain(rows.intercept ? [lowX, highX] : [Math.min(0, lowX), highX]).range([area.left, area.right]);
        // The start's line is seen, unless the rows would be squeezed into less than about a third.
        const room = 2.5 * (rows.maxY - rows.minY || 1);
        const first = parametersAt(/** @type {any} */ (app.run), 0);
        const ends = x.domain().map((/** @type {number} */ at) => lineAt(rows, first, at));
        const low = Math.max(rows.minY - room, Math.min(rows.minY, ...ends));
        const high = Math.min(rows.maxY + room, Math.max(rows.maxY, ...ends));
        const y = d3.scaleLinear().domain(pad(low, high)).range([area.bottom, area.top]);
        return { x, y, rows };
    }

    /** The row under a pointer. @param {PointerEvent} event */
    function rowAt(event) {
        const box = view.stage.getBoundingClientRect();
        const px = event.clientX - box.left;
        const py = event.clientY - box.top;
        let nearest = null;
        let least = 24 * 24;
        for (let i = 0; scales && i < scales.rows.y.length; i++) {
            const far = (scales.x(scales.rows.x[i]) - px) ** 2 + (scales.y(scales.rows.y[i]) - py) ** 2;
            if (far < least) {
                least = far;
                nearest = i;
            }
        }
        return nearest;
    }

    view.stage.addEventListener("pointermove", (event) => event.pointerType !== "touch" && focusOn({ row: rowAt(event) }));
    view.stage.addEventListener("click", (event) => focusOn({ row: rowAt(/** @type {PointerEvent} */ (event)) }));
    view.stage.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && focusOn({}));
    view.stage.addEventListener("keydown", (event) => {
        const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        if (by && event.target === view.stage && scales) {
            event.preventDefault();
            const order = scales.rows.order;
            const at = app.focus.row === null ? (by > 0 ? -1 : order.length) : order.indexOf(app.focus.row);
            focusOn({ row: order[Math.max(0, Math.min(order.length - 1, at + by))] });
        } else if (event.key === "Escape") {
            focusOn({});
        } else if (event.key === "Home" && event.target === view.stage) {
            goTo(0);
        }
    });

    function table() {
        const run = shown();
        if (!run || !scales) {
            return { head: [], rows: [] };
        }
        const { rows } = scales;
        const model = modelAt(rows, parametersAt(run, shownIndex()));
        const list = Array.from({ length: Math.min(200, rows.y.length) }, (_, i) => [String(i + 1), ...rows.columns.map((/** @type {Float64Array} */ column) => number(column[i])),
            number(rows.y[i]), number(model.predicted[i]), number(model.residuals[i]), number(model.residuals[i] ** 2)]);
        return { head: texts.data.head(rows), rows: list, current: app.focus.row ?? undefined };
    }
    return view;
}
