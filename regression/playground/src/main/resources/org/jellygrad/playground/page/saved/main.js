import { app, events, jellygrad, start } from "../app.js";
import { createCard } from "../control/card.js";
import { createLooks, sayTexts } from "../control/looks.js";
import { createTransport } from "../control/transport.js";
import { createVerdict } from "../control/verdict.js";
import { html } from "../dom.js";
import { createCourse } from "../lesson/course.js";
import { changed, register } from "../loop.js";
import { texts } from "../texts.js";
import { createCurveView } from "../view/curve-view.js";
import { createDataView } from "../view/data-view.js";
import { createGraphView } from "../view/graph-view.js";
import { createLossView } from "../view/loss-view.js";
import { createPlaneView } from "../view/plane-view.js";
import { createAbout } from "./about.js";
import { explains, saved } from "./api.js";
import { createPlots } from "./plots.js";
import { savedTexts } from "./texts.js";

/** Builds a saved page: the views of a run, without what needs the engine. */

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

// Handles need the engine, so the keys speak of none.
texts.data.keys = savedTexts.keys.data;
texts.plane.keys = savedTexts.keys.plane;
texts.curve.keys = savedTexts.keys.curve;

sayTexts();
byId("tools").append(...createLooks());
byId("verdict").append(createVerdict());
byId("views").append(...[createDataView(), createPlaneView(), createCurveView(), createLossView(), createGraphView()].map((view) => view.section));
byId("views").append(createCard(), ...createPlots().map((view) => view.section));
byId("work").append(...createAbout());
byId("transport").append(createTransport().element);
if (saved.lesson) {
    createCourse(byId("lesson"), byId("tools"));
}
document.body.classList.toggle("terms", saved.plain === false);
if (!saved.runs.some((/** @type {any} */ run) => run.surface)) {
    document.querySelector(`#view-plane [aria-label="${texts.plane.surface}"]`)?.remove();
}

register({
    name: "layout",
    needs: ["run", "options"],
    update() {
        document.body.classList.toggle("functional", app.state.function !== undefined);
        document.body.classList.toggle("one", app.run?.names.length === 1);
    },
});

/** A step whose explanation is not here must not be shown with another's. */
function forget() {
    if (app.run && app.why && !explains(app.state, app.run.step[app.index])) {
        app.why = null;
        changed("why", "focus");
    }
}
events.addEventListener("step", forget);
events.addEventListener("run", forget);

/** @type {any} */ (window).jellygrad = jellygrad;
start(saved.first, {}).then(() => document.body.classList.add("ready"), (problem) => {
    document.querySelector("main")?.before(html("p", { role: "alert", class: "failure" }, String(problem.message)));
});
