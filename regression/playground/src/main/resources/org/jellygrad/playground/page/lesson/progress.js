/**
 * What the learner has done, kept in this browser: lesson → question → points and the answer that earned them. A browser that keeps nothing
 * forgets it with the page.
 *
 * @typedef {{points: number, answer: string, given?: boolean}} Done given: the answer was shown, not found
 */

const KEY = "jellygrad.lessons";

/** @type {Object<string, Object<string, Done>>} */
let kept = read();

/** @returns {Object<string, Object<string, Done>>} */
function read() {
    try {
        const value = JSON.parse(localStorage.getItem(KEY) ?? "{}");
        return value !== null && typeof value === "object" && !Array.isArray(value) ? value : {};
    } catch {
        return {};
    }
}

/** @param {string} lesson @returns {Object<string, Done>} */
export function doneIn(lesson) {
    const done = kept[lesson];
    return done !== null && typeof done === "object" ? done : {};
}

/** Keeps a question's points; of points it has already, the more count. @param {string} lesson @param {string} question @param {Done} done */
export function keep(lesson, question, done) {
    const before = doneIn(lesson)[question];
    if (before && before.points > done.points) {
        return;
    }
    kept = { ...read(), ...kept, [lesson]: { ...doneIn(lesson), [question]: done } };
    try {
        localStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
        // Full or forbidden: it lasts as long as the page.
    }
}

/** @param {string} lesson @returns {number} */
export function pointsIn(lesson) {
    return Object.values(doneIn(lesson)).reduce((sum, done) => sum + (Number(done?.points) || 0), 0);
}

/** The answers to send when a lesson is opened again. @param {string} lesson @returns {Object<string, string>} */
export function answersIn(lesson) {
    return Object.fromEntries(Object.entries(doneIn(lesson)).filter(([, done]) => typeof done?.answer === "string" && !done.given).map(([id, done]) => [id, done.answer]));
}

/** All that was done, as it goes into a file. @returns {Object<string, Object<string, Done>>} */
export function allDone() {
    return structuredClone(kept);
}

/**
 * Takes in what was done elsewhere. Of what both have, the better counts. What is no progress is left out.
 *
 * @param {any} other as a file has it
 * @returns {number} how many questions were taken in
 */
export function takeIn(other) {
    let taken = 0;
    for (const [lesson, questions] of Object.entries(other ?? {})) {
        for (const [question, done] of Object.entries(questions ?? {})) {
            const { points, answer, given } = /** @type {any} */ (done ?? {});
            if (Number.isInteger(points) && points >= 0 && points <= 100 && typeof answer === "string" && answer.length <= 2000) {
                keep(lesson, question, given === true ? { points: 0, answer, given } : { points, answer });
                taken++;
            }
        }
    }
    return taken;
}
