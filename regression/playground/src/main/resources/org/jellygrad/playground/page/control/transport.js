import { app, events, goTo, setState } from "../app.js";
import { html, icon, say, set } from "../dom.js";
import { number } from "../format.js";
import { everyFrame, mayTell, register } from "../loop.js";
import { texts } from "../texts.js";

/** Steps per second that can be chosen; 0: the whole run in ten seconds. */
const SPEEDS = [1, 4, 15, 60, 600, 0];

/** Up to so many steps a second each is explained. */
const LEGIBLE = 15;

/** Rewind, step, play, scrub: one point for all views. */
export function createTransport() {
    const button = (/** @type {any} */ name, /** @type {string} */ label, /** @type {() => void} */ act) =>
        html("button", { type: "button", class: "round", "aria-label": label, title: label, onclick: act }, icon(name));
    const play = button("play", texts.transport.play, toggle);
    play.classList.add("go");
    const range = html("input", { type: "range", min: "0", step: "1", value: "0", "aria-label": texts.transport.scrubber });
    range.addEventListener("input", () => {
        pause();
        goTo(Number(range.value), true);
    });
    const place = html("output", { class: "place", "aria-live": "off" });
    const speed = html("select", { "aria-label": texts.transport.speed }, ...SPEEDS.map((value) => html("option", { value, selected: value === 15 }, texts.transport.perSecond(value))));
    const another = html("button", { type: "button", class: "plain", onclick: newStart, title: texts.transport.newStartTitle }, icon("dice"), html("span", {}, texts.transport.newStart));
    const element = html("div", { class: "transport", role: "group", "aria-label": texts.transport.label },
        html("div", { class: "buttons" },
            button("rewind", texts.transport.rewind, () => (pause(), goTo(0))),
            button("back", texts.transport.back, () => (pause(), goTo(app.index - 1))),
            play,
            button("step", texts.transport.forward, () => (pause(), goTo(app.index + 1))),
            button("epoch", texts.transport.epoch, () => (pause(), nextEpoch())),
            button("end", texts.transport.end, () => (pause(), goTo(Infinity)))),
        range, place, html("div", { class: "buttons" }, speed, another));
    register({ name: "transport", needs: ["run", "step", "rest"], update: draw });

    /** @type {(() => void)|null} */
    let stop = null;

    function draw() {
        const run = app.run;
        if (!run) {
            return;
        }
        set(range, { max: String(run.points - 1) });
        if (Number(range.value) !== app.index) {
            range.value = String(app.index);
        }
        if (!mayTell("transport")) {
            return;
        }
        const text = texts.transport.place(number(run.step[app.index], 9), number(run.step[run.points - 1], 9), run.epoch[app.index], run);
        say(place, text);
        set(range, { "aria-valuetext": texts.transport.spoken(run, app.index) });
    }

    function toggle() {
        if (stop) {
            pause();
            return;
        }
        if (app.run && app.index >= app.run.points - 1) {
            goTo(0);
        }
        let from = performance.now();
        let position = app.index;
        stop = everyFrame((now) => {
            const run = app.run;
            if (!run || app.index >= run.points - 1) {
                pause();
                return;
            }
            const perSecond = Number(speed.value) || run.points / 10;
            position = Math.max(position, app.index) + (Math.max(0, now - from) / 1000) * perSecond;
            from = Math.max(from, now);
            goTo(Math.floor(position), perSecond > LEGIBLE);
        });
        showPlay(true);
    }

    function pause() {
        stop?.();
        stop = null;
        showPlay(false);
    }

    /** @param {boolean} playing */
    function showPlay(playing) {
        play.replaceChildren(icon(playing ? "pause" : "play"));
        const label = playing ? texts.transport.pause : texts.transport.play;
        play.setAttribute("aria-label", label);
        play.title = label;
    }

    function nextEpoch() {
        const run = app.run;
        if (run) {
            const now = Math.floor(run.epoch[app.index] + 1e-9);
            let next = app.index;
            while (next < run.points - 1 && run.epoch[next] < now + 1 - 1e-9) {
                next++;
            }
            goTo(next);
        }
    }

    /** Another start, drawn by the engine from the next seed. Rewind goes back to it. */
    function newStart() {
        pause();
        setState({ start: "random", seed: String(app.state.start === "random" ? Number(app.state.seed ?? 1) + 1 : Number(app.state.seed ?? 1)), step: "0" });
    }

    events.addEventListener("run", () => app.run && app.index >= app.run.points - 1 && pause());
    addEventListener("keydown", (event) => {
        const target = /** @type {HTMLElement} */ (event.target);
        if (event.key === " " && (target === document.body || target.classList.contains("stage"))) {
            event.preventDefault();
            toggle();
        }
    });
    return { element, pause, toggle };
}
