import { html, say } from "../dom.js";
import { prose } from "./prose.js";
import { lessonTexts as texts } from "./texts.js";

/** Lines to put in order: each has a grip that is dragged by any pointer and moves by the arrow keys. @param {any} step */
export function createOrder(step) {
    const letters = step.lines.map((/** @type {string} */ _line, /** @type {number} */ i) => String.fromCharCode(97 + i));
    /** Letters in the order that is shown. @type {string[]} */
    let order = [...letters];
    const list = html("ol", { class: "lines" });
    const spoken = html("p", { class: "spoken", role: "status" });
    const items = new Map(letters.map((/** @type {string} */ letter, /** @type {number} */ i) => [letter, createItem(letter, step.lines[i])]));

    /** @param {string} letter @param {string} line */
    function createItem(letter, line) {
        const grip = html("button", { type: "button", class: "grip" }, html("span", { class: "dots", "aria-hidden": "true" }));
        const item = html("li", { "data-letter": letter }, grip, html("span", { class: "line" }, ...prose(line)));
        grip.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
            const by = /** @type {any} */ ({ ArrowUp: -1, ArrowDown: 1 })[event.key];
            if (by) {
                event.preventDefault();
                move(letter, order.indexOf(letter) + by);
            }
        });
        item.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => drag(letter, item, event));
        return { item, grip, line };
    }

    /** @param {string} letter @param {number} to */
    function move(letter, to) {
        const place = Math.max(0, Math.min(order.length - 1, to));
        if (order.indexOf(letter) !== place) {
            order = order.filter((other) => other !== letter);
            order.splice(place, 0, letter);
            draw(letter);
            say(spoken, texts.moved(step.lines[letters.indexOf(letter)], place + 1));
        }
    }

    /** @param {string} letter @param {HTMLElement} item @param {PointerEvent} event */
    function drag(letter, item, event) {
        // A finger on the text scrolls the page; only the grip drags.
        if (event.button !== 0 || (event.pointerType === "touch" && !(/** @type {Element} */ (event.target).closest(".grip")))) {
            return;
        }
        event.preventDefault();
        item.setPointerCapture(event.pointerId);
        item.classList.add("dragged");
        const moved = (/** @type {PointerEvent} */ now) => {
            const boxes = order.map((other) => /** @type {any} */ (items.get(other)).item.getBoundingClientRect());
            const at = boxes.findIndex((box) => now.clientY < box.bottom);
            move(letter, at < 0 ? order.length - 1 : at);
        };
        const stop = () => {
            item.classList.remove("dragged");
            item.removeEventListener("pointermove", moved);
            /** @type {any} */ (items.get(letter)).grip.focus();
        };
        item.addEventListener("pointermove", moved);
        item.addEventListener("pointerup", stop, { once: true });
        item.addEventListener("pointercancel", stop, { once: true });
    }

    /** Brings the lines in order around the one that moves: the element under the finger stays where it is in the document. @param {string} still */
    function draw(still) {
        const at = order.indexOf(still);
        const element = (/** @type {string} */ letter) => /** @type {any} */ (items.get(letter)).item;
        order.slice(0, at).forEach((letter) => list.insertBefore(element(letter), element(still)));
        order.slice(at + 1).forEach((letter) => list.append(element(letter)));
        order.forEach((letter, i) => {
            const { grip, line } = /** @type {any} */ (items.get(letter));
            grip.setAttribute("aria-label", texts.grip(line, i + 1, order.length));
        });
    }

    list.append(...[...items.values()].map(({ item }) => item));
    draw(order[0]);
    return {
        how: texts.orderHow,
        nodes: [list, spoken],
        answer: () => order.join(" "),
        fill(/** @type {string} */ answer) {
            const given = answer.split(/[\s,]+/).filter((letter) => letters.includes(letter));
            order = given.length === letters.length ? given : order;
            draw(order[0]);
        },
        written: (/** @type {string} */ answer) => answer.split(/\s+/).map((letter) => step.lines[letters.indexOf(letter)]).join(" · "),
    };
}
