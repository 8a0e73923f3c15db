import { ellipse } from "../geometry.js";
import { join, say, set, svg } from "../dom.js";
import { short } from "../format.js";

const d3 = /** @type {any} */ (window).d3;

/** Rings: their distances from the optimum rise evenly, so that a round bowl looks like one. */
const RINGS = 14;

/**
 * Contours under the path: exact ellipses of a quadratic valley, else those of a grid that the engine computed. Both are shaded a little
 * darker towards the bottom.
 *
 * @param {SVGSVGElement} parent
 * @param {string} clip
 */
export function createContours(parent, clip) {
    const ground = svg("rect", { class: "ground" });
    const rings = svg("g", { class: "rings" });
    const labels = svg("g", { class: "ring-labels" });
    const group = svg("g", { "clip-path": `url(#${clip})`, class: "contours" }, ground, rings, labels);
    parent.append(group);
    /** What the last drawing depended on. @type {any} */
    let drawn = null;

    return {
        group,
        /**
         * @param {{h: [number, number, number], centre: [number, number], least: number}} valley
         * @param {any} x scale of the plot
         * @param {any} y
         * @param {{left: number, top: number, right: number, bottom: number}} area
         */
        ellipses(valley, x, y, area) {
            const key = [...valley.h, ...valley.centre, valley.least, ...x.domain(), ...y.domain(), ...x.range(), ...y.range()].join();
            if (key === drawn) {
                return;
            }
            drawn = key;
            const perX = x(1) - x(0);
            const perY = y(1) - y(0);
            const corner = Math.max(...[[0, 0], [0, 1], [1, 0], [1, 1]].map(([i, j]) => excess(valley, x.domain()[i], y.domain()[j])));
            const cx = x(valley.centre[0]);
            const cy = y(valley.centre[1]);
            const levels = Array.from({ length: RINGS }, (_, k) => corner * ((RINGS - k) / RINGS) ** 2);
            let degrees = 0;
            join(rings, levels, () => svg("ellipse"), (element, level) => {
                const shape = ellipse(valley.h, perX, perY, level);
                degrees = shape.degrees;
                set(element, { rx: shape.rx, ry: shape.ry, d: null });
                element.setAttribute("transform", `translate(${cx} ${cy}) rotate(${degrees})`);
            });
            // Names of a few rings where they cross the ray to the upper right, inside the plot.
            const named = [2, 5, 8, 11].map((k) => ({ level: levels[k], at: crossing(valley, perX, perY, levels[k]) }))
                .map(({ level, at }) => ({ level, x: cx + at[0], y: cy + at[1] }))
                .filter((label) => label.x > area.left + 8 && label.x < area.right - 34 && label.y > area.top + 14 && label.y < area.bottom - 4)
                .filter((label, i, all) => i === 0 || Math.hypot(label.x - all[i - 1].x, label.y - all[i - 1].y) > 22);
            join(labels, named, () => svg("text"), (text, label) => {
                set(text, { x: label.x, y: label.y + 3, "text-anchor": "middle" });
                say(text, short(valley.least + label.level));
            });
        },
        /**
         * @param {{z: Float64Array, nx: number, ny: number, x: [number, number], y: [number, number]}} grid
         * @param {any} x
         * @param {any} y
         */
        grid(grid, x, y) {
            const key = [grid.z, ...x.domain(), ...y.domain(), ...x.range(), ...y.range()];
            if (Array.isArray(drawn) && key.every((part, i) => part === drawn[i])) {
                return;
            }
            drawn = key;
            const levels = levelsOf(grid.z);
            const shapes = d3.contours().size([grid.nx, grid.ny]).thresholds(levels)(fallen(grid.z));
            const place = (/** @type {number[]} */ [u, v]) => [
                x(grid.x[0] + ((u - 0.5) / (grid.nx - 1)) * (grid.x[1] - grid.x[0])),
                y(grid.y[0] + ((v - 0.5) / (grid.ny - 1)) * (grid.y[1] - grid.y[0])),
            ];
            if (rings.firstElementChild?.tagName === "ellipse") {
                rings.replaceChildren();
            }
            // d3-contour gives what lies above a level: drawn from low to high, the paper's colour lightens the heights.
            join(rings, shapes, () => svg("path"), (path, shape) => set(path, { d: outline(shape.coordinates, place), transform: null }));
            join(labels, [], () => svg("text"), () => undefined);
            const [right, top] = [x.range()[1], y.range()[1]];
            set(ground, { x: x.range()[0], y: top, width: right - x.range()[0], height: y.range()[0] - top });
        },
        quadratic() {
            if (rings.firstElementChild?.tagName === "path") {
                rings.replaceChildren();
            }
            set(ground, { width: 0, height: 0 });
        },
        clear() {
            drawn = null;
            rings.replaceChildren();
            labels.replaceChildren();
            set(ground, { width: 0, height: 0 });
        },
    };
}

/** @param {{h: [number, number, number], centre: [number, number]}} valley @param {number} x @param {number} y */
function excess({ h: [a, b, c], centre }, x, y) {
    const u = x - centre[0];
    const v = y - centre[1];
    return (a * u * u + 2 * b * u * v + c * v * v) / 2;
}

/** Where a ring crosses the ray to the upper right. @param {{h: [number, number, number]}} valley @param {number} perX @param {number} perY @param {number} level */
function crossing({ h: [a, b, c] }, perX, perY, level) {
    const u = Math.cos(-0.6) / perX;
    const v = Math.sin(-0.6) / perY;
    const along = Math.sqrt((2 * level) / (a * u * u + 2 * b * u * v + c * v * v));
    return [Math.cos(-0.6) * along, Math.sin(-0.6) * along];
}

/** Infinite and missing heights count as the highest finite one. @param {Float64Array} z */
function fallen(z) {
    const top = z.reduce((most, value) => (Number.isFinite(value) && value > most ? value : most), -Infinity);
    return Array.from(z, (value) => (Number.isFinite(value) ? value : top));
}

/** Levels from the lowest height to near the highest, closer at the bottom, so that half of them lie in half of the picture. @param {Float64Array} z */
function levelsOf(z) {
    const sorted = Float64Array.from(z.filter((value) => Number.isFinite(value))).sort();
    const low = sorted[0];
    const high = sorted[Math.floor((sorted.length - 1) * 0.97)];
    const middle = (sorted[sorted.length >> 1] - low) / (high - low);
    const power = Math.max(1.6, Math.min(4.5, Math.log(middle) / Math.log(0.5)));
    return Array.from({ length: 16 }, (_, k) => low + (high - low) * ((k + 1) / 16) ** power);
}

/** @param {number[][][][]} polygons @param {(at: number[]) => number[]} place */
function outline(polygons, place) {
    return polygons.map((polygon) => polygon.map((ring) => "M" + ring.map((at) => place(at).map((n) => Math.round(n * 10) / 10).join(" ")).join("L") + "Z").join("")).join("");
}
