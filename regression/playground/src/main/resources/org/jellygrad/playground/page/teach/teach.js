import { app, events, setState } from "../app.js";
import { copy } from "../control/command.js";
import { html, join, say } from "../dom.js";
import { allDone, takeIn } from "../lesson/progress.js";
import { writeHash } from "../link.js";
import { saveFile } from "../takeaway/save.js";
import { teachTexts as texts } from "./texts.js";
import { printWorksheet } from "./worksheet.js";

/** What is hidden of a fixed preset, as the link names it. @param {string|undefined} text @returns {string[]} */
function hiddenParts(text) {
    const known = texts.parts.map(([name]) => name);
    return (text ?? "").split(",").filter((name) => known.includes(name));
}

/** The sheet for teachers, and the button that opens it; a fixed preset hides what the link says. @returns {HTMLElement[]} */
export function createTeach() {
    const status = html("p", { class: "status", role: "status" });
    const boxes = texts.parts.map(([name, label]) => html("label", { class: "chip" }, html("input", { type: "checkbox", value: name, checked: true }), html("span", {}, label)));
    const all = html("button", { type: "button", class: "plain", onclick: () => boxes.forEach((box) => (box.firstElementChild.checked = true)) }, texts.all);
    const link = html("button", { type: "button", class: "plain", onclick: () => copy(location.href.replace(/#.*$/, "") + writeHash({ ...app.state, teach: chosen() }), link) }, texts.copy);
    const look = html("button", { type: "button", class: "plain", onclick: () => {
        dialog.close();
        setState({ teach: chosen() }, { push: true });
    } }, texts.try);
    const lessons = html("select", { id: "worksheet-lesson" });
    const key = html("input", { type: "checkbox", id: "worksheet-key" });
    const file = html("input", { type: "file", accept: ".json,application/json", "aria-label": texts.file, hidden: true });
    const section = (/** @type {string} */ title, /** @type {string} */ hint, /** @type {any[]} */ ...rest) =>
        html("section", { "aria-label": title }, html("h3", {}, title), html("div", {}, html("p", { class: "hint" }, hint), ...rest));
    const button = (/** @type {string} */ label, /** @type {() => void} */ act) => html("button", { type: "button", class: "plain", onclick: act }, label);
    const dialog = html("dialog", { class: "sheet teach", "aria-labelledby": "title-teach" },
        html("header", {}, html("h2", { id: "title-teach" }, texts.title), button(texts.close, () => dialog.close())),
        section(texts.preset, texts.presetHint, html("div", { class: "features", role: "group", "aria-label": texts.preset }, ...boxes), html("p", {}, all, link, look)),
        section(texts.worksheet, texts.worksheetHint,
            html("div", { class: "field short" }, html("label", { for: "worksheet-lesson" }, texts.lesson), lessons),
            html("p", {}, key, " ", html("label", { for: "worksheet-key" }, texts.key)), button(texts.print, makeSheet)),
        section(texts.progress, texts.progressHint, button(texts.save, saveProgress), button(texts.take, () => file.click()), file),
        status);
    document.body.append(dialog);
    dialog.addEventListener("click", (/** @type {MouseEvent} */ event) => event.target === dialog && dialog.close());
    file.addEventListener("change", async () => {
        const text = await file.files[0]?.text();
        file.value = "";
        if (text !== undefined) {
            takeProgress(text);
        }
    });
    const open = html("button", { type: "button", class: "plain teach-button", "aria-haspopup": "dialog", onclick: () => {
        say(status, "");
        join(lessons, app.catalog.lessons, () => html("option"), (option, /** @type {any} */ lesson) => {
            option.value = lesson.name;
            say(option, lesson.title);
        });
        lessons.value = app.state.lesson && app.state.lesson !== "all" ? app.state.lesson : lessons.value;
        dialog.showModal();
    } }, texts.open);
    const leave = html("button", { type: "button", class: "plain leave-preset", hidden: true, onclick: () => setState({ teach: null }, { push: true }) }, texts.leave);
    events.addEventListener("state", apply);

    function chosen() {
        return boxes.map((box) => box.firstElementChild).filter((box) => box.checked).map((box) => box.value).join(",");
    }

    function apply() {
        const hidden = hiddenParts(app.state.teach);
        texts.parts.forEach(([name]) => document.body.classList.toggle(`hide-${name}`, hidden.includes(name)));
        document.body.classList.toggle("hide-controls", ["data", "steps", "start", "more"].every((name) => hidden.includes(name)));
        open.hidden = hidden.length > 0;
        leave.hidden = hidden.length === 0;
    }

    async function makeSheet() {
        say(status, texts.making);
        await printWorksheet(lessons.value, key.checked);
        say(status, "");
    }

    function saveProgress() {
        saveFile(texts.fileName, "application/json", JSON.stringify({ format: "jellygrad-progress", version: 1, lessons: allDone() }, null, 1));
    }

    /** @param {string} text */
    function takeProgress(text) {
        try {
            const read = JSON.parse(text);
            if (read?.format !== "jellygrad-progress" || typeof read.lessons !== "object") {
                throw new SyntaxError("no progress");
            }
            say(status, texts.taken(takeIn(read.lessons)));
        } catch {
            say(status, texts.noProgress);
        }
    }
    return [open, leave];
}
