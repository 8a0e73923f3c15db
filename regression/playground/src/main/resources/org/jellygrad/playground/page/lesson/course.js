import { post } from "../api.js";
import { app, events } from "../app.js";
import { html } from "../dom.js";
import { createLesson } from "./lesson.js";
import { follow, leave, openLesson } from "./links.js";
import { createList } from "./list.js";
import { answersIn } from "./progress.js";
import { lessonTexts as texts } from "./texts.js";

/** The course beside the views: the list of lessons, or the lesson that the link names. */

/** @param {HTMLElement} section @param {HTMLElement} tools of the page's head */
export function createCourse(section, tools) {
    /** @type {string|undefined} */
    let shown;
    const title = document.title;
    /** @type {{close: () => void}|null} */
    let open = null;
    const button = html("a", { class: "plain button", href: texts.allHash, onclick: follow(() => (app.state.lesson === "all" ? leave() : openLesson("all"))) }, texts.course);
    tools.prepend(button);
    events.addEventListener("state", react);

    function react() {
        const name = app.state.lesson;
        document.body.classList.toggle("walk", app.state.walk !== undefined);
        if (name === shown) {
            return;
        }
        const first = shown === undefined && !app.run;
        shown = name;
        open?.close();
        open = null;
        section.hidden = name === undefined;
        document.body.classList.toggle("lesson-open", name !== undefined);
        document.body.classList.toggle("lesson-list", name === "all");
        document.title = name === undefined ? title : texts.page(texts.courseTitle);
        if (name === undefined) {
            section.replaceChildren();
        } else if (name === "all") {
            section.replaceChildren(createList(app.catalog.lessons, null));
            scrollTo(0, 0);
        } else {
            show(name, first);
        }
    }

    /** @param {string} name @param {boolean} linked whether the page was opened with it */
    async function show(name, linked) {
        section.replaceChildren(html("p", { class: "quiet" }, texts.loading));
        const linkedPart = app.state.part;
        try {
            const lesson = await post("lesson", { name, answers: answersIn(name) });
            if (shown !== name) {
                return;
            }
            open = createLesson(section, lesson, app.catalog.lessons, linkedPart ?? null);
            document.title = texts.page(lesson.title);
            if (!linked && !linkedPart) {
                scrollTo(0, 0);
                section.querySelector("h2")?.focus({ preventScroll: true });
            }
        } catch (problem) {
            if (shown !== name || !/** @type {any} */ (problem).problems) {
                throw problem;
            }
            document.body.classList.add("lesson-list");
            section.replaceChildren(createList(app.catalog.lessons, /** @type {any} */ (problem).problems));
        }
    }
}
