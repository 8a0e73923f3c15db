import { html } from "../dom.js";
import { follow, openLesson } from "./links.js";
import { doneIn, pointsIn } from "./progress.js";
import { lessonTexts as texts } from "./texts.js";

/**
 * The lessons in order, with what the learner has done.
 *
 * @param {{name: string, title: string, goal: string, points: number}[]} lessons
 * @param {{what: string, how: string}[]|null} problems of a link to a lesson that is not there
 */
export function createList(lessons, problems) {
    const all = lessons.reduce((sum, lesson) => sum + lesson.points, 0);
    const got = lessons.reduce((sum, lesson) => sum + Math.min(lesson.points, pointsIn(lesson.name)), 0);
    return html("div", { class: "course" },
        ...(problems ?? []).map((problem) => html("p", { class: "grade wrong", role: "alert" }, html("strong", {}, problem.what), " ", problem.how)),
        html("h2", { tabindex: "-1" }, texts.courseTitle),
        html("p", { class: "goal" }, texts.courseGoal(lessons.length)),
        bar(texts.progressAll, got, all),
        html("ol", { class: "lessons" }, ...lessons.map((lesson) => {
            const points = Math.min(lesson.points, pointsIn(lesson.name));
            const begun = Object.keys(doneIn(lesson.name)).length > 0;
            return html("li", { class: begun ? "begun" : null },
                html("a", { href: texts.hash(lesson.name), onclick: follow(() => openLesson(lesson.name)) },
                    html("span", { class: "title" }, lesson.title), html("span", { class: "goal" }, lesson.goal)),
                html("span", { class: "points" }, begun ? texts.done(points, lesson.points) : texts.worth(lesson.points)));
        })));
}

/** A bar of points, with its text. @param {string} label @param {number} got @param {number} of */
export function bar(label, got, of) {
    return html("p", { class: "points-bar" }, html("progress", { max: of, value: got, "aria-label": label }), html("span", {}, texts.done(got, of)));
}
