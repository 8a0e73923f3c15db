import { app, preview, report, runState, setState } from "../app.js";
import { insist } from "../insist.js";
import { choiceField, textField } from "./choice-field.js";
import { html, join, say } from "../dom.js";
import { number, plain } from "../format.js";
import { changed, register } from "../loop.js";
import { createRate } from "./rate.js";
import { parametersAt } from "../run.js";
import { createSubject } from "./subject.js";
import { texts } from "../texts.js";
import { segmented } from "../view/view.js";

/** All that changes the run: what it descends on, its rate, optimizer, scale, batch, loss, start, stop rules. */
export function createControls() {
    const subject = createSubject();
    const rate = createRate();
    const stepKind = createStepKind();
    const scale = createScale();
    const start = createStart();
    const optimizer = choiceField("optimizer", texts.controls.optimizer, "gd");
    const schedule = choiceField("schedule", texts.controls.schedule, "constant");
    const clip = choiceField("clip", texts.controls.clip, "none");
    const loss = choiceField("loss", texts.controls.loss, "mse");
    const batch = createBatch();
    const through = createOrigin();
    const l2 = textField("l2", texts.controls.l2, "0");
    const epochs = textField("epochs", texts.controls.epochs);
    const stops = ["tolerance", "loss-change", "target-loss", "max-seconds"].map((key) => textField(key, texts.controls.stops[key]));
    const onData = [scale, batch, loss, l2, through];
    const fields = [stepKind, optimizer, schedule, clip, start, epochs, ...onData, ...stops];
    const group = (/** @type {string} */ title, /** @type {any[]} */ ...children) =>
        html("fieldset", { class: title === texts.controls.stepGroup ? "steps" : title === texts.controls.startGroup ? "start-group" : null }, html("legend", {}, title), ...children.map((child) => child.element ?? child));
    const element = html("div", { class: "fields" },
        subject.element,
        group(texts.controls.stepGroup, rate, stepKind, optimizer, scale, batch),
        group(texts.controls.startGroup, start),
        html("details", { class: "more" }, html("summary", {}, texts.controls.more),
            group(texts.controls.objective, loss, l2, through),
            group(texts.controls.stepGroup, schedule, clip),
            group(texts.controls.stopGroup, epochs, ...stops)));
    register({
        name: "controls",
        needs: ["options", "run", "preview", "data", "problem"],
        update() {
            subject.update();
            fields.forEach((field) => field.update());
            onData.forEach((field) => (field.element.hidden = app.state.function !== undefined));
            const wrong = new Set(app.problems.map((problem) => problem.name));
            element.querySelectorAll("[data-key]").forEach((/** @type {any} */ field) => {
                if (wrong.has(field.dataset.key)) {
                    field.setAttribute("aria-invalid", "true");
                } else {
                    field.removeAttribute("aria-invalid");
                }
            });
        },
    });
    return element;
}

/** The scale that was chosen and is not yet in force. @type {string|null} */
let wanted = null;

/**
 * Another scale has another limit of the rate. A rate that was typed keeps its share of the limit, so that the valley changes and not the
 * luck of the rate.
 *
 * @param {string} value
 */
async function rescale(value) {
    const scale = value === "none" ? null : value;
    const facts = app.run?.header.facts;
    const share = app.state.lr && facts?.stable > 0 ? facts.rate / facts.stable : NaN;
    let lr = app.state.lr ?? null;
    if (share < 1) {
        wanted = value;
        changed("options");
        try {
            const { header } = await insist("path", { ...runState(), scale: value, epochs: "1" });
            lr = header.facts.stable > 0 ? plain(share * header.facts.stable, 4) : lr;
        } catch (problem) {
            wanted = null;
            report(problem);
            return;
        }
        if (wanted !== value) {
            return;
        }
    }
    wanted = null;
    setState({ scale, lr });
}

/** Scaled columns or not, with the condition number that comes of it. */
function createScale() {
    const switcher = segmented(texts.controls.scale, texts.controls.scaleChoices, rescale);
    const condition = html("p", { class: "condition" });
    return {
        element: html("div", { class: "field" }, html("span", { class: "label" }, texts.controls.scale), switcher.element, condition),
        update() {
            switcher.show(wanted ?? app.state.scale ?? "none");
            say(condition, texts.controls.condition(app.run?.header.facts?.conditionNumber));
        },
    };
}

