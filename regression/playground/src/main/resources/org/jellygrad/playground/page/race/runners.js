import { app } from "../app.js";
import { html, icon, join } from "../dom.js";
import { plain } from "../format.js";
import { raceTexts as texts } from "./texts.js";

/** Runs of a race, as the link has them: `gd@best;momentum:0.9@0.1`. */

export const MOST = 6;

/** @param {string|undefined} text @returns {{optimizer: string, rate: string}[]} */
export function readRunners(text) {
    return (text ?? "").split(";").filter(Boolean).slice(0, MOST).map((part) => {
        const at = part.lastIndexOf("@");
        return at > 0 ? { optimizer: part.slice(0, at), rate: part.slice(at + 1) || "best" } : { optimizer: part, rate: "best" };
    });
}

/** @param {{optimizer: string, rate: string}[]} runners */
export function writeRunners(runners) {
    return runners.map(({ optimizer, rate }) => `${optimizer}@${rate}`).join(";");
}

/** Optimizers to choose from, with a number where one is needed. @returns {string[]} */
function optimizers() {
    const numbers = /** @type {Object<string, string>} */ ({ momentum: "0.9", nesterov: "0.9" });
    return (app.catalog?.choices.optimizer ?? []).filter((/** @type {any} */ entry) => !/^[A-Z]$/.test(entry.name))
        .map((/** @type {any} */ entry) => (entry.numbers.length && !entry.optional ? `${entry.name}:${numbers[entry.name] ?? "1"}` : entry.name));
}

/**
 * The list of runs: what each descends by, and what came of it.
 *
 * @param {(runners: {optimizer: string, rate: string}[]) => void} changed
 * @param {(i: number) => void} load
 */
export function createRunners(changed, load) {
    const list = html("ul", { class: "runners", "aria-label": texts.runners });
    /** @type {{optimizer: string, rate: string}[]} */
    let runners = [];
    const add = html("button", { type: "button", class: "plain", onclick: () => changed([...runners, { optimizer: runners.at(-1)?.optimizer ?? "gd", rate: nextRate() }]) }, icon("plus"), html("span", {}, texts.add));

    /** Half the rate of the last run, so that the new one is another. */
    function nextRate() {
        const last = Number(runners.at(-1)?.rate);
        return last > 0 ? plain(last / 2, 3) : "0.1";
    }

    return {
        element: html("div", { class: "runner-list" }, list, add),
        /** @param {{optimizer: string, rate: string}[]} now @param {any[]|null} results */
        update(now, results) {
            runners = now;
            add.disabled = now.length >= MOST;
            join(list, now, makeRunner, (item, runner, i) => {
                const [mark, select, rate, result, show, remove] = item.children;
                mark.setAttribute("class", `runner-mark run-${i}`);
                const names = optimizers();
                const all = names.includes(runner.optimizer) ? names : [...names, runner.optimizer];
                join(select, all, () => html("option"), (option, name) => {
                    option.value = name;
                    option.textContent = name;
                });
                select.value = runner.optimizer;
                select.setAttribute("aria-label", texts.optimizer(i));
                const facts = results?.[i];
                rate.setAttribute("aria-label", texts.rate(i));
                rate.disabled = facts?.rated === false;
                rate.placeholder = facts?.rated === false ? texts.noRate : texts.best;
                if (document.activeElement !== rate) {
                    rate.value = runner.rate === "best" || facts?.rated === false ? "" : runner.rate;
                }
                result.textContent = facts ? `${runner.rate === "best" && facts.rated && facts.rate !== null ? `${plain(facts.rate, 3)} · ` : ""}${texts.result(facts)}` : texts.running;
                result.title = facts?.why ?? "";
                show.setAttribute("aria-label", texts.load(i));
                remove.setAttribute("aria-label", texts.remove(i));
                remove.disabled = now.length < 2;
                Object.assign(item.dataset, { index: String(i) });
            });
        },
    };

    function makeRunner() {
        const item = html("li");
        const index = () => Number(item.dataset.index);
        const edit = (/** @type {{optimizer?: string, rate?: string}} */ part) => changed(runners.map((one, i) => (i === index() ? { ...one, ...part } : one)));
        const select = html("select", { onchange: () => edit({ optimizer: select.value }) });
        const rate = html("input", { type: "text", class: "detail", inputmode: "decimal", spellcheck: "false", autocomplete: "off",
            onchange: () => edit({ rate: rate.value.trim().replace("−", "-") || "best" }) });
        item.append(html("span", { "aria-hidden": "true" }), select, rate, html("span", { class: "result" }),
            html("button", { type: "button", class: "plain", onclick: () => load(index()) }, texts.loadShort),
            html("button", { type: "button", class: "small", onclick: () => changed(runners.filter((_, i) => i !== index())) }, icon("minus")));
        return item;
    }
}
