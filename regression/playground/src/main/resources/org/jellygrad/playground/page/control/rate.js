import { app, preview, setState, shown } from "../app.js";
import { html, say } from "../dom.js";
import { number, plain } from "../format.js";
import { register } from "../loop.js";
import { texts } from "../texts.js";

/** Steps of the slider over its whole length. */
const FINE = 1000;

/**
 * The learning rate on a logarithmic slider, with the best rate and the stable limit marked. While it is dragged the whole path follows;
 * letting go makes it the run.
 */
export function createRate() {
    const range = html("input", { type: "range", min: "0", max: String(FINE), step: "1", id: "rate", "aria-describedby": "rate-facts" });
    const typed = html("input", { type: "text", class: "detail", "aria-label": texts.rate.typed, "data-key": "lr", spellcheck: "false", autocomplete: "off" });
    const auto = html("button", { type: "button", class: "plain", "aria-pressed": "false", title: texts.rate.autoTitle, onclick: () => setState({ lr: null }) }, texts.rate.auto);
    const best = mark("best");
    const limit = mark("limit");
    const facts = html("p", { id: "rate-facts", class: "facts" });
    const element = html("div", { class: "rate" },
        html("div", { class: "line-up" }, html("label", { for: "rate" }, texts.rate.label), html("span", { class: "spring" }), auto, typed),
        html("div", { class: "track" }, range, html("div", { class: "marks" }, best.element, limit.element)), facts);
    /** Ends of the slider as powers of ten; they stay while it is dragged. @type {[number, number]} */
    let ends = [-4, 0];
    let dragging = false;

    const valueOf = (/** @type {number} */ position) => plain(10 ** (ends[0] + (position / FINE) * (ends[1] - ends[0])), 3);
    const positionOf = (/** @type {number} */ rate) => ((Math.log10(rate) - ends[0]) / (ends[1] - ends[0])) * FINE;

    range.addEventListener("input", () => {
        dragging = true;
        const rate = valueOf(Number(range.value));
        typed.value = rate;
        range.setAttribute("aria-valuetext", texts.rate.spoken(rate, app.run?.header.facts));
        preview({ lr: rate });
    });
    range.addEventListener("change", () => {
        dragging = false;
        setState({ lr: valueOf(Number(range.value)) });
    });
    typed.addEventListener("change", () => setState({ lr: typed.value.trim() || null }));
    best.element.addEventListener("click", () => setState({ lr: best.value }));
    limit.element.addEventListener("click", () => setState({ lr: limit.value }));

    register({ name: "rate", needs: ["run", "preview", "options"], update });

    function update() {
        const run = shown();
        if (!run || !app.run) {
            return;
        }
        const known = run.header.facts ?? {};
        const rate = Number(known.rate ?? app.state.lr);
        if (!dragging) {
            const stable = app.run.header.facts?.stable;
            const top = stable > 0 && Number.isFinite(stable) ? stable * 4 : Math.max(10, rate * 4 || 0);
            const low = Math.min(stable > 0 ? stable / 2000 : 1e-4, rate > 0 ? rate / 2 : 1);
            ends = [Math.log10(low), Math.log10(Math.max(top, rate * 1.5 || 0))];
            range.value = String(Math.round(positionOf(rate)));
            typed.value = app.state.lr && app.state.lr !== "auto" ? app.state.lr : Number.isFinite(rate) ? plain(rate, 4) : "";
            range.disabled = !Number.isFinite(rate);
            range.setAttribute("aria-valuetext", texts.rate.spoken(typed.value, known));
        }
        auto.setAttribute("aria-pressed", String(!app.state.lr || app.state.lr === "auto"));
        auto.hidden = app.state.function !== undefined;
        best.show(known.best, positionOf(known.best) / FINE);
        limit.show(known.stable, positionOf(known.stable) / FINE);
        element.classList.toggle("beyond", known.stable > 0 && rate >= known.stable);
        say(facts, texts.rate.facts(known));
    }
    return element;
}

/** A mark under the slider; pressing it sets the rate. @param {"best"|"limit"} kind */
function mark(kind) {
    const element = html("button", { type: "button", class: `mark-${kind}` });
    let value = "";
    return {
        element,
        get value() {
            return value;
        },
        /** @param {number|null} rate @param {number} share of the slider's length */
        show(rate, share) {
            element.hidden = !rate || !Number.isFinite(rate) || share < 0 || share > 1;
            if (!element.hidden && rate) {
                value = String(rate);
                element.style.setProperty("--share", String(share));
                say(element, texts.rate[kind](number(rate, 4)));
            }
        },
    };
}
