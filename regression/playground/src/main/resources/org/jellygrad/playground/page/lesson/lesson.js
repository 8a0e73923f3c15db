import { html, say } from "../dom.js";
import { follow, leave, openLesson } from "./links.js";
import { bar } from "./list.js";
import { pointsIn } from "./progress.js";
import { prose } from "./prose.js";
import { createQuestion } from "./question.js";
import { createRun, runButton } from "./run-block.js";
import { createStage } from "./stage.js";
import { lessonTexts as texts } from "./texts.js";

/**
 * An open lesson: its text, and beside it the views, which show what the reader has come to.
 *
 * @param {HTMLElement} section
 * @param {any} lesson as the server answers it
 * @param {any[]} lessons all of them in order
 * @param {string|null} part the run that the link names
 */
export function createLesson(section, lesson, lessons, part) {
    const index = lessons.findIndex((one) => one.name === lesson.name);
    const questions = lesson.steps.filter((/** @type {any} */ step) => step.kind === "question");
    const stage = createStage(lesson);
    const points = html("div", {});
    const open = html("p", { class: "open-questions", role: "status" });
    const article = html("article", { class: "prose" });
    const views = html("button", { type: "button", class: "plain", "aria-pressed": "false", onclick: toggleViews }, texts.fourViews);
    let number = 0;
    const parts = lesson.steps.map((/** @type {any} */ step) => {
        if (step.kind === "question") {
            return createQuestion(lesson, step, ++number, stage, count);
        }
        return step.kind === "run" ? createRun(lesson, step, stage) : createParagraph(lesson, step, stage);
    });
    const next = lessons[index + 1];
    article.append(
        html("h2", { id: "lesson-title", tabindex: "-1" }, lesson.title),
        html("p", { class: "goal" }, ...prose(lesson.goal)),
        points, ...parts,
        createOthers(lesson, stage),
        html("footer", {}, open,
            next ? html("a", { class: "next", href: texts.hash(next.name), onclick: follow(() => openLesson(next.name)) }, texts.next(next.title)) : lessons.length > 1 ? html("p", {}, texts.end) : null));
    section.replaceChildren(
        html("nav", { class: "lesson-top", "aria-label": texts.course },
            html("a", { href: texts.allHash, onclick: follow(() => openLesson("all")) }, texts.all),
            html("span", {}, texts.place(index + 1, lessons.length)),
            views,
            html("button", { type: "button", class: "plain", onclick: leave }, texts.experiment)),
        article);
    count();
    stage.begin(article, part);

    /** Points so far, and what is left. */
    function count() {
        points.replaceChildren(bar(texts.progress, Math.min(lesson.points, pointsIn(lesson.name)), lesson.points));
        const left = questions.length - article.querySelectorAll(".question.done").length;
        say(open, left ? texts.unfinished(left) : texts.finished);
    }

    function toggleViews() {
        const all = document.body.classList.toggle("all-views");
        views.setAttribute("aria-pressed", String(all));
    }

    return {
        close() {
            stage.end();
            document.body.classList.remove("all-views");
        },
    };
}

/** Buttons for the runs that no paragraph speaks of: those behind what is said about answers. @param {any} lesson @param {any} stage */
function createOthers(lesson, stage) {
    const spoken = new Set(lesson.steps.flatMap((/** @type {any} */ step) => (step.kind === "run" ? [step.id] : step.cites ?? [])));
    const others = Object.keys(lesson.runs).filter((run) => !spoken.has(run));
    return others.length
        ? html("div", { class: "cites" }, html("span", {}, texts.others), ...others.map((run) => runButton(lesson, run, stage)))
        : "";
}

/** A paragraph, with buttons for the runs it speaks of that are shown nowhere else. @param {any} lesson @param {any} step @param {any} stage */
function createParagraph(lesson, step, stage) {
    const shown = new Set(lesson.steps.filter((/** @type {any} */ other) => other.kind === "run").map((/** @type {any} */ other) => other.id));
    const others = step.cites.filter((/** @type {string} */ run) => !shown.has(run));
    const text = html("p", {}, ...prose(step.text));
    if (!others.length) {
        return text;
    }
    const first = stage.anchor(html("div", { class: "cites" }, html("span", {}, texts.cites),
        ...others.map((/** @type {string} */ run) => runButton(lesson, run, stage))), others[0]);
    return html("div", { class: "speaks" }, text, first);
}

