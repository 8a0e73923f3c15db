import { app, goTo, looksAhead, option, setState, shown, shownIndex } from "../app.js";
import { createArrow } from "./arrows.js";
import { createAxes, linear, plotArea } from "./axes.js";
import { polyline, say, set, svg } from "../dom.js";
import { number, short } from "../format.js";
import { coordinatesOf, inverse } from "../geometry.js";
import { curveOf } from "./grid.js";
import { createHandle } from "./handle.js";
import { carried } from "../run.js";
import { createMarker } from "./marker.js";
import { PathLayer } from "./path-layer.js";
import { pathTable } from "./path-table.js";
import { places } from "./places.js";
import { along, bestPlace, frameOf } from "./plane-frame.js";
import { extent } from "../rows.js";
import { beginDrag, drag, dragged, endDrag } from "./start.js";
import { texts } from "../texts.js";
import { createView, segmented } from "./view.js";

const d3 = /** @type {any} */ (window).d3;

/** One parameter: the loss over it, the point that slides, its tangent, the step as an arrow. In the fog only the point and its slope are seen. */
export function createCurveView() {
    const fog = segmented(texts.curve.fog, texts.curve.fogChoices, (value) => setState({ fog: value }));
    const curve = svg("path", { class: "stroke ink" });
    const tangent = svg("path", { class: "stroke gradient thin" });
    const optimum = svg("g", { class: "optimum-mark" }, svg("circle", { r: 7, class: "stroke optimum" }), svg("path", { d: "M-11 0H11M0 -11V11", class: "stroke optimum" }));
    const note = svg("text", { class: "note" });
    const clip = svg("clipPath", { id: "clip-curve" }, svg("rect"));
    /** @type {any} */
    let frame = null;
    /** @type {any} */
    let scales = null;

    const view = createView({
        id: "curve",
        title: texts.curve.title(true),
        keys: texts.curve.keys,
        visible: () => app.run?.names.length === 1,
        needs: ["run", "preview", "step", "options", "why", "surface"],
        draw,
        table: () => pathTable(),
    });
    view.tools.append(fog.element);
    view.under.append(svg("defs", {}, clip), svg("g", { "clip-path": "url(#clip-curve)" }, curve));
    const drawAxes = createAxes(view.under);
    const layer = new PathLayer(view.stage, view.svg, "path");
    const marks = svg("g", { "clip-path": "url(#clip-curve)" }, optimum, tangent);
    const velocity = createArrow(marks, "velocity");
    const arrow = createArrow(marks, "gradient");
    view.svg.append(marks, note);
    const here = createMarker(view.stage, "here");
    const handle = createHandle(view.stage, {
        label: texts.curve.handle,
        role: "path",
        begin: beginDrag,
        move: (x) => moveTo(scales.x.invert(x)),
        nudge: (right, up) => {
            const [low, high] = scales.x.domain();
            moveTo(userNow() / unit() + ((right + up) * (high - low)) / 200);
        },
        end: endDrag,
    });

    const name = () => /** @type {any} */ (app.run).names[0];
    const unit = () => coordinatesOf(/** @type {any} */ (app.run))[0][0];
    const userNow = () => dragged()?.[name()] ?? /** @type {any} */ (shown()).user[name()][0];

    /** @param {number} x */
    function moveTo(x) {
        drag({ [name()]: x * unit() });
    }

    function draw(/** @type {any} */ _view, /** @type {Set<string>} */ changes) {
        const run = shown();
        if (!run || !app.run || run.names.length !== 1) {
            return;
        }
        fog.show(option("fog"));
        view.title(texts.curve.title(app.data !== null, texts.parameter(app.run, name())));
        const foggy = option("fog") === "on";
        const area = plotArea(view.size);
        if (!frame || changes.has("run") || changes.has("size") || changes.has("options")) {
            frame = frameOf(app.run, app.state, 1);
        }
        const answer = curveOf(frame.x);
        const back = inverse(frame.coordinates);
        const xs = along(run, back, 0);
        const [lowest, highest] = heights(answer ? answer.z : run.loss);
        const room = (highest - lowest || 1) * 0.07;
        const x = d3.scaleLinear().domain(frame.x).range([area.left, area.right]);
        const y = d3.scaleLinear().domain([lowest - room, highest + room]).range([area.bottom, area.top]);
        scales = { x, y };
        places.curve = { stage: view.stage, svg: view.svg, x, y, area, coordinates: frame.coordinates, pair: [0], curve: answer };
        set(clip.firstElementChild, { x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top });
        drawAxes(area, x, y, { x: texts.parameter(app.run, name()), y: texts.loss.word(run) });
        set(curve, { d: answer && !foggy ? polyline(Array.from(answer.x, (at, k) => /** @type {[number, number]} */ ([x(at), y(answer.z[k])])).filter(([, v]) => Number.isFinite(v))) : "" });
        if (["run", "preview", "size", "theme", "surface", "options"].some((kind) => changes.has(kind))) {
            const [toX, toY] = [linear(x), linear(y)];
            layer.setPath(run.points, (k) => toX(xs[k]), (k) => toY(run.loss[k]), area, view.size, run === app.run);
        }
        const index = shownIndex();
        layer.showTo(index, !foggy && looksAhead());
        const best = foggy ? null : bestPlace(app.run, back);
        const least = app.run.header.optimum?.loss ?? app.run.header.minimum?.loss;
        set(optimum, { transform: best && Number.isFinite(least) ? `translate(${x(best[0])} ${y(least)})` : "translate(-99 -99)" });
        drawPoint(run, index, x, y, xs, area);
        view.summary(() => texts.curve.summary(run, app.run, index, foggy));
    }

    /** From the lowest place to well above the path, at most to the top of the curve. @param {Float64Array} z @returns {[number, number]} */
    function heights(z) {
        const [low, high] = extent(z);
        const top = low + 1.7 * (extent(/** @type {any} */ (app.run).loss)[1] - low);
        return [low, top > low ? Math.min(high, top) : high];
    }

    /** @param {any} run @param {number} index @param {any} x @param {any} y @param {Float64Array} xs @param {any} area */
    function drawPoint(run, index, x, y, xs, area) {
        const [px, py] = [x(xs[index]), y(run.loss[index])];
        here.show(px, py, area);
        handle.show(x(xs[0]), y(run.loss[0]), `${name()} ${number(userNow())}`, userNow());
        const slope = run.gradient[name()]?.[index];
        const rate = run.rate?.[index] || run.header.facts?.rate || run.header.facts?.best || 0;
        if (slope === undefined || app.preview) {
            set(tangent, { d: "" });
            arrow.hide();
            velocity.hide();
            say(note, "");
            return;
        }
        const perX = x(1) - x(0);
        const inPixels = (slope * (y(1) - y(0))) / perX;
        const reach = 70 / Math.hypot(1, inPixels);
        set(tangent, { d: polyline([[px - reach, py - reach * inPixels], [px + reach, py + reach * inPixels]]) });
        arrow.show(px, py, -rate * slope * perX, 0, 14, 260);
        velocity.show(px, py + 12, carried(run, name(), index, rate) * perX, 0, 14, 260);
        say(note, texts.curve.note(run, short(slope)));
        const right = px > (area.left + area.right) / 2;
        set(note, { x: px + (right ? -12 : 12), y: Math.max(area.top + 14, py - 14), "text-anchor": right ? "end" : "start" });
    }

    view.stage.addEventListener("keydown", (event) => {
        const by = /** @type {any} */ ({ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 })[event.key];
        if (by && event.target === view.stage) {
            event.preventDefault();
            goTo(app.index + by);
        }
    });
    return view;
}
