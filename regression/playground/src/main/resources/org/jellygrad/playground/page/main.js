import { app, jellygrad, start } from "./app.js";
import { createCard } from "./control/card.js";
import { copy, createCommand } from "./control/command.js";
import { createControls } from "./control/controls.js";
import { createLooks, sayTexts } from "./control/looks.js";
import { createCurveView } from "./view/curve-view.js";
import { createDataSheet } from "./data/dialog.js";
import { createPoints } from "./data/points.js";
import { createDataView } from "./view/data-view.js";
import { html, icon } from "./dom.js";
import { createGraphView } from "./view/graph-view.js";
import { createLossView } from "./view/loss-view.js";
import { createCourse } from "./lesson/course.js";
import { register } from "./loop.js";
import { createPlaneView } from "./view/plane-view.js";
import { createRace } from "./race/race.js";
import { createSweep } from "./race/sweep.js";
import { createTakeaway } from "./takeaway/dialog.js";
import { createTeach } from "./teach/teach.js";
import { texts } from "./texts.js";
import { createTransport } from "./control/transport.js";
import { createVerdict } from "./control/verdict.js";

/** Builds the page and shows the first run. */

/** What is shown where the link says nothing. */
const FIRST = { ...texts.subject.presets.jellybeans, epochs: "30" };

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

sayTexts();
const share = html("button", { type: "button", class: "plain", onclick: () => copy(location.href, share.lastChild) }, icon("link"), html("span", {}, texts.page.share));

/** @type {HTMLDetailsElement} */ (byId("panel")).open = !matchMedia("(max-width: 759px)").matches;
byId("controls").append(createControls());
byId("verdict").append(createVerdict());
byId("views").append(...[createDataView(), createPlaneView(), createCurveView(), createLossView(), createGraphView()].map((view) => view.section));
const extras = [createRace(), createSweep()];
byId("views").append(createCard(), ...extras.map((extra) => extra.section));
document.querySelector("#view-data .tools")?.prepend(createPoints());
document.querySelector(".on-data")?.append(createDataSheet());
byId("work").append(createCommand());
byId("transport").append(createTransport().element);
byId("tools").append(...extras.map((extra) => extra.toggle), ...createTakeaway(), ...createTeach(), share, ...createLooks());
createCourse(byId("lesson"), byId("tools"));

register({
    name: "layout",
    needs: ["run", "options"],
    update() {
        document.body.classList.toggle("functional", app.state.function !== undefined);
        document.body.classList.toggle("one", app.run?.names.length === 1);
        extras.forEach((extra) => extra.update());
    },
});

/** @type {any} */ (window).jellygrad = jellygrad;
start(FIRST, texts.subject.presets).then(() => document.body.classList.add("ready"), (problem) => {
    const { what, how } = problem.problems?.[0] ?? { what: problem.message, how: "" };
    document.querySelector("main")?.before(html("p", { role: "alert", class: "failure" }, html("strong", {}, what), ` ${how}`));
});
