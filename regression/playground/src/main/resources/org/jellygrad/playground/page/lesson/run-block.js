import { html, say } from "../dom.js";
import { createDrawing } from "./drawing.js";
import { stepShown } from "./stage.js";
import { lessonTexts as texts } from "./texts.js";

/** Columns of an errors table that give an error away. */
const TELLING = ["guess", "error", "absolute", "squared"];

/**
 * A live run in the text: a button that shows it in the views, its tables, whose steps lead the views, and a path to draw.
 *
 * @param {any} lesson
 * @param {any} step
 * @param {any} stage
 */
export function createRun(lesson, step, stage) {
    const asked = lesson.steps.filter((/** @type {any} */ other) => other.form === "predict")
        .flatMap((/** @type {any} */ other) => other.asks.filter((/** @type {any} */ ask) => ask?.run === step.id).map((/** @type {any} */ ask) => ({ ...ask, question: other.id })));
    const tables = step.views.filter((/** @type {any} */ view) => view.rows).map((/** @type {any} */ view) => createTable(step, view, stage, asked));
    const { draws } = lesson.runs[step.id];
    const element = html("figure", { class: "run", "data-block": step.id },
        html("figcaption", {}, runButton(lesson, step.id, stage), html("span", {}, texts.caption(step.state))),
        ...tables, draws ? createDrawing(lesson, step.id, draws, stage) : null);
    return stage.anchor(element, step.id);
}

/** A button that shows a run. @param {any} lesson @param {string} run @param {any} stage */
export function runButton(lesson, run, stage) {
    const button = html("button", { type: "button", class: "plain run-button", "data-run": run, "aria-pressed": "false", "aria-label": texts.show(run),
        title: texts.caption(lesson.runs[run].state), onclick: () => stage.show(run) }, html("span", { class: "dot", "aria-hidden": "true" }), run);
    stage.watch(() => button.setAttribute("aria-pressed", String(stage.run === run && !document.body.classList.contains("own-run"))));
    return button;
}

/** @param {any} step @param {any} view @param {any} stage @param {any[]} asked */
function createTable(step, view, stage, asked) {
    const steps = view.kind === "steps";
    /** @type {[HTMLElement, string, string][]} cell, its text, the question that asks for it */
    const veiled = [];
    const rows = view.rows.map((/** @type {string[]} */ row, /** @type {number} */ i) => html("tr", steps ? { "data-step": row[0] } : {}, ...row.map((text, j) => {
        if (steps && j === 0) {
            return html("th", { scope: "row" }, html("button", { type: "button", class: "step", "aria-label": texts.step(text), onclick: () => stage.show(step.id, { step: text }) }, text));
        }
        const cell = html(j ? "td" : "th", j ? {} : { scope: "row" }, text);
        const ask = asked.find((one) => (steps
            ? (one.step === row[0] || (one.step === "last" && i === view.rows.length - 1)) && one.quantity === view.headings[j]
            : one.step === String(view.step) && one.quantity === `error(${i + 1})` && TELLING.includes(view.headings[j])));
        if (ask) {
            veiled.push([cell, text, ask.question]);
        }
        return cell;
    })));
    const update = () => {
        for (const [cell, text, question] of veiled) {
            const hidden = !stage.isDone(question);
            cell.classList.toggle("asked", hidden);
            if (hidden) {
                cell.replaceChildren(html("span", { "aria-hidden": "true" }, texts.veiled), html("span", { class: "spoken" }, texts.veiledSpoken));
            } else {
                say(cell, text);
            }
        }
        if (steps) {
            const now = stage.run === step.id ? stepShown() : "";
            rows.forEach((/** @type {HTMLElement} */ row) => (row.dataset.step === now ? row.setAttribute("aria-current", "step") : row.removeAttribute("aria-current")));
        }
    };
    stage.watch(update);
    update();
    return html("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": texts.table(step.id) },
        html("table", {}, html("thead", {}, html("tr", {}, ...view.headings.map((/** @type {string} */ name) => html("th", { scope: "col" }, name)))), html("tbody", {}, ...rows)));
}
