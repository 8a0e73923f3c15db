const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with attributes and children. Attributes that begin with "on" are listeners; null leaves one out.
 *
 * @param {string} name
 * @param {Object<string, any>} [attributes]
 * @param {...(Node|string|null)} children
 * @returns {any}
 */
export function html(name, attributes = {}, ...children) {
    return fill(document.createElement(name), attributes, children);
}

/** The same for SVG. @param {string} name @param {Object<string, any>} [attributes] @param {...(Node|string|null)} children @returns {any} */
export function svg(name, attributes = {}, ...children) {
    return fill(document.createElementNS(SVG, name), attributes, children);
}

/** @param {Element} element @param {Object<string, any>} attributes @param {(Node|string|null)[]} children */
function fill(element, attributes, children) {
    for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith("on")) {
            element.addEventListener(key.slice(2), value);
        } else if (value !== null && value !== undefined && value !== false) {
            element.setAttribute(key, value === true ? "" : String(value));
        }
    }
    children.forEach((child) => child !== null && element.append(child));
    return element;
}

/** Sets attributes of an element that stays. @param {Element} element @param {Object<string, any>} attributes */
export function set(element, attributes) {
    for (const [key, value] of Object.entries(attributes)) {
        const text = value === null ? null : typeof value === "number" ? String(Math.round(value * 100) / 100) : String(value);
        if (element.getAttribute(key) === text) {
            continue;
        }
        if (text === null) {
            element.removeAttribute(key);
        } else {
            element.setAttribute(key, text);
        }
    }
}

/**
 * As many children of one kind as there are values: made, kept and updated in place.
 *
 * @template T
 * @param {Element} parent
 * @param {T[]} values
 * @param {() => Element} make
 * @param {(element: any, value: T, index: number) => void} update
 */
export function join(parent, values, make, update) {
    while (parent.childElementCount > values.length) {
        parent.lastElementChild?.remove();
    }
    while (parent.childElementCount < values.length) {
        parent.append(make());
    }
    values.forEach((value, i) => update(parent.children[i], value, i));
}

/** Shows or hides; an attribute that stays is not written. @param {HTMLElement} element @param {boolean} hidden */
export function hide(element, hidden) {
    if (element.hidden !== hidden) {
        element.hidden = hidden;
    }
}

/** Changes a text only where it differs: screen readers and layout are left alone. @param {Element} element @param {string} text */
export function say(element, text) {
    if (element.textContent !== text) {
        element.textContent = text;
    }
}

/** A text whose parts in backquotes are code. @param {Element} element @param {string} text */
export function tell(element, text) {
    if (element.textContent !== text.replaceAll("`", "")) {
        element.replaceChildren(...text.split("`").map((part, i) => (i % 2 ? html("code", {}, ...commandParts(part)) : part)));
    }
}

/** A command in parts: no line breaks within an option's name. @param {string} command @returns {(Node|string)[]} */
export function commandParts(command) {
    return command.split(/(--[\w-]+)/).map((part, i) => (i % 2 ? html("span", { class: "option" }, part) : part)).filter((part) => part !== "");
}

/** Shows a command. @param {Element} element @param {string} command */
export function sayCommand(element, command) {
    if (element.textContent !== command) {
        element.replaceChildren(...commandParts(command));
    }
}

/** A path's data from points in pixels. @param {[number, number][]} points */
export function polyline(points) {
    return points.map(([x, y], i) => `${i ? "L" : "M"}${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`).join("");
}

const icons = {
    rewind: "M4 3v10M13 3.5 6.5 8l6.5 4.5z",
    back: "M11.5 3.5 5 8l6.5 4.5z",
    play: "M5 3l8 5-8 5z",
    pause: "M5 3v10M11 3v10",
    step: "M4.5 3.5 11 8l-6.5 4.5z",
    epoch: "M3 3.5 8.5 8 3 12.5zM8.5 3.5 14 8l-5.5 4.5z",
    end: "M12 3v10M3 3.5 9.5 8 3 12.5z",
    dice: "M3 3h10v10H3zM6 6h.01M10 10h.01M10 6h.01M6 10h.01",
    plus: "M8 3.5v9M3.5 8h9",
    minus: "M3.5 8h9",
    fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
    link: "M6.5 9.5l3-3M7 4.5 8.5 3a3 3 0 0 1 4.5 4.5L11.5 9M9 11.5 7.5 13A3 3 0 0 1 3 8.5L4.5 7",
};

/** A small drawing for a button, hidden from screen readers. @param {keyof typeof icons} name */
export function icon(name) {
    return svg("svg", { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" }, svg("path", { d: icons[name] }));
}
