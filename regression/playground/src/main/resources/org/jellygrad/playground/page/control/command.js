import { app } from "../app.js";
import { html, say, sayCommand } from "../dom.js";
import { register } from "../loop.js";
import { texts } from "../texts.js";

/** The line that makes this run in a terminal. */
export function createCommand() {
    const code = html("code");
    const button = html("button", { type: "button", class: "plain", onclick: () => copy(code.textContent, button) }, texts.page.copyCommand);
    register({ name: "command", needs: ["run"], update() {
        section.hidden = !app.run?.header.command;
        sayCommand(code, app.run?.header.command ?? "");
    } });
    const section = html("section", { class: "command", hidden: true, "aria-label": texts.page.command },
        html("h2", {}, texts.page.command), html("p", {}, code), button);
    return section;
}

/** Copies a text; what was pressed says so for a moment. @param {string} text @param {any} button */
export async function copy(text, button) {
    const before = button.textContent;
    try {
        await navigator.clipboard.writeText(text);
        say(button, texts.page.copied);
        setTimeout(() => say(button, before), 1200);
    } catch {
        // Without permission the text stays where it can be selected.
    }
}
