import { savedTexts as texts } from "./texts.js";

/**
 * Grades answers by what the engine said of them when the page was saved. Numbers are compared within the tolerance that the question shows.
 *
 * @typedef {{right: boolean, text: string, points: number, after: string}} Grade
 */

/** A share of the tolerance that rounding may take, as in the engine. */
const ROUNDING = 1e-9;

/** @param {any} grades of the question @param {any} step the question @param {string} answer @param {number} hints taken @returns {Grade} */
export function gradeOf(grades, step, answer, hints) {
    const known = grades.answers[answer.trim().toLowerCase().replace(/[\s,]+/g, " ")];
    const points = grades.points[Math.min(hints, grades.points.length - 1)];
    if (known) {
        return { ...known, points: known.right ? points : 0 };
    }
    return step.form === "predict" ? numbers(grades, step, answer, points) : wrong(texts.otherOrder);
}

/** @param {any} grades @param {any} step @param {string} answer @param {number} points @returns {Grade} */
function numbers(grades, step, answer, points) {
    const right = Object.keys(grades.answers)[0];
    const truths = right.split(/\s+/).map(Number);
    const given = (answer.replace(/−/g, "-").match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    if (given.length !== truths.length) {
        return wrong(texts.count(given.length, step.how));
    }
    const near = (/** @type {number} */ a, /** @type {number} */ b) => Math.abs(a - b) <= step.tolerance + ROUNDING * (step.tolerance + Math.abs(b));
    const faults = truths.flatMap((truth, i) => (near(given[i], truth) ? [] : [texts.fault(step.numbers[i], given[i], near(-given[i], truth) ? "sign" : given[i] > truth ? "high" : "low")]));
    return faults.length ? wrong(faults.join(" ")) : { ...grades.answers[right], points };
}

/** @param {string} text @returns {Grade} */
function wrong(text) {
    return { right: false, text, points: 0, after: "" };
}
