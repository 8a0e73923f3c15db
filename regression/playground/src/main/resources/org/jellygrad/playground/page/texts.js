import { number, short } from "./format.js";
import { lessonTexts } from "./lesson/texts.js";

/** Every text of the page, in one place. Functions fill numbers in. */

const list = (/** @type {Object<string, number>} */ named, digits = 5) => Object.entries(named).map(([name, value]) => `${name} ${number(value, digits)}`).join(", ");

/** What rounding left of a zero is written as zero. @param {number} value @param {number} beside a number of its kind */
const tidy = (value, beside) => (Math.abs(value) < 1e-12 * Math.max(1, Math.abs(beside)) ? 0 : value);

/** @param {any} run */
const isData = (run) => run.header.state?.function === undefined;

/** A line's only weight is its slope: an axis of parameters is not named after x. @param {any} run @param {string} name */
const parameter = (run, name) => (isData(run) && name !== "intercept" && run.names.filter((/** @type {string} */ one) => one !== "intercept").length === 1 ? "slope" : name);

/** Parameters by the names that are shown. @param {any} run @param {Object<string, number>} named */
const asShown = (run, named) => Object.fromEntries(Object.entries(named).map(([name, value]) => [parameter(run, name), value]));

export const texts = {
    parameter,
    lesson: lessonTexts,
    step: "step",
    gradientNorm: "|gradient|",

    page: {
        theme: "Colours",
        themes: /** @type {[string, string][]} */ ([["auto", "Auto"], ["light", "Light"], ["dark", "Dark"]]),
        big: "Big text",
        share: "Copy link",
        copied: "Copied",
        copyCommand: "Copy",
        command: "The same run in a terminal",
        controls: "Controls",
        lesson: "Lesson",
        skip: "To the views",
        motto: "Gradient descent, every step of it",
    },

    view: {
        chart: "chart",
        table: "Table",
        tableOf: (/** @type {string} */ title) => `${title}: table`,
    },

    problem: {
        noServer: "The playground does not answer.",
        noServerHow: "Start it again with ./jellygrad play. This page then goes on by itself, with all that you change meanwhile.",
        status: (/** @type {number} */ status) => `The playground answered ${status}.`,
    },

    data: {
        row: "row",
        title: "Data and line",
        keys: "Left and right arrows go from row to row. Tab leads to the two ends of the line, which up and down arrows move.",
        residuals: "Residuals",
        residualChoices: /** @type {[string, string][]} */ ([["bars", "bars"], ["squares", "squares"], ["none", "none"]]),
        leftHandle: "Left end of the line",
        rightHandle: "Right end of the line",
        handleValue: (/** @type {string} */ x, /** @type {string} */ y) => `${y} at ${x}`,
        note: (/** @type {any} */ rows, /** @type {number} */ row, /** @type {string} */ predicted, /** @type {string} */ residual) =>
            `row ${row + 1}: ${number(rows.y[row], 5)}, predicted ${predicted}, residual ${residual}`,
        head: (/** @type {any} */ rows) => ["row", ...rows.features, rows.yTitle, "prediction", "residual", "squared"],
        summary(/** @type {any} */ rows, /** @type {any} */ at, /** @type {any} */ model, /** @type {any} */ header) {
            const terms = rows.features.map((/** @type {string} */ name) => `${number(at[name], 5)} · ${name}`);
            const equation = `${rows.target} = ${terms.join(" + ")}${rows.intercept ? ` + ${number(at.intercept, 5)}` : ""}`.replace(/\+ −/g, "− ");
            let worst = 0;
            model.residuals.forEach((/** @type {number} */ residual, /** @type {number} */ i) => (worst = Math.abs(residual) > Math.abs(model.residuals[worst]) ? i : worst));
            return `${equation}. Largest residual: ${short(model.residuals[worst])} in row ${worst + 1} of ${number(rows.y.length, 9)}.`;
        },
    },

    plane: {
        title: "Parameter plane",
        keys: "Arrows go from step to step, plus and minus zoom. Tab leads to the start, which arrows move. With the surface shown, arrows turn it.",
        surface: "Loss as",
        surfaceChoices: /** @type {[string, string][]} */ ([["contours", "contours"], ["surface", "surface"]]),
        surfaceLabel: "The loss as a surface over both parameters, with the path on it",
        startHandle: "Start of the path",
        startValue: (/** @type {any} */ run, /** @type {any} */ at) => list(asShown(run, at)),
        axis: (/** @type {string} */ name, /** @type {boolean} */ scaled) => (scaled ? `${name}, scaled` : name),
        fog: "What is seen",
        fogChoices: /** @type {[string, string][]} */ ([["off", "all"], ["on", "fog"]]),
        zoom: "Zoom",
        zoomIn: "Closer",
        zoomOut: "Wider",
        fit: "Fit",
        across: "Parameter across",
        up: "Parameter up",
        summary(/** @type {any} */ shown, /** @type {any} */ run, /** @type {number} */ index, /** @type {[number, number]} */ pair) {
            const names = pair.map((i) => run.names[i]);
            const at = (/** @type {any} */ source) => names.map((name) => `${parameter(run, name)} ${number(source(name), 5)}`).join(", ");
            const best = run.header.optimum?.parameters ?? run.header.minimum?.parameters;
            return `Step ${number(shown.step[index], 9)}: ${at((/** @type {string} */ name) => shown.user[name][index])}; ${texts.loss.word(run)} ${short(shown.loss[index])}.`
                + (best ? ` ${isData(run) ? "Exact optimum" : "Bottom of the valley"}: ${at((/** @type {string} */ name) => tidy(best[name], run.user[name][0]))}.` : "");
        },
    },

    curve: {
        title: (/** @type {boolean} */ data, name = "x") => `${data ? "Loss" : "Value"} over ${name}`,
        keys: "Arrows go from step to step. Tab leads to the start, which arrows move along the curve.",
        fog: "What is seen",
        fogChoices: /** @type {[string, string][]} */ ([["off", "curve"], ["on", "fog"]]),
        handle: "Start of the path",
        /** On data the line has a slope too: the curve's is called by its other name. */
        steepness: (/** @type {any} */ run) => (isData(run) ? "gradient" : "slope"),
        note: (/** @type {any} */ run, /** @type {string} */ slope) => `${texts.curve.steepness(run)} ${slope}`,
        summary(/** @type {any} */ shown, /** @type {any} */ run, /** @type {number} */ index, /** @type {boolean} */ fog) {
            const name = run.names[0];
            const slope = shown.gradient[name]?.[index];
            const best = run.header.optimum?.parameters ?? run.header.minimum?.parameters;
            const direction = slope > 0 ? ", so the step goes left" : slope < 0 ? ", so the step goes right" : "";
            return `${parameter(run, name)} ${number(shown.user[name][index])}, ${texts.loss.word(run)} ${number(shown.loss[index])}`
                + (slope === undefined ? "." : `, ${texts.curve.steepness(run)} ${short(slope)}${direction}.`)
                + (fog ? " That is all a computer sees." : best ? ` ${isData(run) ? "Lowest" : "A minimum"} at ${parameter(run, name)} ${number(tidy(best[name], shown.user[name][0]))}.` : "");
        },
    },

    loss: {
        title: (/** @type {boolean} */ data) => (data ? "Loss by epoch" : "Value by step"),
        keys: "Left and right arrows go from step to step, Page Up and Page Down by ten, Home and End to the ends.",
        scale: "Axis",
        scaleChoices: /** @type {[string, string][]} */ ([["linear", "linear"], ["log", "log"]]),
        errors: "Errors",
        errorChoices: /** @type {[string, string][]} */ ([["squared", "loss"], ["absolute", "absolute"], ["signed", "signed"]]),
        word: (/** @type {any} */ run) => (isData(run) ? "loss" : "value"),
        epochs: (/** @type {any} */ app) => (app.data ? "epoch" : "step"),
        axis: (/** @type {string} */ kind, /** @type {any} */ run) => (kind === "squared" ? texts.loss.word(run) : `mean ${kind} error`),
        lastFinite: (/** @type {string} */ step, /** @type {string} */ loss) => `last finite step ${step}: ${loss}`,
        summary(/** @type {any} */ run, /** @type {number} */ index, /** @type {number} */ value, /** @type {string} */ kind, /** @type {any} */ app) {
            const what = kind === "squared" || !app.data ? texts.loss.word(run) : `mean ${kind} error`;
            const upper = what[0].toUpperCase() + what.slice(1);
            const least = run.header.optimum?.loss ?? run.header.minimum?.loss;
            return `${upper} ${number(value)} at step ${number(run.step[index], 9)}`
                + (kind === "squared" || !app.data ? `, from ${number(run.loss[0])} at the start to ${number(run.loss[run.points - 1])} at the end.` : ".")
                + (kind === "squared" && least !== undefined && least !== null ? ` ${isData(run) ? "The least possible" : "The minimum it goes to"} is ${number(Math.abs(least) < 1e-20 * run.loss[0] ? 0 : least)}.` : "");
        },
    },

    graph: {
        result: "value",
        title: "Computation graph",
        keys: "Arrows go from node to node and read the rule with its numbers.",
        head: ["node", "operation", "value", "gradient", "rule with numbers"],
        rule: (/** @type {string} */ name, /** @type {string} */ rule) => (rule ? (rule.startsWith(name) ? rule : `${name}: ${rule}`) : name),
        summary(/** @type {any[]} */ nodes, /** @type {any} */ why, /** @type {any} */ run) {
            return `${nodes.length} nodes from the ${isData(run) ? "rows" : "variables"} to the ${texts.loss.word(run)} ${number(why.loss)}. Gradients: ${list(asShown(run, why.gradient ?? {}), 4)}.`;
        },
    },

    card: {
        title: (/** @type {any} */ why) => (why.last ? "The run ends here" : `Why step ${number((why.step ?? 0) + 1, 9)} goes there`),
        pulls: "Pull of each row on the parameters",
        mean: "mean = gradient",
        sums: "The sums",
        head: (/** @type {string[]} */ names) => ["row", "residual", ...names],
        more: (/** @type {number} */ rows, /** @type {number} */ shown) => `${shown} of ${number(rows, 9)} rows; the table under the data has more.`,
    },

    transport: {
        label: "Steps of the run",
        rewind: "Rewind to the start",
        back: "One step back",
        play: "Play",
        pause: "Pause",
        forward: "One step",
        epoch: "One epoch",
        end: "To the end",
        scrubber: "Step",
        speed: "Speed",
        newStart: "New start",
        newStartTitle: "Draw another start from the next seed",
        perSecond: (/** @type {number} */ value) => (value ? `${value} a second` : "all in 10 s"),
        place(/** @type {string} */ step, /** @type {string} */ last, /** @type {number} */ epoch, /** @type {any} */ run) {
            const steps = `step ${step} of ${last}`;
            return isData(run) && run.header.state?.batch ? `${steps} · epoch ${number(epoch, 4)}` : steps;
        },
        spoken: (/** @type {any} */ run, /** @type {number} */ index) => `step ${number(run.step[index], 9)}, ${texts.loss.word(run)} ${short(run.loss[index])}`,
    },

    rate: {
        label: "Learning rate",
        typed: "Learning rate, typed",
        auto: "auto",
        autoTitle: "The rate that the data itself suggests",
        best: (/** @type {string} */ rate) => `best ${rate}`,
        limit: (/** @type {string} */ rate) => `limit ${rate}`,
        spoken(/** @type {string} */ rate, /** @type {any} */ facts) {
            const limit = facts?.stable > 0 ? (Number(rate) < facts.stable ? `, below the limit ${short(facts.stable)}` : `, beyond the limit ${short(facts.stable)}`) : "";
            return `learning rate ${rate}${limit}`;
        },
        facts(/** @type {any} */ facts) {
            const parts = [];
            if (Number.isFinite(facts.factor) && facts.factor !== null) {
                parts.push(`factor ${factor(facts.factor)}`);
            }
            if (facts.pattern && facts.pattern !== "none") {
                parts.push(facts.pattern);
            }
            if (facts.stable === null || facts.stable === undefined) {
                parts.push("no fixed limit here");
            }
            return parts.join(" · ");
        },
    },

    controls: {
        stepGroup: "Steps",
        startGroup: "Start",
        stopGroup: "Stop rules",
        objective: "Objective",
        more: "Loss, schedule, clipping, stop rules",
        optimizer: "Optimizer",
        schedule: "Schedule of the rate",
        clip: "Clipping",
        loss: "Loss",
        l2: "l2 penalty",
        scale: "Scale of the columns",
        scaleChoices: /** @type {[string, string][]} */ ([["none", "as they are"], ["standard", "standard"], ["orthogonal", "orthogonal"]]),
        condition: (/** @type {number|null|undefined} */ kappa) => (kappa ? `condition number κ = ${number(kappa, 6)}` : ""),
        batch: "Rows a step",
        batchValue: (/** @type {string} */ size) => (size === "full" ? "all" : size),
        origin: "Line through the origin",
        epochs: "Epochs at most",
        stops: /** @type {Object<string, string>} */ ({ tolerance: "Tolerance", "loss-change": "Loss change", "target-loss": "Target loss", "max-seconds": "Seconds at most" }),
        seed: "Seed",
        stepKind: "Length of a step",
        stepKinds: /** @type {[string, string][]} */ ([["gd", "by steepness"], ["normalized", "fixed"]]),
        startHint: "Or drag it in the pictures.",
        detail: (/** @type {string} */ label, /** @type {string} */ form) => `${label}: number of ${form}`,
    },

    subject: {
        title: "Descent on",
        kind: "Descent on",
        kinds: /** @type {[string, string][]} */ ([["data", "Data"], ["function", "Function"]]),
        data: "Data set",
        features: "Features",
        function: "Function of one or two variables",
        functionHint: "For instance (x^2 + y − 11)^2 + (x + y^2 − 7)^2. Products need their sign: 2*x.",
        samples: "Functions to try",
        story: (/** @type {any} */ card) => (card ? firstSentence(card.story) : ""),
        presets: /** @type {Object<string, Object<string, string>>} */ ({
            hubble1929: { data: "hubble1929", start: "slope=-200,intercept=600", lr: "0.4", epochs: "60" },
            jellybeans: { data: "jellybeans", start: "slope=3,intercept=20", lr: "0.1", scale: "standard" },
        }),
    },

    verdict: {
        label: "The run in words",
        pattern: (/** @type {any} */ facts, /** @type {any} */ header) => {
            const name = facts.divergence ? "diverges" : facts.pattern && facts.pattern !== "none" ? facts.pattern : (header.outcome ?? "").replaceAll("-", " ");
            return name ? `${name[0].toUpperCase()}${name.slice(1)}.` : "";
        },
        outcome: (/** @type {any} */ header) => (header.why ?? "")
            + (header.ignored?.length ? ` Not known here, and left out: ${header.ignored.join(", ")}.` : ""),
        afresh: "Open the jelly beans",
        fix: (/** @type {Object<string, string>} */ fix) => `Try ${Object.entries(fix).map(([key, value]) => `${key} ${Number.isFinite(Number(value)) ? number(Number(value), 4) : value}`).join(", ")}`,
    },
};

/** A factor next to one is told by what is missing. @param {number} value */
function factor(value) {
    const missing = 1 - Math.abs(value);
    return missing > 0 && missing < 1e-3 ? `${value < 0 ? "−" : ""}(1 − ${number(missing, 3)})` : number(value, 4);
}

/** @param {string} story */
function firstSentence(story) {
    return /^.*?[.!?](?=\s|$)/.exec(story ?? "")?.[0] ?? "";
}
