import { hide, html, say, set, svg } from "../dom.js";
import { changed, mayTell, register } from "../loop.js";
import { texts } from "../texts.js";

/**
 * The frame of a view: title, tools, a stage with an SVG under its canvases and one above them, a caption that is also the spoken summary, a table.
 *
 * @typedef {Object} View
 * @property {HTMLElement} section
 * @property {HTMLElement} tools
 * @property {HTMLElement} stage the focusable chart
 * @property {SVGSVGElement} under below the canvases: axes and contours
 * @property {SVGSVGElement} svg above the canvases: marks and arrows
 * @property {{width: number, height: number}} size of the stage in CSS pixels
 * @property {(text: () => string) => void} summary what is spoken; asked for only where it is written: while steps fly by, a few times a second
 * @property {(text: string) => void} title
 */

/**
 * @typedef {Object} ViewSetup
 * @property {string} id
 * @property {string} title
 * @property {string} keys what the arrow keys do, for screen readers
 * @property {import("../loop.js").Change[]} needs
 * @property {() => boolean} visible whether there is something to show
 * @property {(view: View, changes: Set<string>) => void} draw
 * @property {() => {head: string[], rows: string[][], current?: number}} table
 */

/** @param {ViewSetup} setup @returns {View} */
export function createView(setup) {
    const tools = html("div", { class: "tools" });
    const under = svg("svg", { "aria-hidden": "true" });
    const drawing = svg("svg", { "aria-hidden": "true" });
    const stage = html("div", {
        class: "stage",
        tabindex: "0",
        role: "application",
        "aria-roledescription": texts.view.chart,
        "aria-labelledby": `title-${setup.id}`,
        "aria-describedby": `summary-${setup.id} keys-${setup.id}`,
    }, under, drawing);
    const heading = html("h2", { id: `title-${setup.id}` }, setup.title);
    const summary = html("p", { class: "summary", id: `summary-${setup.id}` });
    const holder = html("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": texts.view.tableOf(setup.title) });
    const details = html("details", { class: "table" }, html("summary", {}, texts.view.table), holder);
    const section = html("section", { class: "view", hidden: true, id: `view-${setup.id}`, "aria-labelledby": `title-${setup.id}` },
        html("header", {}, heading, tools), stage, summary,
        html("p", { class: "spoken", id: `keys-${setup.id}` }, setup.keys), details);

    /** @type {View} */
    const view = { section, tools, stage, svg: drawing, under, size: { width: 0, height: 0 }, summary: (text) => mayTell(setup.id) && say(summary, text()), title: (text) => say(heading, text) };
    const drawTable = () => details.open && mayTell(setup.id) && fillTable(holder, setup.table());
    details.addEventListener("toggle", drawTable);
    new ResizeObserver(() => {
        const { clientWidth, clientHeight } = stage;
        if (clientWidth !== view.size.width || clientHeight !== view.size.height) {
            view.size = { width: clientWidth, height: clientHeight };
            changed("size");
        }
    }).observe(stage);
    register({
        name: setup.id,
        needs: [...setup.needs, "size", "theme", "run", "rest"],
        update(changes) {
            const visible = setup.visible();
            if (visible && section.hidden) {
                section.hidden = false;
                view.size = { width: stage.clientWidth, height: stage.clientHeight };
                changes = new Set([...changes, "size"]);
            }
            hide(section, !visible);
            if (visible && view.size.width > 0) {
                setup.draw(view, changes);
            }
            drawTable();
        },
    });
    return view;
}

/** @param {HTMLElement} holder @param {{head: string[], rows: string[][], current?: number}} table */
function fillTable(holder, { head, rows, current }) {
    const body = rows.map((row, i) => html("tr", { "aria-current": i === current ? "step" : null },
        ...row.map((cell, j) => html(j ? "td" : "th", j ? {} : { scope: "row" }, cell))));
    holder.replaceChildren(html("table", {},
        html("thead", {}, html("tr", {}, ...head.map((name) => html("th", { scope: "col" }, name)))), html("tbody", {}, ...body)));
}

/** Pixels of a canvas for each of CSS: finer than two the eye does not tell, and the time grows with the square. */
export function pixelRatio() {
    return Math.min(2, window.devicePixelRatio || 1);
}

/** Sizes a canvas for the screen's pixels and clears it. @param {HTMLCanvasElement} canvas @param {{width: number, height: number}} size */
export function prepare(canvas, { width, height }) {
    const ratio = pixelRatio();
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
        canvas.width = Math.round(width * ratio);
        canvas.height = Math.round(height * ratio);
        canvas.style.width = `${width}px`;
        canvas.style.height = `${height}px`;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    return context;
}

/**
 * A small group of buttons of which one is chosen.
 *
 * @param {string} label
 * @param {[string, string][]} choices value and text
 * @param {(value: string) => void} chosen
 */
export function segmented(label, choices, chosen) {
    const buttons = choices.map(([value, text]) => html("button", { type: "button", "aria-pressed": "false", "data-value": value,
        onclick: () => chosen(value) }, text));
    return {
        element: html("div", { class: "segmented", role: "group", "aria-label": label }, ...buttons),
        /** @param {string} value */
        show(value) {
            buttons.forEach((button) => set(button, { "aria-pressed": String(button.dataset.value === value) }));
        },
    };
}
