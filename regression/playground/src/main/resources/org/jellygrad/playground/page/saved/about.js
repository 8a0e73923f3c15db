import { app } from "../app.js";
import { copy } from "../control/command.js";
import { commandParts, html, say } from "../dom.js";
import { register } from "../loop.js";
import { saved } from "./api.js";
import { savedTexts as texts } from "./texts.js";

/** What the file is and holds, how the run comes back to life, and its summary. @returns {HTMLElement[]} */
export function createAbout() {
    const explained = html("p", {});
    register({
        name: "about",
        needs: ["run"],
        update() {
            const steps = new Set(app.run?.step).size;
            const run = saved.runs.find((/** @type {any} */ one) => one.steps);
            say(explained, run ? texts.explained(Object.keys(run.steps).length, steps) : "");
        },
    });
    const about = html("section", { class: "command about", "aria-labelledby": "title-about" },
        html("h2", { id: "title-about" }, texts.title),
        html("p", {}, texts.made),
        saved.rows ? html("p", { class: "holds" }, texts.holds(saved.name, saved.rows, saved.every)) : null,
        explained,
        html("p", {}, texts.back),
        line(saved.command),
        ...(saved.rows ? [html("p", {}, texts.opens), line(texts.play(fileName()))] : []));
    const summary = saved.summary
        ? [html("section", { class: "card summary-text", "aria-labelledby": "title-summary" },
            html("header", {}, html("h2", { id: "title-summary" }, texts.summary)),
            html("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": texts.summaryText }, html("pre", {}, saved.summary)))]
        : [];
    return [...summary, about];
}

/** A command with a button that copies it. @param {string} command */
function line(command) {
    const code = html("code", {}, ...commandParts(command));
    const button = html("button", { type: "button", class: "plain", onclick: () => copy(command, button) }, texts.copy);
    return html("div", { class: "line" }, code, button);
}

/** The name of this file, as a shell reads it. */
function fileName() {
    const name = decodeURIComponent(location.pathname.split("/").pop() ?? "") || texts.file;
    return /^[\w./:=,@%+^-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`;
}
