import { app, setState } from "../app.js";
import { html, say } from "../dom.js";
import { texts } from "../texts.js";

/** Numbers that are filled in where a choice needs one: a place to begin. */
const EXAMPLES = /** @type {Object<string, string>} */ ({
    momentum: "0.9", nesterov: "0.9", huber: "100", quantile: "0.5", "inverse-time": "0.01", exponential: "0.99", step: "20:0.5", warmup: "10",
    norm: "1", value: "1", polyak: "10",
});

let ids = 0;

/**
 * A setting that is one of a table of choices, perhaps with a number: `momentum:0.9`.
 *
 * @param {string} key of the state
 * @param {string} label
 * @param {string} usual the choice where the state says nothing
 */
export function choiceField(key, label, usual) {
    const id = `field-${++ids}`;
    const select = html("select", { id, "data-key": key });
    const detail = html("input", { type: "text", class: "detail", "data-key": key, hidden: true, spellcheck: "false", autocomplete: "off" });
    const hint = html("p", { class: "hint", id: `${id}-hint` });
    select.setAttribute("aria-describedby", `${id}-hint`);
    const element = html("div", { class: "field" }, html("label", { for: id }, label), html("div", { class: "line-up" }, select, detail), hint);
    const send = (/** @type {string} */ text) => setState({ [key]: text === usual ? null : text });
    select.addEventListener("change", () => {
        const entry = entries().find((/** @type {any} */ one) => one.name === select.value);
        const number = entry?.numbers.length && !entry.optional ? EXAMPLES[entry.name] ?? "1" : "";
        send(number ? `${select.value}:${number}` : select.value);
    });
    detail.addEventListener("change", () => {
        const number = detail.value.trim();
        send(number ? `${select.value}:${number}` : select.value);
    });

    const entries = () => (app.catalog?.choices[key] ?? []).filter((/** @type {any} */ one) => !/^[A-Z]$/.test(one.name));

    return {
        element,
        update() {
            const list = entries();
            if (select.childElementCount !== list.length) {
                select.replaceChildren(...list.map((/** @type {any} */ one) => html("option", { value: one.name }, one.name)));
            }
            const [name, ...numbers] = (app.state[key] ?? usual).split(":");
            select.value = name;
            const entry = list.find((/** @type {any} */ one) => one.name === name);
            detail.hidden = !entry?.numbers.length;
            detail.value = numbers.join(":");
            detail.placeholder = entry?.numbers.join(":") ?? "";
            detail.setAttribute("aria-label", texts.controls.detail(label, entry?.form ?? ""));
            say(hint, entry?.meaning ?? "");
        },
    };
}

/**
 * A setting that is typed: a number or a text.
 *
 * @param {string} key
 * @param {string} label
 * @param {string} placeholder what holds where nothing is typed
 */
export function textField(key, label, placeholder = "") {
    const id = `field-${++ids}`;
    const input = html("input", { id, type: "text", "data-key": key, placeholder, spellcheck: "false", autocomplete: "off", inputmode: "decimal" });
    input.addEventListener("change", () => setState({ [key]: input.value.trim().replace("−", "-") || null }));
    return {
        element: html("div", { class: "field short" }, html("label", { for: id }, label), input),
        input,
        update() {
            if (document.activeElement !== input) {
                input.value = app.state[key] ?? "";
            }
        },
    };
}
