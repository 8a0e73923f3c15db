import { post } from "../api.js";
import { app, currentState } from "../app.js";
import { copy } from "../control/command.js";
import { html, join, say, sayCommand, tell } from "../dom.js";
import { pictureOf } from "./picture.js";
import { fileName, saveFile } from "./save.js";
import { takeawayTexts as texts } from "./texts.js";

/** The dialog in which a run is taken away, and the button that opens it. @returns {HTMLElement[]} */
export function createTakeaway() {
    const status = html("p", { class: "status", role: "status" });
    const holds = html("p", { class: "holds" });
    const code = html("code");
    const pictures = html("div", { class: "pictures" });
    const button = (/** @type {string} */ label, /** @type {(button: any) => void} */ act) => {
        const made = html("button", { type: "button", class: "plain", onclick: () => act(made) }, label);
        return made;
    };
    const part = (/** @type {string} */ title, /** @type {string} */ hint, /** @type {any[]} */ ...rest) => {
        const words = html("p", { class: "hint" });
        tell(words, hint);
        return html("section", { "aria-label": title }, html("h3", {}, title), html("div", {}, words, ...rest));
    };
    const record = part(texts.record, texts.recordHint, button(texts.saveRecord, () => save("record", "json", "application/json")));
    const command = part(texts.command, texts.commandHint, html("p", { class: "line" }, code), button(texts.copyCommand, (pressed) => copy(code.textContent, pressed)));
    const dialog = html("dialog", { class: "sheet takeaway", "aria-labelledby": "title-takeaway" },
        html("header", {}, html("h2", { id: "title-takeaway" }, texts.title), button(texts.close, () => dialog.close())),
        holds,
        part(texts.page, texts.pageHint, button(texts.savePage, () => save("page", "html", "text/html"))),
        record,
        part(texts.path, texts.pathHint, button(texts.savePath, () => save("path", "csv", "text/csv"))),
        part(texts.java, texts.javaHint, button(texts.saveJava, () => save("java", "java", "text/plain")), button(texts.copyJava, copyJava)),
        command,
        part(texts.pictures, texts.picturesHint, pictures),
        status);
    const open = html("button", { type: "button", class: "plain take-button", "aria-haspopup": "dialog", onclick: show }, texts.open);
    document.body.append(dialog);
    // A press beside the sheet closes it.
    dialog.addEventListener("click", (/** @type {MouseEvent} */ event) => event.target === dialog && dialog.close());
    return [open];

    function show() {
        say(status, "");
        sayCommand(code, app.run?.header.command ?? "");
        say(holds, app.data ? texts.holds(app.data.header.rows) : "");
        holds.hidden = record.hidden = !app.data;
        const views = Array.from(document.querySelectorAll("#views .view:not([hidden])"));
        join(pictures, views, () => button("", () => undefined), (element, view) => {
            const title = view.querySelector("h2")?.textContent ?? "";
            say(element, texts.savePicture(title));
            element.onclick = () => give(`${name()}-${fileName(title)}.svg`, "image/svg+xml", pictureOf(/** @type {HTMLElement} */ (view)));
        });
        dialog.showModal();
    }

    /** @param {string} what @returns {Promise<string|null>} null where it could not be made, which is said */
    async function made(what) {
        say(status, texts.making);
        try {
            return await post("take", { what, state: currentState() });
        } catch (problem) {
            const { what: wrong, how } = /** @type {any} */ (problem).problems?.[0] ?? { what: String(problem), how: "" };
            tell(status, `${wrong} ${how}`);
            return null;
        }
    }

    /** @param {string} what @param {string} ending @param {string} type */
    async function save(what, ending, type) {
        const text = await made(what);
        if (text !== null) {
            give(what === "java" ? "Descent.java" : `${name()}${what === "path" ? "-path" : ""}.${ending}`, type, text);
        }
    }

    /** @param {any} pressed */
    async function copyJava(pressed) {
        const text = await made("java");
        if (text !== null) {
            say(status, "");
            copy(text, pressed);
        }
    }

    /** @param {string} file @param {string} type @param {string} text */
    function give(file, type, text) {
        saveFile(file, type, text);
        say(status, texts.saved(file));
    }
}

/** What the files of this run are called. */
function name() {
    return fileName(app.state.data ?? app.state.function ?? "") || texts.file;
}
