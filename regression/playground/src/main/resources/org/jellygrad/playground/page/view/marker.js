import { html } from "../dom.js";

/**
 * A mark that moves with the steps: a layer of its own, so that a frame in which it moves lays out and paints nothing.
 *
 * @param {HTMLElement} stage
 * @param {string} name "here", "cursor": its look
 */
export function createMarker(stage, name) {
    const element = html("div", { class: name, "aria-hidden": "true" });
    stage.append(element);
    let placed = "";
    return {
        element,
        /** @param {number} x @param {number} y @param {{left: number, top: number, right: number, bottom: number}} area where it is seen */
        show(x, y, area) {
            const seen = x >= area.left - 1 && x <= area.right + 1 && y >= area.top - 1 && y <= area.bottom + 1;
            const transform = seen ? `translate(${Math.round(x * 10) / 10}px, ${Math.round(y * 10) / 10}px)` : "translate(-99px, -99px)";
            if (transform !== placed) {
                placed = transform;
                element.style.transform = transform;
            }
        },
    };
}
