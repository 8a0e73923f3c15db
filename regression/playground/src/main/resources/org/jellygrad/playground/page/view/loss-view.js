import { app, goTo, looksAhead, option, setState, shown, shownIndex } from "../app.js";
import { createAxes, linear, plotArea } from "./axes.js";
import { hide, say, set, svg } from "../dom.js";
import { number, short } from "../format.js";
import { errorsOf } from "./grid.js";
import { createMarker } from "./marker.js";
import { PathLayer } from "./path-layer.js";
import { pathTable } from "./path-table.js";
import { extent } from "../rows.js";
import { lastFinite } from "../run.js";
import { texts } from "../texts.js";
import { createView, segmented } from "./view.js";

const d3 = /** @type {any} */ (window).d3;

/** The loss by epoch, or the mean error signed or absolute; a press or the arrow keys lead to a step. */
export function createLossView() {
    const scale = segmented(texts.loss.scale, texts.loss.scaleChoices, (value) => setState({ "loss-scale": value }));
    const kinds = segmented(texts.loss.errors, texts.loss.errorChoices, (value) => setState({ errors: value }));
    const floor = svg("path", { class: "stroke optimum dashed" });
    const finite = svg("path", { class: "stroke residual dashed" });
    const finiteNote = svg("text", { class: "note residual" });
    /** @type {any} */
    let scales = null;

    const view = createView({
        id: "loss",
        title: texts.loss.title(true),
        keys: texts.loss.keys,
        visible: () => app.run !== null,
        needs: ["run", "preview", "step", "options", "surface"],
        draw,
        table: () => pathTable(),
    });
    view.tools.append(kinds.element, scale.element);
    const drawAxes = createAxes(view.under);
    const layer = new PathLayer(view.stage, view.svg, "path");
    view.svg.append(floor, finite, finiteNote);
    const cursor = createMarker(view.stage, "cursor");
    const here = createMarker(view.stage, "here");

    /** What is drawn for each point. @param {any} run @returns {Float64Array} */
    function values(run) {
        const kind = option("errors");
        if (kind === "squared" || !app.data) {
            return run.loss;
        }
        const answer = errorsOf(kind);
        return answer && answer.length === run.points ? answer : run.loss;
    }

    function draw(/** @type {any} */ _view, /** @type {Set<string>} */ changes) {
        const run = shown();
        if (!run || !app.run) {
            return;
        }
        view.title(texts.loss.title(app.data !== null));
        const area = plotArea(view.size);
        const y = values(run);
        const signed = option("errors") === "signed";
        const chosen = option("loss-scale");
        kinds.show(option("errors"));
        hide(kinds.element, !app.data);
        const index = shownIndex();
        if (!scales || ["run", "preview", "size", "theme", "options", "surface"].some((kind) => changes.has(kind))) {
            const log = !signed && (chosen === "log" || (chosen === "auto" && worthLog(y, Boolean(app.run.header.facts?.divergence))));
            scale.show(log ? "log" : "linear");
            scales = scalesFor(run, y, log, area);
            const toX = linear(scales.x);
            layer.setPath(run.points, (k) => toX(run.epoch[k]), (k) => scales.at(y[k]), area, view.size, run === app.run);
        }
        drawAxes(area, scales.x, scales.y, { x: texts.loss.epochs(app), y: texts.loss.axis(option("errors"), run) }, true);
        layer.showTo(index, looksAhead());
        const px = scales.x(run.epoch[index]);
        const py = Math.max(area.top, Math.min(area.bottom, scales.at(y[index])));
        if (changes.has("size") || changes.has("run")) {
            cursor.element.style.height = `${area.bottom - area.top}px`;
        }
        cursor.show(px, area.top, area);
        here.show(px, py, area);
        const least = app.run.header.optimum?.loss;
        const floorAt = least === undefined || option("errors") !== "squared" || (scales.y.base && least <= 0) ? NaN : scales.at(least);
        set(floor, { d: floorAt <= area.bottom + 0.5 && floorAt >= area.top ? `M${area.left} ${floorAt}H${area.right}` : "" });
        drawEnd(run, area);
        view.summary(() => texts.loss.summary(run, index, y[index], option("errors"), app));
    }

    /** The last finite step of a run that diverged. @param {any} run @param {any} area */
    function drawEnd(run, area) {
        const diverged = run.header.facts?.divergence ?? run.header.divergence;
        const last = diverged ? lastFinite(run) : -1;
        if (last <= 0) {
            set(finite, { d: "" });
            say(finiteNote, "");
            return;
        }
        const x = scales.x(run.epoch[last]);
        set(finite, { d: `M${x} ${area.top}V${area.bottom}` });
        say(finiteNote, texts.loss.lastFinite(number(run.step[last], 9), short(run.loss[last])));
        set(finiteNote, { x: x - 8, y: area.bottom - 10, "text-anchor": "end" });
    }

    /** @param {any} run @param {Float64Array} y @param {boolean} log @param {any} area */
    function scalesFor(run, y, log, area) {
        const x = d3.scaleLinear().domain([0, run.epoch[run.points - 1] || 1]).range([area.left, area.right]);
        let [low, high] = extent(y, log ? 0 : -Infinity);
        if (log) {
            low = Math.max(low, high * 1e-16);
            const scaleY = d3.scaleLog().domain([low * 0.7, high * 1.5]).range([area.bottom, area.top]);
            const perE = (area.top - area.bottom) / Math.log((high * 1.5) / (low * 0.7));
            const zero = area.bottom - perE * Math.log(low * 0.7);
            return { x, y: scaleY, at: (/** @type {number} */ value) => (value > 0 ? zero + perE * Math.log(value) : value === 0 ? area.bottom : NaN) };
        }
        low = Math.min(low, 0);
        const room = (high - low || 1) * 0.05;
        const scaleY = d3.scaleLinear().domain([low - (low < 0 ? room : 0), high + room]).range([area.bottom, area.top]);
        return { x, y: scaleY, at: linear(scaleY) };
    }

    /** A press or a drag leads to the nearest step. @param {PointerEvent} event @param {boolean} [flying] */
    function scrub(event, flying = false) {
        const run = app.run;
        if (!run || !scales) {
            return;
        }
        const epoch = scales.x.invert(event.clientX - view.stage.getBoundingClientRect().left);
        let low = 0;
        let high = run.points - 1;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (run.epoch[middle] < epoch) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        goTo(low > 0 && epoch - run.epoch[low - 1] < run.epoch[low] - epoch ? low - 1 : low, flying);
    }

    let pressed = false;
    view.stage.addEventListener("pointerdown", (event) => {
        pressed = event.target !== null;
        scrub(event);
    });
    addEventListener("pointerup", () => (pressed = false));
    view.stage.addEventListener("pointermove", (event) => pressed && scrub(event, true));
    view.stage.addEventListener("keydown", (event) => {
        const by = /** @type {any} */ ({ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageDown: 10, PageUp: -10 })[event.key];
        if (by) {
            event.preventDefault();
            goTo(app.index + by);
        } else if (event.key === "Home" || event.key === "End") {
            event.preventDefault();
            goTo(event.key === "Home" ? 0 : Infinity);
        }
    });
    return view;
}

/** A logarithmic axis shows more where the loss falls or rises by powers of ten; it cannot show a value below zero. @param {Float64Array} y @param {boolean} diverged */
function worthLog(y, diverged) {
    if (extent(y)[0] < 0) {
        return false;
    }
    const [low, high] = extent(y, 0);
    return diverged || high / low > 300;
}
