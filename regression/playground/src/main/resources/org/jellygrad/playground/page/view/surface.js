import { app, option, shown } from "../app.js";
import { colour, textSize } from "../colours.js";
import { html } from "../dom.js";
import { gridOf } from "./grid.js";
import { changed } from "../loop.js";
import { along, bestPlace } from "./plane-frame.js";
import { texts } from "../texts.js";
import { prepare } from "./view.js";

/** Points of the grid in each direction. */
const N = 44;
/** Of the unit square under the surface, and how high the surface is over it. */
const DIAGONAL = Math.SQRT2;
const TALL = 0.55;

/**
 * The loss as a surface that turns, with the path on it: dragged, or turned by arrow keys. A parallel projection on a canvas.
 *
 * @param {import("./view.js").View} view
 */
export function createSurface(view) {
    const canvas = html("canvas", { class: "surface", role: "img", "aria-label": texts.plane.surfaceLabel });
    view.stage.append(canvas);
    let turn = 0.6;
    let tilt = 0.62;
    const turned = (/** @type {number} */ right, /** @type {number} */ up) => {
        turn += right;
        tilt = Math.max(0.25, Math.min(1.4, tilt + up));
        changed("surface");
    };
    let last = /** @type {PointerEvent|null} */ (null);
    canvas.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
        canvas.setPointerCapture(event.pointerId);
        last = event;
    });
    canvas.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
        if (last) {
            turned((event.clientX - last.clientX) / 120, (event.clientY - last.clientY) / 160);
            last = event;
        }
    });
    canvas.addEventListener("pointerup", () => (last = null));
    canvas.addEventListener("pointercancel", () => (last = null));
    view.stage.addEventListener("keydown", (event) => {
        const way = /** @type {Object<string, [number, number]>} */ ({ ArrowLeft: [-0.12, 0], ArrowRight: [0.12, 0], ArrowUp: [0, -0.08], ArrowDown: [0, 0.08] })[event.key];
        if (way && event.target === view.stage && option("surface") === "surface") {
            event.preventDefault();
            turned(...way);
        }
    });

    return {
        /** @param {any} frame @param {any} run @param {number} index @param {any} scales */
        draw(frame, run, index, scales) {
            const grid = gridOf(frame, N, run.names.length > 2 ? String(run.step[index]) : "");
            const context = prepare(canvas, view.size);
            if (grid) {
                const best = bestPlace(app.run, scales.back);
                const least = app.run?.header.optimum?.loss ?? app.run?.header.minimum?.loss;
                paint(context, view.size, grid, { turn, tilt }, {
                    path: pathOn(grid, run, index, scales),
                    best: best ? unit(grid, best[scales.pair[0]], best[scales.pair[1]], least) : null,
                    names: scales.pair.map((/** @type {number} */ i) => texts.parameter(app.run, run.names[i])),
                });
            }
        },
    };
}

/** A place in the unit square of the grid. @param {any} grid @param {number} x @param {number} y @param {number} loss */
function unit(grid, x, y, loss) {
    return [(x - grid.x[0]) / (grid.x[1] - grid.x[0]), (y - grid.y[0]) / (grid.y[1] - grid.y[0]), loss];
}

/** Points of the path in the unit square of the grid, with their heights. @param {any} grid @param {any} run @param {number} index @param {any} scales */
function pathOn(grid, run, index, scales) {
    const xs = along(run, scales.back, scales.pair[0]);
    const ys = along(run, scales.back, scales.pair[1]);
    const points = [];
    const every = Math.max(1, Math.floor(index / 2000));
    for (let k = 0; k <= index; k += every) {
        const point = unit(grid, xs[k], ys[k], run.loss[k]);
        if (point[0] >= 0 && point[0] <= 1 && point[1] >= 0 && point[1] <= 1) {
            points.push(point);
        }
    }
    return points;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{width: number, height: number}} size
 * @param {import("./grid.js").Grid} grid
 * @param {{turn: number, tilt: number}} view
 * @param {{path: number[][], best: number[]|null, names: string[]}} what
 */
