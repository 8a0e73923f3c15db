import { textSize } from "../colours.js";
import { join, say, set, svg } from "../dom.js";
import { number } from "../format.js";

const d3 = /** @type {any} */ (window).d3;

/** Space around a plot, for tick labels and axis titles. */
export const margin = { top: 28, right: 16, bottom: 40, left: 58 };

/** @param {{width: number, height: number}} size */
export function plotArea({ width, height }) {
    const scale = textSize();
    const left = margin.left * scale;
    const bottom = margin.bottom * scale;
    return { left, top: margin.top * scale, right: Math.max(left + 40, width - margin.right), bottom: Math.max(60, height - bottom) };
}

/** A linear scale as bare arithmetic: for the hundred thousand points of a path. @param {any} scale @returns {(value: number) => number} */
export function linear(scale) {
    const [low, high] = scale.domain();
    const [from, to] = scale.range();
    const per = (to - from) / (high - low);
    return (value) => from + (value - low) * per;
}

/**
 * Axes with a light grid and titles, updated in place.
 *
 * @param {SVGSVGElement} parent
 * @returns {(area: {left: number, top: number, right: number, bottom: number}, x: any, y: any, titles: {x: string, y: string}, counts?: boolean) => void} counts: x has whole numbers alone
 */
export function createAxes(parent) {
    const grid = svg("g", { class: "grid" });
    const xTicks = svg("g", { class: "ticks x" });
    const yTicks = svg("g", { class: "ticks y" });
    const xTitle = svg("text", { class: "axis-title" });
    const yTitle = svg("text", { class: "axis-title" });
    parent.prepend(svg("g", { class: "axes" }, grid, xTicks, yTicks, xTitle, yTitle));
    let drawn = "";
    return (area, x, y, titles, counts = false) => {
        const size = textSize();
        const key = [area.left, area.top, area.right, area.bottom, ...x.domain(), ...y.domain(), Boolean(y.base), titles.x, titles.y, size].join();
        if (key === drawn) {
            return;
        }
        drawn = key;
        const xs = ticksOf(x, (area.right - area.left) / (78 * size)).filter((/** @type {number} */ at) => !counts || Number.isInteger(at));
        const ys = ticksOf(y, (area.bottom - area.top) / (44 * size));
        join(grid, [...xs.map((/** @type {number} */ at) => [x(at), area.top, x(at), area.bottom]), ...ys.map((/** @type {number} */ at) => [area.left, y(at), area.right, y(at)])],
            () => svg("line"), (line, [x1, y1, x2, y2]) => set(line, { x1, y1, x2, y2 }));
        const text = () => svg("text");
        join(xTicks, xs, text, (label, at) => {
            set(label, { x: x(at), y: area.bottom + 16 * size, "text-anchor": "middle" });
            say(label, tickText(x, at));
        });
        join(yTicks, ys, text, (label, at) => {
            set(label, { x: area.left - 8, y: y(at) + 4 * size, "text-anchor": "end" });
            say(label, tickText(y, at));
        });
        set(xTitle, { x: area.right, y: area.bottom + 33 * size, "text-anchor": "end" });
        say(xTitle, titles.x);
        set(yTitle, { x: 2, y: 12 * size, "text-anchor": "start" });
        say(yTitle, titles.y);
    };
}

/** Ticks of a scale; of a logarithmic one only powers of ten where there are many. @param {any} scale @param {number} wanted */
function ticksOf(scale, wanted) {
    const count = Math.max(2, Math.round(wanted));
    if (!scale.base) {
        return scale.ticks(count);
    }
    const [low, high] = scale.domain().map(Math.log10);
    const every = Math.max(1, Math.ceil((high - low) / count));
    const powers = [];
    for (let power = Math.ceil(low - 1e-9); power <= high + 1e-9; power++) {
        if (power % every === 0) {
            powers.push(10 ** power);
        }
    }
    if (high - low > 2 && powers.length > 1) {
        return powers;
    }
    // Over few powers of ten 1, 2, 5 lie evenly; between two of them, ticks of a linear axis.
    const steps = scale.ticks(count).filter((/** @type {number} */ at) => [1, 2, 5].includes(Math.round(at / 10 ** Math.floor(Math.log10(at) + 1e-9))));
    return steps.length > 1 ? steps : d3.ticks(...scale.domain(), count);
}

/** @param {any} scale @param {number} at */
function tickText(scale, at) {
    if (scale.base) {
        const power = Math.log10(at);
        return (Number.isInteger(power) && power < -3) || at >= 1e5 ? at.toExponential().replace("e+", "e").replace("-", "−") : number(at, 4);
    }
    if (Math.abs(at) >= 1e6) {
        return at.toExponential().replace("e+", "e").replace("-", "−");
    }
    return number(at, 6);
}
