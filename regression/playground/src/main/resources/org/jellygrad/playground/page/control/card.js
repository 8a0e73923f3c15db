import { app, focusOn } from "../app.js";
import { html, join, say, set } from "../dom.js";
import { number } from "../format.js";
import { register } from "../loop.js";
import { texts } from "../texts.js";

/** Rows shown in the card; the table of the data view has them all. */
const SHOWN = 10;

/** Why this step: the update of each parameter in numbers, the rows' pulls that average to the gradient. */
export function createCard() {
    const title = html("h2", { id: "title-card" });
    const sentence = html("p", { class: "sentence" });
    const moves = html("ul", { class: "moves" });
    const scaling = html("p", { class: "sentence" });
    const updates = html("ul", { class: "updates" });
    const back = html("ul", { class: "back formula" });
    const sums = html("ul", { class: "sums" });
    const head = html("tr");
    const body = html("tbody");
    const foot = html("tr");
    const caption = html("caption", {}, texts.card.pulls);
    const table = html("table", { class: "pulls" }, caption, html("thead", {}, head), body, html("tfoot", {}, foot));
    const more = html("p", { class: "quiet" });
    const section = html("section", { class: "card", id: "card", "aria-labelledby": "title-card" },
        html("header", {}, title), sentence, moves, scaling, updates, back,
        html("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": texts.card.pulls }, table), more,
        html("details", { class: "sum" }, html("summary", {}, texts.card.sums), sums));
    register({ name: "card", needs: ["run", "why", "focus", "preview"], update: draw });

    function draw() {
        const why = app.why;
        section.hidden = !why;
        section.classList.toggle("stale", app.preview !== null);
        if (!why) {
            return;
        }
        say(title, texts.card.title(why));
        say(sentence, why.sentence ?? "");
        join(moves, why.moves ?? [], () => html("li"), (item, /** @type {any} */ move) => say(item, move.text));
        say(scaling, why.scaling ?? "");
        join(updates, why.updates ?? [], makeUpdate, updateLine);
        join(back, why.back ?? [], () => html("li"), (item, text) => say(item, text));
        [moves, scaling, back].forEach((part) => (part.hidden = part.childNodes.length === 0));
        join(sums, why.sums ?? [], () => html("li"), (item, /** @type {any} */ sum) => say(item, sum.text));
        sums.parentElement.hidden = !why.sums?.length;
        drawPulls(why);
    }

    function makeUpdate() {
        const item = html("li", { tabindex: "0" }, html("span", { class: "formula" }));
        const point = () => focusOn({ parameter: item.dataset.parameter, row: app.focus.row });
        item.addEventListener("pointerenter", point);
        item.addEventListener("focus", point);
        item.addEventListener("click", point);
        const leave = () => focusOn({ row: app.focus.row });
        item.addEventListener("pointerleave", leave);
        item.addEventListener("blur", leave);
        return item;
    }

    /** @param {any} item @param {any} update */
    function updateLine(item, update) {
        item.dataset.parameter = update.parameter;
        item.classList.toggle("lit", app.focus.parameter === update.parameter);
        say(item.firstElementChild, update.text);
    }

    /** @param {any} why */
    function drawPulls(why) {
        const rows = why.rows ?? [];
        table.parentElement.hidden = rows.length === 0;
        const names = Object.keys(rows[0]?.pull ?? {});
        join(head, texts.card.head(names.map((name) => texts.parameter(app.run, name))), () => html("th", { scope: "col" }), (cell, text) => {
            say(cell, text);
            set(cell, { title: text });
        });
        const batch = why.batch ? new Set(why.batch) : null;
        const focused = rows.findIndex((/** @type {any} */ row) => row.index === app.focus.row);
        const first = focused >= SHOWN ? focused - SHOWN + 1 : 0;
        join(body, rows.slice(first, first + SHOWN), makeRow, (line, /** @type {any} */ row) => {
            set(line, { "data-row": row.index });
            line.classList.toggle("lit", app.focus.row === row.index);
            line.classList.toggle("unused", batch !== null && !batch.has(row.index));
            const cells = [String(row.index + 1), number(row.residual, 5), ...names.map((name) => number(row.pull[name], 5))];
            join(line, cells, () => html("td"), (cell, text) => say(cell, text));
        });
        join(foot, [texts.card.mean, ...names.map((name) => number(gradientOf(why, name), 5))], () => html("td"), (cell, text, i) => {
            set(cell, { colspan: i ? 1 : 2 });
            say(cell, text);
        });
        say(more, rows.length > SHOWN ? texts.card.more(rows.length, SHOWN) : "");
    }

    function makeRow() {
        const line = html("tr");
        const point = () => focusOn({ row: Number(line.dataset.row) });
        line.addEventListener("pointerenter", point);
        line.addEventListener("click", point);
        line.addEventListener("pointerleave", () => focusOn({}));
        return line;
    }
    return section;
}

/** @param {any} why @param {string} name */
function gradientOf(why, name) {
    return why.gradient?.[name] ?? why.updates?.find((/** @type {any} */ update) => update.parameter === name)?.gradient;
}
