import { html, say } from "../dom.js";
import { createOrder } from "./order.js";
import { prose } from "./prose.js";
import { lessonTexts as texts } from "./texts.js";

/**
 * How a question is answered.
 *
 * @typedef {Object} Form
 * @property {HTMLElement} element
 * @property {(answer: string) => void} fill puts an answer in, as it is sent
 * @property {(answer: string) => string} written an answer as the reader knows it
 */

/** @param {any} step @param {string} title id of the question's text @param {(answer: string) => Promise<void>} check @returns {Form} */
export function createForm(step, title, check) {
    const make = /** @type {any} */ ({ predict: numbers, choose: choices, order: createOrder, rule, blank, try: trial })[step.form];
    const parts = make(step, title);
    const complaint = html("p", { class: "hint complaint", role: "alert" });
    const element = html("form", { class: "answer", novalidate: true, onsubmit: async (/** @type {Event} */ event) => {
        event.preventDefault();
        const answer = parts.answer();
        say(complaint, answer ?? texts.chooseFirst);
        complaint.hidden = answer !== null;
        if (answer !== null) {
            await check(answer);
        }
    } }, ...parts.nodes, complaint,
    html("div", { class: "send" }, html("button", { type: "submit", class: "main" }, step.form === "predict" || step.form === "choose" || step.form === "order" ? texts.check : texts.run),
        html("span", { class: "hint" }, parts.how ?? step.how)));
    complaint.hidden = true;
    return { element, fill: parts.fill, written: parts.written ?? ((answer) => answer) };
}

/** @param {string} id @param {Object<string, string>} [more] */
function input(id, more = {}) {
    return html("input", { id, type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false", ...more });
}

/** One field for each number. @param {any} step */
function numbers(step) {
    const fields = step.numbers.map((/** @type {string} */ name, /** @type {number} */ i) => {
        const id = `answer-${step.id}-${i}`;
        return { name, label: html("label", { for: id }, name), field: input(id, { inputmode: "text" }) };
    });
    return {
        nodes: [html("div", { class: "numbers" }, ...fields.map((/** @type {any} */ { label, field }) => html("div", { class: "number" }, label, field)))],
        answer: () => fields.map((/** @type {any} */ { field }) => field.value.trim()).filter(Boolean).join(" "),
        fill(/** @type {string} */ answer) {
            answer.split(/\s+/).forEach((text, i) => fields[i] && (fields[i].field.value = text));
        },
    };
}

/** @param {any} step @param {string} title */
function choices(step, title) {
    const letter = (/** @type {number} */ i) => String.fromCharCode(97 + i);
    const boxes = step.options.map((/** @type {string} */ _text, /** @type {number} */ i) => html("input", { type: "radio", name: `answer-${step.id}`, value: letter(i) }));
    return {
        how: texts.chooseOne,
        nodes: [html("div", { class: "options", role: "radiogroup", "aria-labelledby": title },
            ...step.options.map((/** @type {string} */ text, /** @type {number} */ i) => html("label", {}, boxes[i], html("span", {}, ...prose(text)))))],
        answer: () => boxes.find((/** @type {any} */ box) => box.checked)?.value ?? null,
        fill(/** @type {string} */ answer) {
            boxes.forEach((/** @type {any} */ box) => (box.checked = box.value === answer.trim()));
        },
        written: (/** @type {string} */ answer) => step.options[answer.trim().charCodeAt(0) - 97] ?? answer,
    };
}

/** An update rule to type, or a line to mend. @param {any} step */
function rule(step) {
    const id = `answer-${step.id}`;
    const field = input(id, { class: "code" });
    field.value = step.code;
    return {
        nodes: [html("div", { class: "line-up rule-line" }, html("label", { for: id }, texts.rule),
            step.code ? null : html("code", { "aria-hidden": "true" }, `${step.parameter} =`), field)],
        answer: () => field.value,
        fill(/** @type {string} */ answer) {
            field.value = answer;
        },
    };
}

/** A gap in a line of code. @param {any} step */
function blank(step) {
    const [before, after] = step.code.split("?");
    const field = input(`answer-${step.id}`, { class: "code gap", "aria-label": texts.blank, size: "3", placeholder: "?" });
    return {
        nodes: [html("p", { class: "gap-line" }, html("code", {}, before), field, html("code", {}, after))],
        answer: () => field.value,
        fill(/** @type {string} */ answer) {
            field.value = answer;
        },
    };
}

/** Something of a run to choose. @param {any} step */
function trial(step) {
    const id = `answer-${step.id}`;
    const field = input(id, { class: "code" });
    return {
        nodes: [html("div", { class: "line-up rule-line" }, html("label", { for: id }, texts.vary[step.vary]), field)],
        answer: () => field.value,
        fill(/** @type {string} */ answer) {
            field.value = answer;
        },
    };
}
