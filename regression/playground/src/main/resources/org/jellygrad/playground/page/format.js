/** Numbers as people read them: a true minus sign, six significant digits unless said otherwise, powers of ten where plain digits are long. */

const MINUS = "−";

/**
 * @param {number|null|undefined} value
 * @param {number} [digits] significant digits
 * @returns {string}
 */
export function number(value, digits = 6) {
    if (value === null || value === undefined || Number.isNaN(value)) {
        return "–";
    }
    if (!Number.isFinite(value)) {
        return value > 0 ? "∞" : MINUS + "∞";
    }
    if (value === 0) {
        return "0";
    }
    const size = Math.abs(value);
    let text;
    if (size >= 1e7 || size < 1e-4) {
        const [mantissa, exponent] = value.toExponential(Math.min(digits, 4) - 1).split("e");
        text = `${trim(mantissa)}e${Number(exponent)}`;
    } else {
        text = trim(value.toPrecision(digits));
        if (text.includes("e")) {
            text = String(Math.round(value));
        }
    }
    return text.replace(/-/g, MINUS);
}

/** @param {number} value */
export function short(value) {
    return number(value, 4);
}

/** A number as the server reads it: plain ASCII, shortest form that keeps the given digits. @param {number} value @param {number} digits */
export function plain(value, digits = 4) {
    const rounded = Number(value.toPrecision(digits));
    return rounded !== 0 && Math.abs(rounded) < 1e-4 ? rounded.toExponential() : String(rounded);
}

/** @param {string} text */
function trim(text) {
    return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** @param {number} count @param {string} one @param {string} many */
export function counted(count, one, many) {
    return `${number(count, 9)} ${count === 1 ? one : many}`;
}