/** On functions: steps that follow the steepness, or all of one length. */
function createStepKind() {
    const switcher = segmented(texts.controls.stepKind, texts.controls.stepKinds, (value) => setState({ optimizer: value === "gd" ? null : value }));
    const element = html("div", { class: "field" }, html("span", { class: "label" }, texts.controls.stepKind), switcher.element);
    return {
        element,
        update() {
            element.hidden = app.state.function === undefined || !["gd", "normalized"].includes(app.state.optimizer ?? "gd");
            switcher.show(app.state.optimizer ?? "gd");
        },
    };
}

/** Rows of each step: all, or a few. */
function createBatch() {
    const range = html("input", { type: "range", min: "0", step: "1", id: "batch", "data-key": "batch" });
    const value = html("output", { class: "detail" });
    /** @type {string[]} */
    let sizes = ["1", "full"];
    range.addEventListener("input", () => {
        const size = sizes[Number(range.value)];
        say(value, texts.controls.batchValue(size));
        range.setAttribute("aria-valuetext", texts.controls.batchValue(size));
        preview({ batch: size });
    });
    range.addEventListener("change", () => {
        const size = sizes[Number(range.value)];
        setState({ batch: size === "full" ? null : size });
    });
    return {
        element: html("div", { class: "field" }, html("div", { class: "line-up" }, html("label", { for: "batch" }, texts.controls.batch), html("span", { class: "spring" }), value), range),
        update() {
            const rows = app.data?.header.rows ?? 1;
            const now = app.state.batch ?? "full";
            sizes = [...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000].filter((size) => size < rows).map(String), "full"];
            if (!sizes.includes(now)) {
                sizes.unshift(now);
            }
            range.max = String(sizes.length - 1);
            if (document.activeElement !== range || !app.preview) {
                range.value = String(sizes.indexOf(now));
            }
            say(value, texts.controls.batchValue(sizes[Number(range.value)]));
            range.setAttribute("aria-valuetext", texts.controls.batchValue(now));
        },
    };
}

/** The start: a number for each parameter. */
function createStart() {
    const list = html("div", { class: "start" });
    const seed = textField("seed", texts.controls.seed, "1");
    const note = html("p", { class: "hint" }, texts.controls.startHint);
    return {
        element: html("div", {}, list, seed.element, note),
        update() {
            seed.update();
            seed.element.hidden = app.state.start !== "random" && (app.state.batch ?? "full") === "full";
            const run = app.preview ?? app.run;
            if (!run) {
                return;
            }
            const at = parametersAt(run, 0);
            join(list, run.names, makeNumber, (field, name) => {
                const [label, input] = field.children;
                say(label, texts.parameter(run, name));
                label.htmlFor = `start-${name}`;
                input.id = `start-${name}`;
                input.dataset.parameter = name;
                if (document.activeElement !== input) {
                    input.value = number(at[name], 6).replace("−", "-");
                }
            });
        },
    };

    function makeNumber() {
        const input = html("input", { type: "text", inputmode: "decimal", "data-key": "start", spellcheck: "false", autocomplete: "off" });
        input.addEventListener("change", () => {
            const values = Array.from(list.querySelectorAll("input"), (/** @type {any} */ field) => `${field.dataset.parameter}=${field.value.trim().replace("−", "-")}`);
            setState({ start: values.join(","), step: "0" });
        });
        return html("div", { class: "field short" }, html("label"), input);
    }
}

/** A line through the origin, so that one parameter is free. */
function createOrigin() {
    const box = html("input", { type: "checkbox", id: "origin", "data-key": "no-intercept" });
    box.addEventListener("change", () => setState({ "no-intercept": box.checked ? "true" : null, start: null }));
    return {
        element: html("div", { class: "field check" }, box, html("label", { for: "origin" }, texts.controls.origin)),
        update() {
            box.checked = app.state["no-intercept"] === "true";
        },
    };
}
