import { post, upload } from "../api.js";
import { app, setState } from "../app.js";
import { html, join, say, tell } from "../dom.js";
import { changed } from "../loop.js";
import { dataTexts as texts } from "./texts.js";

/** The largest file that is sent. */
const MOST = 64 * 2 ** 20;

/** The sheet with the bundled sets and the reader's own data, and the button that opens it. @returns {HTMLElement} the button */
export function createDataSheet() {
    const file = html("input", { type: "file", accept: ".csv,.tsv,.txt,text/csv,text/plain", "aria-label": texts.file });
    const pasted = html("textarea", { rows: 5, "aria-label": texts.paste, placeholder: "x,y\n1,2\n2,4.1", spellcheck: "false" });
    const read = html("button", { type: "button", class: "plain", onclick: () => take(texts.pasted, pasted.value) }, texts.read);
    const problem = html("div", { class: "problems", role: "alert" });
    const status = html("p", { class: "status", role: "status" });
    const chosen = html("div", { class: "chosen", hidden: true });
    const cards = html("ul", { class: "cards" });
    const dialog = html("dialog", { class: "sheet data-sheet", "aria-labelledby": "title-data-sheet" },
        html("header", {}, html("h2", { id: "title-data-sheet" }, texts.title), html("button", { type: "button", class: "plain", onclick: () => dialog.close() }, texts.close)),
        html("section", { "aria-label": texts.own }, html("h3", {}, texts.own), html("div", { class: "own" },
            html("p", { class: "hint" }, texts.drop), file, pasted, read, status, problem, chosen)),
        html("section", { "aria-label": texts.bundled }, html("h3", {}, texts.bundled), cards));
    document.body.append(dialog);
    file.addEventListener("change", () => file.files[0] && takeFile(file.files[0]));
    dialog.addEventListener("click", (/** @type {MouseEvent} */ event) => event.target === dialog && dialog.close());
    // A file may be dropped anywhere: the browser would leave the page for it.
    addEventListener("dragover", (event) => {
        if (event.dataTransfer?.types.includes("Files")) {
            event.preventDefault();
            document.body.classList.add("dropping");
        }
    });
    addEventListener("dragleave", (event) => event.relatedTarget === null && document.body.classList.remove("dropping"));
    addEventListener("drop", (event) => {
        const dropped = event.dataTransfer?.files[0];
        document.body.classList.remove("dropping");
        if (dropped) {
            event.preventDefault();
            show();
            takeFile(dropped);
        }
    });
    return html("button", { type: "button", class: "plain own-data", "aria-haspopup": "dialog", onclick: show }, texts.open);

    function show() {
        const sets = app.catalog.data.filter((/** @type {any} */ card) => !card.name.endsWith(".csv"));
        join(cards, sets, () => html("li", {}, html("button", { type: "button", class: "card-button" }, html("strong"), html("span"), html("span", { class: "hint" }), html("span", { class: "hint" }))),
            (item, /** @type {any} */ card) => {
                const button = item.firstElementChild;
                button.setAttribute("aria-label", texts.choose(card.title));
                button.onclick = () => descend(card.name, null, null);
                [card.title, card.story, texts.card(card), texts.source(card)].forEach((text, i) => say(button.children[i], text));
            });
        if (!dialog.open) {
            dialog.showModal();
        }
    }

    /** @param {File} one */
    function takeFile(one) {
        if (one.size > MOST) {
            complain([{ what: texts.tooLarge(one.name, one.size / 2 ** 20), how: texts.tooLargeHow }]);
            return;
        }
        take(one.name, one);
    }

    /** @param {string} name @param {Blob|string} table */
    async function take(name, table) {
        chosen.hidden = true;
        if (typeof table === "string" && table.trim() === "") {
            complain([{ what: texts.empty, how: texts.emptyHow }]);
            return;
        }
        complain([]);
        say(status, texts.reading);
        try {
            const answer = await upload(name, table);
            choose(answer);
        } catch (failure) {
            complain(/** @type {any} */ (failure).problems ?? [{ what: String(failure), how: "" }]);
        }
    }

    /** @param {{what: string, how: string}[]} problems */
    function complain(problems) {
        say(status, "");
        join(problem, problems, () => html("div", {}, html("strong"), html("pre"), html("span")), (line, /** @type {any} */ one) => {
            const [what, ...place] = one.what.split("\n");
            tell(line.children[0], what);
            line.children[1].hidden = place.length === 0;
            say(line.children[1], place.join("\n"));
            tell(line.children[2], ` ${one.how ?? ""}`);
        });
        file.value = "";
    }

    /** Which columns to use. @param {any} answer */
    function choose({ card, decisions, skipped, texts: textColumns }) {
        const numeric = card.columns.map((/** @type {any} */ column) => column.name);
        say(status, texts.readAs(card.name, card.rows));
        const target = html("select", { id: "own-target" }, ...numeric.map((/** @type {string} */ name) => html("option", { value: name, selected: name === card.target }, name)));
        const features = html("div", { class: "features", role: "group", "aria-label": texts.from });
        const fill = () => features.replaceChildren(...numeric.filter((/** @type {string} */ name) => name !== target.value)
            .map((/** @type {string} */ name) => html("label", { class: "chip" }, html("input", { type: "checkbox", value: name, checked: true }), html("span", {}, name))));
        target.addEventListener("change", fill);
        fill();
        const use = html("button", { type: "button", class: "main", onclick: () => {
            const names = Array.from(features.querySelectorAll("input:checked"), (/** @type {any} */ box) => box.value);
            if (!names.length) {
                complain([{ what: texts.noFeatures, how: "" }]);
                return;
            }
            known(card);
            descend(card.name, target.value, names);
        } }, texts.use);
        const list = [...decisions.map(texts.decision), ...skipped.map(texts.skipped), ...(textColumns.length ? [texts.textColumns(textColumns)] : [])];
        chosen.replaceChildren(
            html("ul", { class: "decisions" }, ...list.map((text) => html("li", {}, text))),
            html("div", { class: "field short" }, html("label", { for: "own-target" }, texts.target), target),
            html("div", { class: "field" }, html("span", { class: "label" }, texts.from), features), use);
        chosen.hidden = false;
        target.focus();
    }

    /** @param {string} name @param {string|null} target @param {string[]|null} features */
    function descend(name, target, features) {
        dialog.close();
        const card = app.catalog.data.find((/** @type {any} */ one) => one.name === name);
        const count = features?.length ?? card?.features.length ?? 0;
        setState({ data: name, target, features: features?.join(",") ?? null, scale: "standard", lr: count === 1 ? "0.1" : null }, { replace: true });
    }
}

/** Lets the page know of a data set. @param {any} card */
export function known(card) {
    app.catalog.data = [...app.catalog.data.filter((/** @type {any} */ one) => one.name !== card.name), card];
    changed("options");
}

/** Keeps changed rows on the server; nothing is shown yet. @param {string} name @param {Object<string, number[]>} columns @returns {Promise<string>} their name */
export async function keepRows(name, columns) {
    const { card } = await post("rows", { name, columns });
    known(card);
    return card.name;
}
