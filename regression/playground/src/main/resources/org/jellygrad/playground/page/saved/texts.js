import { number } from "../format.js";

/** Every text of a saved page that is its own. */
export const savedTexts = {
    title: "About this page",
    made: "A recorded run with all its views. The engine computed every number when the page was saved; nothing is sent or fetched.",
    holds: (/** @type {string} */ name, /** @type {number} */ rows, /** @type {number} */ every) => (every === 1
        ? `The file holds the ${number(rows, 9)} rows of ${name}: whoever gets the file gets these rows.`
        : `The file holds one row in ${number(every, 9)} of the ${number(rows, 9)} of ${name}: whoever gets the file gets these rows.`),
    explained: (/** @type {number} */ kept, /** @type {number} */ of) => (kept === of ? "" : kept === 0
        ? "No step is explained in this file."
        : `${number(kept, 9)} of ${number(of, 9)} steps are explained in this file; the others have their numbers.`),
    back: "To change the run, bring it back with the engine:",
    opens: "The same run, live, from this file:",
    play: (/** @type {string} */ file) => `jellygrad play ${file}`,
    file: "run.html",
    copy: "Copy",
    missing: "That is not in this file.",
    missingHow: (/** @type {string} */ command) => `Bring the run back with the engine: \`${command}\`.`,
    summary: "Summary",
    summaryText: "The summary as text",

    otherOrder: "Another order, or another line first, does it.",
    count: (/** @type {number} */ read, /** @type {string} */ how) => `I read ${read === 0 ? "no number" : read === 1 ? "one number" : `${read} numbers`}. ${how}`,
    fault: (/** @type {string} */ name, /** @type {number} */ given, /** @type {"sign"|"high"|"low"} */ kind) =>
        `You say that ${name} is ${number(given)}; that ${{ sign: "has the right size and the wrong sign.", high: "is too high.", low: "is too low." }[kind]}`,

    plots: {
        fitted: {
            title: "Residuals against fitted",
            x: (/** @type {string} */ target) => `fitted ${target}`,
            y: "residual (prediction − truth)",
            summary: (/** @type {number} */ rows) => `${number(rows, 9)} rows. A cloud without a bend and of even height around 0 is what a line fits.`,
        },
        qq: {
            title: "Normal QQ",
            x: "normal quantile",
            y: (/** @type {boolean} */ standardised) => (standardised ? "standardised residual" : "residual / its standard deviation"),
            summary: (/** @type {number} */ rows) => `${number(rows, 9)} rows. Normal errors lie along the dashed line.`,
        },
        leverage: {
            title: "Leverage",
            x: "leverage",
            y: "standardised residual",
            summary: (/** @type {number} */ mean, /** @type {number} */ worst, /** @type {string} */ cook) =>
                `Mean leverage ${number(mean, 4)}. Largest Cook's distance: ${cook} in row ${number(worst + 1, 9)}.`,
        },
        keys: "Left and right arrows go from row to row.",
        note: (/** @type {number} */ row, /** @type {string} */ x, /** @type {string} */ y) => `row ${row + 1}: ${x}, ${y}`,
        head: (/** @type {string} */ x, /** @type {string} */ y) => ["row", x, y],
        every: (/** @type {number} */ every) => (every > 1 ? ` One row in ${number(every, 9)} is drawn.` : ""),
    },

    /** What the keys do where nothing can be dragged. */
    keys: {
        data: "Left and right arrows go from row to row.",
        plane: "Arrows go from step to step, plus and minus zoom. With the surface shown, arrows turn it.",
        curve: "Arrows go from step to step.",
    },
};
