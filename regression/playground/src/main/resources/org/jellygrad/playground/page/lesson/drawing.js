import { insist } from "../insist.js";
import { app, goTo } from "../app.js";
import { polyline, set, svg, html, say } from "../dom.js";
import { times, inverse } from "../geometry.js";
import { createHandle } from "../view/handle.js";
import { register } from "../loop.js";
import { places } from "../view/places.js";
import { prose } from "./prose.js";
import { lessonTexts as texts } from "./texts.js";

/**
 * Predict, then run: the learner draws where the first steps lead, by pointing or with the arrow keys, and the engine compares. Only one
 * path is drawn at a time.
 *
 * @typedef {{at: Object<string, number>, element: any, handle: any}} Drawn
 */

/** @type {{draw: () => void}|null} what is being drawn or was compared last */
let current = null;
register({ name: "drawing", needs: ["run", "step", "size", "options", "morph", "surface"], update: () => current?.draw() });

/**
 * @param {any} lesson
 * @param {string} run
 * @param {number} count how many steps to predict
 * @param {any} stage
 */
export function createDrawing(lesson, run, count, stage) {
    const begin = html("button", { type: "button", class: "plain", onclick: start }, texts.draw.begin);
    const title = html("p", { class: "hint" }, count === 1 ? texts.draw.titleOne : texts.draw.title(count));
    const compare = html("button", { type: "button", class: "main", onclick: judge }, texts.draw.compare);
    const cancel = html("button", { type: "button", class: "plain", onclick: stop }, texts.draw.cancel);
    const tools = html("div", { class: "send", hidden: true }, compare, cancel);
    const grade = html("div", { class: "grade", role: "status" });
    const element = html("div", { class: "drawing" }, begin, title, tools, grade);
    title.hidden = true;
    const id = lesson.runs[run].views.find((/** @type {string} */ view) => view === "plane" || view === "curve");
    /** @type {Drawn[]} */
    let points = [];
    /** @type {Object<string, number>[]} where the run goes, once it is known */
    let truths = [];
    let placed = 0;
    /** @type {SVGGElement|null} */
    let layer = null;
    let ended = new AbortController();

    async function start() {
        clear();
        await stage.show(run, { step: "0", veiled: true });
        await drawn();
        document.body.classList.add("predicting");
        element.closest("figure")?.classList.add("asks");
        ended = new AbortController();
        const { stage: board, svg: drawing } = places[id];
        layer = svg("g", { class: "drawn" });
        drawing.append(/** @type {SVGGElement} */ (layer));
        const names = /** @type {any} */ (app.run).names;
        const from = Object.fromEntries(names.map((/** @type {string} */ name) => [name, /** @type {any} */ (app.run).user[name][0]]));
        points = Array.from({ length: count }, (_, i) => createPoint(board, i, { ...from }));
        truths = [];
        placed = 0;
        board.addEventListener("click", (event) => {
            const box = board.getBoundingClientRect();
            if (!(/** @type {Element} */ (event.target).closest(".handle"))) {
                moveTo(Math.min(placed, count - 1), event.clientX - box.left, event.clientY - box.top);
                settle(Math.min(placed, count - 1));
            }
        }, { signal: ended.signal });
        current = { draw };
        begin.hidden = true;
        title.hidden = false;
        tools.hidden = false;
        compare.disabled = true;
        grade.replaceChildren();
        draw();
        points[0].handle.element.focus({ preventScroll: true });
        if (document.body.classList.contains("all-views")) {
            board.scrollIntoView({ block: "center" });
        }
    }

    /** Resolves when the view has drawn the run, which it does in one of the next frames. */
    async function drawn() {
        for (let frames = 0; frames < 60 && !(places[id]?.stage.clientWidth > 0); frames++) {
            await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        await new Promise((resolve) => requestAnimationFrame(resolve));
    }

    /** @param {HTMLElement} board @param {number} i @param {Object<string, number>} at @returns {Drawn} */
    function createPoint(board, i, at) {
        const handle = createHandle(board, {
            label: texts.draw.point(i + 1),
            role: "guess",
            begin: () => undefined,
            move: (x, y) => moveTo(i, x, y),
            nudge: (right, up) => nudge(i, right, up),
            end: () => undefined,
        });
        handle.element.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
            if (event.key === "Enter") {
                event.preventDefault();
                settle(i);
                (points[i + 1]?.handle.element ?? compare).focus();
            }
        });
        let pressed = false;
        handle.element.addEventListener("pointerdown", () => (pressed = true));
        handle.element.addEventListener("pointerup", () => {
            if (pressed) {
                settle(i);
            }
            pressed = false;
        });
        return { at, element: handle.element, handle };
    }

    /** The point stays here; the next one starts from it. @param {number} i */
    function settle(i) {
        if (i === placed) {
            placed++;
            if (points[placed]) {
                points[placed].at = { ...points[i].at };
            }
        }
        compare.disabled = placed < count;
        draw();
    }

    /** @param {number} i @param {number} x pixels of the stage @param {number} y */
    function moveTo(i, x, y) {
        const place = places[id];
        const values = placeOf(points[i].at);
        values[place.pair[0]] = place.x.invert(x);
        if (place.pair.length > 1) {
            values[place.pair[1]] = place.y.invert(y);
        }
        points[i].at = named(values);
        draw();
    }

    /** @param {number} i @param {number} right @param {number} up */
    function nudge(i, right, up) {
        const place = places[id];
        const values = placeOf(points[i].at);
        const share = (/** @type {any} */ scale) => (scale.domain()[1] - scale.domain()[0]) / 200;
        values[place.pair[0]] += (place.pair.length > 1 ? right : right + up) * share(place.x);
        if (place.pair.length > 1) {
            values[place.pair[1]] += up * share(place.y);
        }
        points[i].at = named(values);
        draw();
    }

    /** Values in the coordinates of the view. @param {Object<string, number>} at */
    function placeOf(at) {
        return times(inverse(places[id].coordinates), /** @type {any} */ (app.run).names.map((/** @type {string} */ name) => at[name]));
    }

    /** @param {number[]} values */
    function named(values) {
        const user = times(places[id].coordinates, values);
        return Object.fromEntries(/** @type {any} */ (app.run).names.map((/** @type {string} */ name, /** @type {number} */ j) => [name, user[j]]));
    }

    /** @param {Object<string, number>} at @returns {[number, number]} */
    function pixels(at) {
        const place = places[id];
        const values = placeOf(at);
        const x = place.x(values[place.pair[0]]);
        return [x, place.pair.length > 1 ? place.y(values[place.pair[1]]) : heightAt(place, values[0])];
    }

    function draw() {
        if (!layer || !app.run || stage.run !== run || !places[id]) {
            points.forEach((point) => point.handle.hide());
            layer?.replaceChildren();
            return;
        }
        const names = app.run.names;
        const start = Object.fromEntries(names.map((name) => [name, /** @type {any} */ (app.run).user[name][0]]));
        const shown = points.slice(0, Math.min(count, placed + 1));
        points.forEach((point, i) => {
            if (i < shown.length && !truths.length) {
                point.handle.show(...pixels(point.at), texts.draw.value(point.at), point.at[names[0]]);
            } else {
                point.handle.hide();
            }
        });
        const way = [start, ...points.slice(0, placed).map((point) => point.at)].map(pixels);
        const path = svg("path", { class: "stroke guess dashed" });
        set(path, { d: polyline(way) });
        layer.replaceChildren(path,
            ...way.slice(1).map(([x, y]) => svg("path", { class: "stroke guess", d: `M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x - 5} ${y + 5}L${x + 5} ${y - 5}` })),
            ...truths.map((truth, i) => svg("path", { class: "stroke residual", d: polyline([pixels(points[i].at), pixels(truth)]) })));
    }

    async function judge() {
        const result = await insist("draw", { lesson: lesson.name, run, points: points.map((point) => point.at) });
        truths = result.points.map((/** @type {any} */ point) => point.truth);
        grade.className = `grade ${result.right ? "right" : "wrong"}`;
        grade.replaceChildren(html("p", {}, html("strong", {}, result.right ? texts.draw.right : texts.notYet), " ", ...prose(result.text)));
        finish();
        stage.veil(false);
        goTo(count);
        draw();
    }

    function finish() {
        ended.abort();
        document.body.classList.remove("predicting");
        element.closest("figure")?.classList.remove("asks");
        begin.hidden = false;
        say(begin, texts.draw.again);
        title.hidden = true;
        tools.hidden = true;
        begin.focus({ preventScroll: true });
    }

    function stop() {
        finish();
        clear();
        stage.show(run);
    }

    function clear() {
        ended.abort();
        points.forEach((point) => point.element.remove());
        points = [];
        truths = [];
        placed = 0;
        layer?.remove();
        layer = null;
        current = null;
    }

    stage.signal.addEventListener("abort", clear);
    return element;
}

/** The height of the curve, between its corners. @param {import("../view/places.js").Place} place @param {number} at */
function heightAt(place, at) {
    const curve = place.curve;
    if (!curve) {
        return place.area.bottom;
    }
    const last = curve.x.length - 1;
    const share = Math.max(0, Math.min(last, ((at - curve.x[0]) / (curve.x[last] - curve.x[0])) * last));
    const low = Math.min(last - 1, Math.floor(share));
    return place.y(curve.z[low] + (share - low) * (curve.z[low + 1] - curve.z[low]));
}
