import { app, focusOn, goTo, looksAhead, option, setState, shown, shownIndex } from "../app.js";
import { createArrow } from "./arrows.js";
import { createAxes, linear, plotArea } from "./axes.js";
import { reducedMotion } from "../colours.js";
import { createContours } from "./contours.js";
import { hide, html, icon, set, svg } from "../dom.js";
import { number } from "../format.js";
import { inverse, isIdentity, isTriangular, times, valley } from "../geometry.js";
import { gridOf } from "./grid.js";
import { createHandle } from "./handle.js";
import { changed, everyFrame } from "../loop.js";
import { createMarker } from "./marker.js";
import { PathLayer } from "./path-layer.js";
import { places } from "./places.js";
import { along, bestPlace, chosenPair, frameBetween, frameOf, placeOf, zoomed } from "./plane-frame.js";
import { pathTable } from "./path-table.js";
import { carried, parametersAt } from "../run.js";
import { beginDrag, drag, dragged, endDrag } from "./start.js";
import { createSurface } from "./surface.js";
import { texts } from "../texts.js";
import { createView, segmented } from "./view.js";

const d3 = /** @type {any} */ (window).d3;
/** How long a needle valley takes to become a bowl. */
const MORPH = 1100;

/** Two parameters: contours of the loss, the path over them, gradient and velocity, the exact optimum. */
export function createPlaneView() {
    const kind = segmented(texts.plane.surface, texts.plane.surfaceChoices, (value) => setState({ surface: value }));
    const fog = segmented(texts.plane.fog, texts.plane.fogChoices, (value) => setState({ fog: value }));
    const pairs = createPairChoice();
    const optimum = svg("g", { class: "optimum-mark" }, svg("circle", { r: 7, class: "stroke optimum" }), svg("path", { d: "M-11 0H11M0 -11V11", class: "stroke optimum" }));
    const marks = svg("g", { "clip-path": "url(#clip-plane)" }, optimum);
    /** @type {import("./plane-frame.js").PlaneFrame|null} */
    let frame = null;
    let zoom = 1;
    /** @type {any} */
    let lastCoordinates = null;
    /** @type {any} */
    let seenRun = null;
    /** @type {any} */
    let scales = null;

    const view = createView({
        id: "plane",
        title: texts.plane.title,
        keys: texts.plane.keys,
        visible: () => app.run !== null && app.run.names.length > 1,
        needs: ["run", "preview", "step", "focus", "options", "why", "morph", "surface"],
        draw,
        table: () => pathTable(),
    });
    const clip = svg("clipPath", { id: "clip-plane" }, svg("rect"));
    view.under.append(svg("defs", {}, clip));
    const contours = createContours(view.under, "clip-plane");
    const drawAxes = createAxes(view.under);
    const layer = new PathLayer(view.stage, view.svg, "path");
    const pull = createArrow(marks, "pull");
    const velocity = createArrow(marks, "velocity");
    const gradient = createArrow(marks, "gradient");
    view.svg.append(marks);
    const here = createMarker(view.stage, "here");
    const surface = createSurface(view);
    const start = createHandle(view.stage, {
        label: texts.plane.startHandle,
        role: "path",
        begin: beginDrag,
        move: (x, y) => dragTo(scales.x.invert(x), scales.y.invert(y)),
        nudge: (right, up) => dragTo(...moved(right, up)),
        end: endDrag,
    });
    const zoomButton = (/** @type {"plus"|"minus"|"fit"} */ name, /** @type {string} */ label, /** @type {() => void} */ act) =>
        html("button", { type: "button", class: "small", "aria-label": label, title: label, onclick: () => (act(), refit()) }, icon(name));
    view.tools.append(pairs.element, fog.element, kind.element, html("div", { class: "zoom", role: "group", "aria-label": texts.plane.zoom },
        zoomButton("minus", texts.plane.zoomOut, () => (zoom *= 1.5)), zoomButton("plus", texts.plane.zoomIn, () => (zoom /= 1.5)),
        zoomButton("fit", texts.plane.fit, () => (zoom = 1))));

    function refit() {
        frame = null;
        changed("morph");
    }

    /** @param {number} right @param {number} up @returns {[number, number]} */
    function moved(right, up) {
        const run = /** @type {any} */ (shown());
        const place = times(scales.back, run.names.map((/** @type {string} */ name) => (dragged() ?? parametersAt(run, 0))[name]));
        const [[x0, x1], [y0, y1]] = [scales.x.domain(), scales.y.domain()];
        return [place[scales.pair[0]] + ((x1 - x0) / 200) * right, place[scales.pair[1]] + ((y1 - y0) / 200) * up];
    }

    /** Moves the start to a place of the plane; the other parameters stay. @param {number} x @param {number} y */
    function dragTo(x, y) {
        const run = /** @type {any} */ (app.run);
        const place = times(scales.back, run.names.map((/** @type {string} */ name) => (dragged() ?? parametersAt(run, 0))[name]));
        place[scales.pair[0]] = x;
        place[scales.pair[1]] = y;
        const user = times(scales.coordinates, place);
        drag(Object.fromEntries(run.names.map((/** @type {string} */ name, /** @type {number} */ j) => [name, user[j]])));
    }

    function draw(/** @type {any} */ _view, /** @type {Set<string>} */ changes) {
        const run = shown();
        if (!run || !app.run || run.names.length !== app.run.names.length) {
            return;
        }
        kind.show(option("surface"));
        fog.show(option("fog"));
        hide(fog.element, app.state.function === undefined);
        hide(kind.element, option("fog") === "on");
        pairs.show(app.run.names, chosenPair(app.run, app.state));
        const area = plotArea(view.size);
        if (!frame || changes.has("size") || (seenRun !== app.run && changes.has("run")) || changes.has("options")) {
            const next = frameOf(app.run, app.state, (area.right - area.left) / (area.bottom - area.top));
            const old = seenRun && frame;
            frame = zoomed(next, zoom);
            seenRun = app.run;
            if (old && changes.has("run")) {
                morph(old, frame);
            }
        }
        const surfaceShown = option("surface") === "surface" && option("fog") === "off";
        view.section.classList.toggle("turning", surfaceShown);
        place(run, area, changes);
        view.summary(() => texts.plane.summary(run, app.run, shownIndex(), scales.pair));
        if (surfaceShown) {
            surface.draw(frame, run, shownIndex(), scales);
        }
    }

    /** Turns the old coordinates into the new ones before one's eyes. @param {any} from @param {any} to */
    function morph(from, to) {
        const a = lastCoordinates;
        const b = to.coordinates;
        const same = !a || a.length !== b.length || JSON.stringify(a) === JSON.stringify(b) || from.pair.join() !== to.pair.join();
        if (same || reducedMotion() || !isTriangular(a) || !isTriangular(b)) {
            return;
        }
        const began = performance.now();
        const ease = (/** @type {number} */ t) => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2);
        const stop = everyFrame((now) => {
            const t = Math.min(1, (now - began) / MORPH);
            const e = ease(t);
            frame = t < 1 ? frameBetween({ ...from, coordinates: a }, to, e, app.run) : to;
            changed("morph");
            if (t >= 1) {
                stop();
            }
        });
        frame = { ...to, coordinates: a, x: from.x, y: from.y };
    }

    /** @param {any} run @param {any} area @param {Set<string>} changes */
    function place(run, area, changes) {
        const now = /** @type {any} */ (frame);
        const [i, j] = now.pair;
        lastCoordinates = now.coordinates;
        const back = inverse(now.coordinates);
        const x = d3.scaleLinear().domain(now.x).range([area.left, area.right]);
        const y = d3.scaleLinear().domain(now.y).range([area.bottom, area.top]);
        scales = { x, y, back, pair: now.pair, coordinates: now.coordinates, area };
        places.plane = { stage: view.stage, svg: view.svg, ...scales };
        set(clip.firstElementChild, { x: area.left, y: area.top, width: area.right - area.left, height: area.bottom - area.top });
        const scaled = !isIdentity(now.coordinates);
        drawAxes(area, x, y, { x: texts.plane.axis(texts.parameter(run, run.names[i]), scaled), y: texts.plane.axis(texts.parameter(run, run.names[j]), scaled) });
        const index = shownIndex();
        const held = placeOf(run, back, index);
        drawContours(run, now, held, x, y, area);
        if (["run", "preview", "size", "morph", "theme", "options"].some((change) => changes.has(change))) {
            const xs = along(run, back, i);
            const ys = along(run, back, j);
            const [toX, toY] = [linear(x), linear(y)];
            layer.setPath(run.points, (k) => toX(xs[k]), (k) => toY(ys[k]), area, view.size, run === app.run);
        }
        layer.showTo(index, option("fog") === "off" && looksAhead());
        const best = option("fog") === "on" ? null : bestPlace(app.run, back);
        set(optimum, { transform: best ? `translate(${x(best[i])} ${y(best[j])})` : "translate(-99 -99)" });
        here.show(x(held[i]), y(held[j]), area);
        const from = placeOf(run, back, 0);
        start.show(x(from[i]), y(from[j]), () => texts.plane.startValue(run, parametersAt(run, 0)), from[i]);
        start.element.classList.toggle("away", x(from[i]) < area.left || x(from[i]) > area.right || y(from[j]) < area.top || y(from[j]) > area.bottom);
        drawArrows(run, index, x, y, held, [i, j]);
    }

    /** @param {any} run @param {any} now @param {number[]} held @param {any} x @param {any} y @param {any} area */
    function drawContours(run, now, held, x, y, area) {
        if (option("fog") === "on" || option("surface") === "surface") {
            contours.clear();
            return;
        }
        const quadratic = valley(/** @type {any} */ (app.run), now.coordinates, now.pair, held);
        if (quadratic) {
            contours.quadratic();
            contours.ellipses(quadratic, x, y, area);
            return;
        }
        const grid = gridOf(/** @type {any} */ (frame), 101, run.names.length > 2 ? String(app.run?.step[app.index]) : "");
        if (grid) {
            contours.grid(grid, x, y);
        }
    }

    /** @param {any} run @param {number} index @param {any} x @param {any} y @param {number[]} held @param {[number, number]} pair */
    function drawArrows(run, index, x, y, held, [i, j]) {
        const [px, py] = [x(held[i]), y(held[j])];
        const [perX, perY] = [x(1) - x(0), y(1) - y(0)];
        const names = run.names;
        const rate = app.run?.rate?.[index] || app.run?.header.facts?.rate || app.run?.header.facts?.best || 1;
        const by = (/** @type {any} */ vector) => (vector?.[names[i]] ? [-rate * vector[names[i]][index] * perX, -rate * vector[names[j]][index] * perY] : [NaN, NaN]);
        if (app.preview || dragged()) {
            gradient.hide();
            velocity.hide();
            pull.hide();
            return;
        }
        if (run.gradientNorm[index] > 1e-3 * run.gradientNorm[0]) {
            gradient.show(px, py, .../** @type {[number, number]} */ (by(run.gradient)));
        } else {
            gradient.hide();
        }
        velocity.show(px, py, carried(run, names[i], index, rate) * perX, carried(run, names[j], index, rate) * perY);
        const row = app.why?.rows?.find((/** @type {any} */ r) => r.index === app.focus.row);
        if (row) {
            pull.show(px, py, -rate * row.pull[names[i]] * perX, -rate * row.pull[names[j]] * perY);
        } else {
            pull.hide();
        }
        gradient.group.classList.toggle("lit", app.focus.parameter !== null);
    }

    view.stage.addEventListener("keydown", (event) => {
        if (event.target !== view.stage || option("surface") === "surface") {
            return;
        }
        const by = /** @type {any} */ ({ ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 })[event.key];
        if (by) {
            event.preventDefault();
            goTo(app.index + by);
        } else if (event.key === "+" || event.key === "-") {
            zoom *= event.key === "+" ? 1 / 1.5 : 1.5;
            refit();
        }
    });
    view.stage.addEventListener("pointerleave", () => focusOn({ row: app.focus.row }));
    return view;
}

/** Which two parameters are shown, where there are more. */
function createPairChoice() {
    const make = (/** @type {string} */ key, /** @type {string} */ label) => html("select", { "aria-label": label, onchange: (/** @type {any} */ event) => setState({ [key]: event.target.value }) });
    const x = make("x", texts.plane.across);
    const y = make("y", texts.plane.up);
    const element = html("div", { class: "pair", hidden: true }, x, y);
    return {
        element,
        /** @param {string[]} names @param {[number, number]} pair */
        show(names, pair) {
            hide(element, names.length < 3);
            [x, y].forEach((select, k) => {
                if (select.childElementCount !== names.length) {
                    select.replaceChildren(...names.map((name) => html("option", { value: name }, name)));
                }
                if (select.value !== names[pair[k]]) {
                    select.value = names[pair[k]];
                }
            });
        },
    };
}
