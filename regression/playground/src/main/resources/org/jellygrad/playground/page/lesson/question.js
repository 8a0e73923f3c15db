import { insist } from "../insist.js";
import { html, say } from "../dom.js";
import { createForm } from "./forms.js";
import { doneIn, keep } from "./progress.js";
import { prose } from "./prose.js";
import { lessonTexts as texts } from "./texts.js";

/**
 * A question: its text, a way to answer, hints, and the engine's grade.
 *
 * @param {any} lesson
 * @param {any} step
 * @param {number} number of the question in the lesson
 * @param {any} stage
 * @param {() => void} counted called when points have changed
 */
export function createQuestion(lesson, step, number, stage, counted) {
    let hints = 0;
    let done = false;
    const title = `question-${step.id}`;
    const worth = html("span", { class: "points" });
    const grade = html("div", { class: "grade", role: "status" });
    const hintList = html("ul", { class: "hints", role: "status" });
    const hint = html("button", { type: "button", class: "plain", onclick: takeHint });
    const solution = html("button", { type: "button", class: "plain", onclick: showSolution }, texts.solution);
    const form = createForm(step, title, check);
    const element = html("section", { class: "question", "aria-labelledby": title, "data-question": step.id },
        html("header", {}, html("h3", {}, texts.question(number)), worth),
        html("p", { class: "ask", id: title }, ...prose(step.text)),
        form.element, grade, hintList,
        html("div", { class: "help" }, hint, solution, html("span", { class: "hint" }, texts.hintCost)));
    const first = step.asks?.find(Boolean);
    const next = /^[1-9]\d*$/.test(first?.step ?? "") ? Number(first.step) : 0;
    if (step.about) {
        stage.anchor(element, step.about.run, next ? { step: String(next - 1), veiled: () => !done } : step.about.state.rule ? { state: step.about.state } : {});
    }
    restore();

    async function check(/** @type {string} */ answer) {
        const result = await insist("grade", { lesson: lesson.name, question: step.id, answer, hints });
        show(result);
        if (result.right) {
            finish({ points: result.points, answer });
            reveal();
        }
        if (result.state) {
            stage.show(step.about.run, { state: result.state });
        }
    }

    /** @param {any} result */
    function show(result) {
        grade.className = `grade ${result.right ? "right" : "wrong"}`;
        grade.replaceChildren(html("p", {}, html("strong", {}, result.right ? texts.right(result.points) : texts.notYet), " ", ...prose(result.text)), ...after(result.after));
    }

    /** What is said when it is solved; may be nothing. @param {string} text */
    function after(text) {
        return text ? [html("p", { class: "after" }, ...prose(text))] : [];
    }

    /** @param {import("./progress.js").Done} result */
    function finish(result) {
        keep(lesson.name, step.id, result);
        done = true;
        mark();
        counted();
    }

    function mark() {
        const kept = doneIn(lesson.name)[step.id];
        element.classList.toggle("done", kept !== undefined);
        element.classList.toggle("given", Boolean(kept?.given));
        say(worth, !kept ? texts.worth(step.points) : kept.given ? texts.shownAnswer : texts.earned(kept.points, step.points));
        say(hint, hints < step.hints ? texts.hint(step.hints - hints) : texts.noHint);
        hint.disabled = hints >= step.hints;
        element.querySelector(".help .hint").hidden = done || step.hints === 0;
    }

    /** The step that was predicted is taken before one's eyes. */
    function reveal() {
        if (next && stage.run === step.about.run) {
            stage.veil(false);
            stage.show(step.about.run, { step: String(next) });
        } else {
            stage.show(stage.run, { step: undefined });
        }
    }

    async function takeHint() {
        const result = await insist("hint", { lesson: lesson.name, question: step.id, index: hints });
        hints++;
        hintList.append(html("li", {}, html("strong", {}, texts.hintTitle), " ", ...prose(result.text)));
        mark();
    }

    async function showSolution() {
        const result = await insist("solution", { lesson: lesson.name, question: step.id });
        grade.className = "grade given";
        grade.replaceChildren(html("p", {}, html("strong", {}, texts.solutionIs), " ", html("code", {}, form.written(result.text))),
            ...after(result.after));
        form.fill(result.text);
        if (!done) {
            finish({ points: 0, answer: result.text, given: true });
            reveal();
        }
    }

    /** What was answered earlier stands there again. */
    function restore() {
        const kept = doneIn(lesson.name)[step.id];
        done = kept !== undefined;
        if (kept) {
            form.fill(kept.answer);
        }
        if (step.graded?.right && kept) {
            show({ ...step.graded, points: kept.points });
        }
        mark();
    }

    return element;
}

