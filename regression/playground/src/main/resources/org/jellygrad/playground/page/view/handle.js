import { html, set } from "../dom.js";
import { mayTell } from "../loop.js";

/**
 * A round handle on a stage: dragged by any pointer, moved by arrow keys, a slider for screen readers.
 *
 * @param {HTMLElement} stage
 * @param {Object} setup
 * @param {string} setup.label
 * @param {string} setup.role "line", "path" ...: its colour
 * @param {() => void} setup.begin
 * @param {(x: number, y: number) => void} setup.move to a place in pixels of the stage
 * @param {(right: number, up: number) => void} setup.nudge by keys: −1, 0 or 1; 10 with Shift
 * @param {() => void} setup.end
 */
export function createHandle(stage, setup) {
    const element = html("div", { class: `handle ${setup.role}`, tabindex: "0", role: "slider", "aria-label": setup.label });
    let dragging = false;
    let placed = "";
    const place = (/** @type {PointerEvent} */ event) => {
        const box = stage.getBoundingClientRect();
        setup.move(event.clientX - box.left - stage.clientLeft, event.clientY - box.top - stage.clientTop);
    };
    element.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
        event.preventDefault();
        element.focus();
        element.setPointerCapture(event.pointerId);
        dragging = true;
        setup.begin();
    });
    element.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => dragging && place(event));
    const stop = () => {
        if (dragging) {
            dragging = false;
            setup.end();
        }
    };
    element.addEventListener("pointerup", stop);
    element.addEventListener("pointercancel", stop);
    const keys = /** @type {Object<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] });
    let moved = 0;
    element.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
        const way = keys[event.key];
        if (way && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            event.stopPropagation();
            const far = event.shiftKey ? 10 : 1;
            setup.begin();
            setup.nudge(way[0] * far, way[1] * far);
            clearTimeout(moved);
            moved = window.setTimeout(setup.end, 250);
        }
    });
    stage.append(element);
    return {
        element,
        get dragging() {
            return dragging;
        },
        /** @param {number} x @param {number} y @param {string|(() => string)} value as it is spoken @param {number} [now] */
        show(x, y, value, now = 0) {
            const hidden = !Number.isFinite(x) || !Number.isFinite(y);
            if (element.hidden !== hidden) {
                element.hidden = hidden;
            }
            const transform = `translate(${Math.round(x * 10) / 10}px, ${Math.round(y * 10) / 10}px)`;
            if (transform !== placed) {
                placed = transform;
                element.style.transform = transform;
            }
            if (dragging || mayTell(`handle ${setup.label}`)) {
                const text = typeof value === "string" ? value : value();
                set(element, { "aria-valuetext": text, "aria-valuenow": String(Number(now.toPrecision(6))) });
            }
        },
        hide() {
            element.hidden = true;
        },
    };
}
