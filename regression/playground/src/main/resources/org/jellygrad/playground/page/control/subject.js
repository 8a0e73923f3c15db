import { app, currentState, setState } from "../app.js";
import { html, join, say } from "../dom.js";
import { texts } from "../texts.js";
import { segmented } from "../view/view.js";

/** What descent happens on: a data set with its features, or a typed function. */
export function createSubject() {
    const kind = segmented(texts.subject.kind, texts.subject.kinds, (value) => (value === "data" ? useData(data.value || "jellybeans") : useFunction(app.catalog.functions[0])));
    const data = html("select", { id: "data", "data-key": "data", onchange: () => useData(data.value) });
    const story = html("p", { class: "hint" });
    const features = html("div", { class: "features", role: "group", "aria-label": texts.subject.features });
    const typed = html("input", { id: "function", type: "text", "data-key": "function", spellcheck: "false", autocomplete: "off", autocapitalize: "off" });
    typed.addEventListener("change", () => setState({ function: typed.value, start: null, x: null, y: null, step: "0" }));
    const samples = html("select", { id: "samples", "aria-label": texts.subject.samples });
    samples.addEventListener("change", () => useFunction(app.catalog.functions[Number(samples.value)]));
    const onData = html("div", { class: "field on-data" }, html("label", { for: "data" }, texts.subject.data), data, story, features);
    const onFunction = html("div", { class: "field" }, html("label", { for: "function" }, texts.subject.function), typed,
        html("p", { class: "hint" }, texts.subject.functionHint), samples);
    const element = html("fieldset", { class: "subject" }, html("legend", {}, texts.subject.title), kind.element, onData, onFunction);

    /** Another data set brings its own features, start and rate; how one descends stays. @param {string} name */
    function useData(name) {
        const lasting = ["optimizer", "scale", "loss-scale", "residuals", "surface", "errors", "race", "race-axis", "race-height", "sweep"];
        const kept = Object.fromEntries(Object.entries(currentState()).filter(([key]) => lasting.includes(key)));
        setState({ ...kept, data: name, ...(texts.subject.presets[name] ?? {}) }, { replace: true });
    }

    /** @param {any} sample */
    function useFunction(sample) {
        if (sample) {
            setState({ function: sample.function, start: sample.start, lr: sample.lr, epochs: String(sample.epochs) }, { replace: true });
        }
    }

    function makeFeature() {
        const box = html("input", { type: "checkbox" });
        box.addEventListener("change", () => {
            const chosen = Array.from(features.querySelectorAll("input")).filter((one) => one.checked).map((one) => one.value);
            setState({ features: chosen.join(",") || null, start: null, x: null, y: null, step: "0" });
        });
        return html("label", { class: "chip" }, box, html("span"));
    }

    return {
        element,
        update() {
            if (!app.catalog) {
                return;
            }
            const functional = app.state.function !== undefined;
            kind.show(functional ? "function" : "data");
            onData.hidden = functional;
            onFunction.hidden = !functional;
            const name = app.state.data ?? "jellybeans";
            // Of data that was changed point by point only what is shown.
            const cards = app.catalog.data.filter((/** @type {any} */ one) => one.name === name || !/~\d+\.csv$/.test(one.name));
            join(data, cards, () => html("option"), (option, /** @type {any} */ one) => {
                option.value = one.name;
                say(option, one.title);
            });
            if (!samples.childElementCount) {
                samples.append(html("option", { value: "" }, texts.subject.samples),
                    ...app.catalog.functions.map((/** @type {any} */ sample, /** @type {number} */ i) => html("option", { value: i }, sample.title)));
            }
            data.value = name;
            const card = app.catalog.data.find((/** @type {any} */ one) => one.name === name);
            say(story, functional ? "" : texts.subject.story(card));
            if (document.activeElement !== typed) {
                typed.value = app.state.function ?? "";
            }
            samples.value = "";
            const numeric = (card?.columns ?? []).filter((/** @type {any} */ column) => column.kind === "number" && column.name !== (app.state.target ?? card.target));
            const chosen = app.state.features?.split(",") ?? card?.features ?? [];
            features.hidden = numeric.length < 2;
            join(features, numeric.length < 2 ? [] : numeric, makeFeature, (chip, /** @type {any} */ column) => {
                const [box, text] = chip.children;
                box.value = column.name;
                box.checked = chosen.includes(column.name);
                say(text, column.name);
            });
        },
    };
}
