import { post } from "../api.js";
import { html } from "../dom.js";
import { prose } from "../lesson/prose.js";
import { teachTexts as texts } from "./texts.js";

/** Lines to write on, by how a question is answered. */
const LINES = /** @type {Object<string, number>} */ ({ predict: 1, rule: 2, blank: 1, try: 2 });

/**
 * Prints the questions of a lesson, perhaps with their answers on a page of its own.
 *
 * @param {string} name of the lesson
 * @param {boolean} key
 */
export async function printWorksheet(name, key) {
    const lesson = await post("lesson", { name, answers: {} });
    const questions = lesson.steps.filter((/** @type {any} */ step) => step.kind === "question");
    const answers = key ? await Promise.all(questions.map((/** @type {any} */ step) => post("solution", { lesson: name, question: step.id }))) : [];
    const sheet = html("section", { id: "worksheet", "aria-label": lesson.title },
        html("header", {}, html("h1", {}, lesson.title), html("p", {}, ...prose(lesson.goal)),
            html("p", { class: "blanks" }, html("span", {}, texts.name), html("span", {}, texts.date), html("span", {}, texts.total(lesson.points)))),
        ...lesson.steps.map((/** @type {any} */ step) => (step.kind === "question" ? question(step, questions.indexOf(step) + 1) : step.text ? html("p", {}, ...prose(step.text)) : "")),
        ...(key ? [html("section", { class: "key" }, html("h1", {}, texts.answers(lesson.title)),
            html("ol", {}, ...answers.map((/** @type {any} */ answer, /** @type {number} */ i) => html("li", {}, html("code", {}, written(questions[i], answer.text)),
                answer.after ? html("p", {}, ...prose(answer.after)) : ""))))] : []));
    document.getElementById("worksheet")?.remove();
    document.body.append(sheet);
    print();
    addEventListener("afterprint", () => sheet.remove(), { once: true });
    return sheet;
}

/** @param {any} step @param {number} i */
function question(step, i) {
    const lines = (step.lines ?? step.options ?? step.shown ?? []).map((/** @type {any} */ line) => html("li", {}, ...(typeof line === "string" ? prose(line) : [html("span", {}, line.letter ? `${line.letter})  ` : ""), ...prose(line.text ?? "")])));
    return html("section", { class: "asked" },
        html("h2", {}, texts.question(i, step.points)), html("p", {}, ...prose(step.text)),
        step.code ? html("pre", {}, step.code) : "",
        lines.length ? html("ul", {}, ...lines) : "",
        html("p", { class: "how" }, step.how ?? ""),
        ...Array.from({ length: LINES[step.form] ?? 0 }, () => html("p", { class: "write" })));
}

/** @param {any} _step @param {string} text */
function written(_step, text) {
    return text;
}
