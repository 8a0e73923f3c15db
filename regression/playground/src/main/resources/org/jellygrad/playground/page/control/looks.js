import { isBig, setBig, setTheme, theme } from "../colours.js";
import { html, say } from "../dom.js";
import { texts } from "../texts.js";
import { segmented } from "../view/view.js";

/** Fills in the texts of the document itself. */
export function sayTexts() {
    document.querySelectorAll("[data-text]").forEach((/** @type {any} */ place) => say(place, texts.page[/** @type {"skip"} */ (place.dataset.text)]));
    document.querySelectorAll("[data-label]").forEach((/** @type {any} */ place) => place.setAttribute("aria-label", texts.page[/** @type {"skip"} */ (place.dataset.label)]));
}

/** How the page looks: colours, and big text for a projector. @returns {HTMLElement[]} */
export function createLooks() {
    setTheme(theme());
    setBig(isBig());
    const themes = segmented(texts.page.theme, texts.page.themes, (name) => {
        setTheme(name);
        themes.show(name);
    });
    themes.show(theme());
    const big = html("button", { type: "button", class: "plain", "aria-pressed": String(isBig()), onclick: () => {
        setBig(!isBig());
        big.setAttribute("aria-pressed", String(isBig()));
    } }, texts.page.big);
    return [big, themes.element];
}
