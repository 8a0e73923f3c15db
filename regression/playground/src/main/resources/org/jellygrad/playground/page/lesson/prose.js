import { commandParts, html } from "../dom.js";

/** A text of a lesson as nodes: what stands in backquotes is code. @param {string} text @returns {(Node|string)[]} */
export function prose(text) {
    return text.split("`").map((part, i) => (i % 2 ? html("code", {}, ...commandParts(part)) : part)).filter((part) => part !== "");
}
