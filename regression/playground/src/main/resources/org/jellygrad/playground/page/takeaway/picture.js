/** A view as one SVG: axes and contours, the canvas as an image, marks above it. Styles are written out, so that it looks the same anywhere. */

const SVG = "http://www.w3.org/2000/svg";

/** What of the styles a drawing depends on. */
const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity",
    "font-family", "font-size", "font-weight", "paint-order", "vector-effect", "visibility"];

/** @param {HTMLElement} section of the view @returns {string} */
export function pictureOf(section) {
    const stage = /** @type {HTMLElement} */ (section.querySelector(".stage"));
    const { clientWidth: width, clientHeight: height } = stage;
    const picture = document.createElementNS(SVG, "svg");
    picture.setAttribute("xmlns", SVG);
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    picture.setAttribute("width", String(width));
    picture.setAttribute("height", String(height));
    const title = document.createElementNS(SVG, "title");
    title.textContent = section.querySelector("h2")?.textContent ?? "";
    const words = document.createElementNS(SVG, "desc");
    words.textContent = section.querySelector(".summary")?.textContent ?? "";
    const paper = document.createElementNS(SVG, "rect");
    paper.setAttribute("width", "100%");
    paper.setAttribute("height", "100%");
    paper.setAttribute("fill", getComputedStyle(section).backgroundColor);
    picture.append(title, words, paper);
    for (const layer of stage.children) {
        if (getComputedStyle(layer).display === "none" || getComputedStyle(layer).visibility === "hidden") {
            continue;
        }
        if (layer instanceof HTMLCanvasElement) {
            picture.append(imageOf(layer, width, height));
        } else if (layer instanceof SVGSVGElement) {
            picture.append(...Array.from(layer.children, drawn));
        }
    }
    return new XMLSerializer().serializeToString(picture);
}

/** @param {HTMLCanvasElement} canvas @param {number} width @param {number} height */
function imageOf(canvas, width, height) {
    const image = document.createElementNS(SVG, "image");
    image.setAttribute("width", String(width));
    image.setAttribute("height", String(height));
    image.setAttribute("href", canvas.toDataURL("image/png"));
    return image;
}

/** A copy with its styles written out. @param {Element} element @returns {Node} */
function drawn(element) {
    const copy = /** @type {Element} */ (element.cloneNode(false));
    const style = getComputedStyle(element);
    for (const name of STYLES) {
        copy.setAttribute(name, style.getPropertyValue(name));
    }
    for (const name of ["class", "style", "tabindex"]) {
        copy.removeAttribute(name);
    }
    for (const child of element.childNodes) {
        copy.append(child instanceof Element ? drawn(child) : child.cloneNode());
    }
    return copy;
}
