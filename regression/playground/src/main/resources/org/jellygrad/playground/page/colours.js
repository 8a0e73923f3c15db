import { changed } from "./loop.js";

/**
 * The colours of the roles, for canvases: the style sheet holds them.
 *
 * @typedef {"ink"|"faint"|"paper"|"grid"|"line"|"path"|"gradient"|"optimum"|"residual"|"velocity"|"data"} Role
 */

/** @type {Object<string, string>} */
let known = {};

const probe = document.createElement("i");

/** @param {Role} role */
export function colour(role) {
    if (!known[role]) {
        // A canvas does not know the names of the style sheet, nor whether it is dark: an element that is never seen does.
        probe.style.color = `var(--${role})`;
        document.documentElement.append(probe);
        known[role] = getComputedStyle(probe).color;
        probe.remove();
    }
    return known[role];
}

const KEY = "jellygrad.theme";

/** What the reader chose: "auto" follows the system. */
export function theme() {
    try {
        return localStorage.getItem(KEY) ?? "auto";
    } catch {
        return "auto";
    }
}

/** @param {string} name "auto", "light" or "dark" */
export function setTheme(name) {
    if (name === "auto") {
        delete document.documentElement.dataset.theme;
    } else {
        document.documentElement.dataset.theme = name;
    }
    remember(KEY, name);
    refresh();
}

const SIZE = "jellygrad.size";
let rem = 0;

/** How many times larger than usual the text is. */
export function textSize() {
    rem ||= parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    return rem;
}

/** Big text for a projector. @param {boolean} big */
export function setBig(big) {
    document.documentElement.classList.toggle("big", big);
    rem = 0;
    remember(SIZE, big ? "big" : "normal");
    changed("size");
}

export function isBig() {
    try {
        return localStorage.getItem(SIZE) === "big";
    } catch {
        return false;
    }
}

/** @param {string} key @param {string} value */
function remember(key, value) {
    try {
        localStorage.setItem(key, value);
    } catch {
        // Storage may be switched off: the choice lasts as long as the page.
    }
}

function refresh() {
    known = {};
    changed("theme");
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", refresh);

export function reducedMotion() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
