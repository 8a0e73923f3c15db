import { app, events, focusOn, report, setState } from "../app.js";
import { html, say } from "../dom.js";
import { number } from "../format.js";
import { changed, register } from "../loop.js";
import { createHandle } from "../view/handle.js";
import { places } from "../view/places.js";
import { keepRows } from "./dialog.js";
import { dataTexts } from "./texts.js";

const texts = dataTexts.points;

/** Rows that can be changed one by one, and states that can be gone back to. */
const MOST = 2000;
const DEEP = 50;

/**
 * Points of the data that the reader adds, moves and takes away in the picture. The changed rows are data of their own; the state they had
 * before is kept for undo.
 *
 * @returns {HTMLElement} the tools, for the head of the data view
 */
export function createPoints() {
    /** @type {Object<string, string|null>[]} states before each change */
    const before = [];
    let editing = false;
    /** The row whose point is moved. @type {number|null} */
    let moving = null;
    let busy = false;
    const button = (/** @type {string} */ label, /** @type {() => void} */ act) => html("button", { type: "button", class: "plain", onclick: act }, label);
    const toggle = html("button", { type: "button", class: "plain", "aria-pressed": "false", onclick: () => edit(!editing) }, texts.edit);
    const undo = button(texts.undo, goBack);
    const remove = button(texts.remove, () => app.focus.row !== null && take(app.focus.row));
    const more = html("span", { class: "pair", hidden: true }, button(texts.add, addInMiddle), remove, undo);
    const said = html("span", { class: "spoken", role: "status" });
    const element = html("div", { class: "points", role: "group", "aria-label": texts.group }, toggle, more, said);
    /** @type {any} */
    let handle = null;
    let x0 = 0;
    let y0 = 0;

    register({ name: "points", needs: ["run", "focus", "size", "options", "data", "step"], update });
    events.addEventListener("run", () => {
        if (!app.data) {
            edit(false);
        }
    });

    /** @param {boolean} on */
    function edit(on) {
        editing = on && usable();
        toggle.setAttribute("aria-pressed", String(editing));
        more.hidden = !editing;
        document.body.classList.toggle("editing", editing);
        changed("focus");
        if (editing) {
            hint.hidden = false;
            say(said, texts.hint);
            places.data?.stage.focus();
        } else {
            hint.hidden = true;
        }
    }
    const hint = html("p", { class: "hint edit-hint", hidden: true }, texts.hint);

    /** One feature, so that a point has a place, and rows that are all here. */
    function usable() {
        return app.data !== null && app.run !== null && places.data?.rows?.features.length === 1
            && app.data.header.every === 1 && app.data.header.rows <= MOST && !app.state.data?.includes("/");
    }

    function update() {
        toggle.hidden = !usable();
        if (editing && !usable()) {
            edit(false);
        }
        const place = places.data;
        if (!place) {
            return;
        }
        if (!handle) {
            prepare(place.stage);
        }
        const row = moving ?? app.focus.row;
        remove.disabled = row === null;
        undo.disabled = before.length === 0;
        if (!editing || row === null || row >= place.rows.y.length) {
            handle.hide();
            return;
        }
        const { x, y } = place.rows;
        handle.element.setAttribute("aria-label", texts.handle(row));
        handle.show(place.x(x[row]), place.y(y[row]), texts.value(number(x[row], 5), number(y[row], 5)), y[row]);
    }

    /** @param {HTMLElement} stage */
    function prepare(stage) {
        handle = createHandle(stage, {
            label: texts.edit,
            role: "point",
            begin: () => {
                if (moving === null && app.focus.row !== null) {
                    moving = app.focus.row;
                    [x0, y0] = [places.data.rows.x[moving], places.data.rows.y[moving]];
                }
            },
            move: (px, py) => place(places.data.x.invert(px), places.data.y.invert(py)),
            nudge: (right, up) => {
                const [[xLow, xHigh], [yLow, yHigh]] = [places.data.x.domain(), places.data.y.domain()];
                const row = /** @type {number} */ (moving);
                place(places.data.rows.x[row] + (right * (xHigh - xLow)) / 200, places.data.rows.y[row] + (up * (yHigh - yLow)) / 200);
            },
            end: () => {
                const row = moving;
                moving = null;
                if (row !== null && (places.data.rows.x[row] !== x0 || places.data.rows.y[row] !== y0)) {
                    keep(row);
                }
            },
        });
        stage.closest("section")?.querySelector(".summary")?.before(hint);
        stage.addEventListener("click", (event) => {
            const rows = places.data?.rows;
            if (editing && app.focus.row === null && rows && !(/** @type {Element} */ (event.target).closest(".handle"))) {
                const box = stage.getBoundingClientRect();
                add(places.data.x.invert(event.clientX - box.left), places.data.y.invert(event.clientY - box.top));
            }
        });
        stage.addEventListener("keydown", (event) => {
            if (!editing) {
                return;
            }
            if ((event.key === "Delete" || event.key === "Backspace") && app.focus.row !== null) {
                event.preventDefault();
                take(app.focus.row);
            } else if (event.key === "a" || event.key === "A") {
                addInMiddle();
            } else if (event.key === "z" && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                goBack();
            }
        });
    }

    /** Moves the point in the picture; the run follows when it is let go. @param {number} x @param {number} y */
    function place(x, y) {
        const row = /** @type {number} */ (moving);
        places.data.rows.x[row] = Number(x.toPrecision(6));
        places.data.rows.y[row] = Number(y.toPrecision(6));
        changed("focus");
    }

    function addInMiddle() {
        const [[xLow, xHigh], [yLow, yHigh]] = [places.data.x.domain(), places.data.y.domain()];
        add((xLow + xHigh) / 2, (yLow + yHigh) / 2);
    }

    /** @param {number} x @param {number} y */
    function add(x, y) {
        const rows = points();
        rows.push([Number(x.toPrecision(6)), Number(y.toPrecision(6))]);
        send(rows, rows.length - 1);
    }

    /** @param {number} row */
    function take(row) {
        const rows = points();
        if (rows.length <= 2) {
            say(said, texts.few);
            return;
        }
        rows.splice(row, 1);
        send(rows, null);
    }

    /** @param {number} row */
    function keep(row) {
        send(points(), row);
    }

    /** @returns {[number, number][]} */
    function points() {
        const { x, y } = places.data.rows;
        return Array.from(x, (/** @type {number} */ at, /** @type {number} */ i) => /** @type {[number, number]} */ ([at, y[i]])).filter(([a, b]) => Number.isFinite(a) && Number.isFinite(b));
    }

    /** @param {[number, number][]} rows @param {number|null} focus */
    async function send(rows, focus) {
        if (busy) {
            return;
        }
        busy = true;
        const { feature, target } = places.data.rows;
        const state = Object.fromEntries(["data", "target", "features"].map((key) => [key, app.state[key] ?? null]));
        try {
            const name = await keepRows((app.state.data ?? "jellybeans").replace(/(~\d+)?\.csv$/, ""),
                { [feature]: rows.map(([x]) => x), [target]: rows.map(([, y]) => y) });
            before.push(state);
            before.splice(0, before.length - DEEP);
            await setState({ data: name, target, features: feature }, { push: false });
            say(said, texts.changed(rows.length));
            focusOn({ row: focus });
        } catch (problem) {
            report(problem);
        }
        busy = false;
        changed("focus");
    }

    async function goBack() {
        const state = before.pop();
        if (state) {
            await setState(state, { push: false });
            changed("focus");
        }
    }

    return element;
}