function paint(context, size, grid, { turn, tilt }, { path, best, names }) {
    const finite = grid.z.filter((value) => Number.isFinite(value));
    const sorted = Float64Array.from(finite).sort();
    const low = sorted[0];
    const high = sorted[Math.floor(0.98 * (sorted.length - 1))] || low + 1;
    // As large as fits whichever way it is turned, with room for the names.
    const scale = Math.min((size.width - 24) / DIAGONAL, (size.height - 44) / (DIAGONAL * Math.cos(tilt) + TALL * Math.sin(tilt)));
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const height = (/** @type {number} */ z) => Math.sqrt(Math.max(0, Math.min(1, (z - low) / (high - low))));
    const project = (/** @type {number} */ u, /** @type {number} */ v, /** @type {number} */ z) => {
        const [x, y] = [(u - 0.5) * cos - (v - 0.5) * sin, (u - 0.5) * sin + (v - 0.5) * cos];
        const h = height(z) * TALL - TALL / 2;
        return [size.width / 2 + x * scale, size.height / 2 - 6 + y * scale * Math.cos(tilt) - h * scale * Math.sin(tilt), y];
    };
    const { nx, ny, z } = grid;
    const corners = Array.from({ length: nx * ny }, (_, k) => project((k % nx) / (nx - 1), Math.floor(k / nx) / (ny - 1), z[k]));
    const quads = [];
    for (let j = 0; j < ny - 1; j++) {
        for (let i = 0; i < nx - 1; i++) {
            const k = j * nx + i;
            quads.push({ k, depth: corners[k][2] + corners[k + nx + 1][2] });
        }
    }
    quads.sort((a, b) => a.depth - b.depth);
    context.lineWidth = 0.6;
    context.strokeStyle = colour("faint");
    for (const { k } of quads) {
        const level = height((z[k] + z[k + nx + 1]) / 2);
        context.beginPath();
        for (const c of [k, k + 1, k + nx + 1, k + nx]) {
            context.lineTo(corners[c][0], corners[c][1]);
        }
        context.closePath();
        context.globalAlpha = 1;
        context.fillStyle = colour("paper");
        context.fill();
        context.globalAlpha = 0.08 + 0.5 * (1 - level);
        context.fillStyle = colour("line");
        context.fill();
        context.globalAlpha = 0.35;
        context.stroke();
    }
    context.globalAlpha = 1;
    // The names of the parameters along the two edges of the ground that are nearer.
    context.fillStyle = colour("ink");
    context.font = `${12 * textSize()}px ${getComputedStyle(document.body).fontFamily}`;
    context.textAlign = "center";
    const edges = /** @type {[number, number, string][]} */ ([[0.5, cos > 0 ? 1.1 : -0.1, names[0]], [sin > 0 ? 1.1 : -0.1, 0.5, names[1]]]);
    for (const [u, v, name] of edges) {
        const [x, y] = project(u, v, low);
        context.fillText(name, Math.max(40, Math.min(size.width - 40, x)), Math.min(size.height - 6, y + 10));
    }
    if (best) {
        const [x, y] = project(best[0], best[1], best[2]);
        context.strokeStyle = colour("optimum");
        context.lineWidth = 2;
        context.beginPath();
        context.arc(x, y, 7, 0, 2 * Math.PI);
        context.stroke();
    }
    context.strokeStyle = colour("path");
    context.lineWidth = 2;
    context.lineJoin = "round";
    context.beginPath();
    const drawn = path.map(([u, v, loss]) => project(u, v, loss));
    drawn.forEach(([x, y], i) => (i ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.stroke();
    const end = drawn[drawn.length - 1];
    if (end && shown()) {
        context.fillStyle = colour("line");
        context.strokeStyle = colour("paper");
        context.beginPath();
        context.arc(end[0], end[1], 6, 0, 2 * Math.PI);
        context.fill();
        context.stroke();
    }
}
