import { set, svg } from "../dom.js";

/**
 * An arrow in pixels. A long one is cut to what fits, a short one stays visible.
 *
 * @param {Element} parent
 * @param {string} role "gradient", "velocity", "pull"
 */
export function createArrow(parent, role) {
    const shaft = svg("path", { class: `stroke ${role} arrow` });
    const head = svg("path", { class: `fill ${role}` });
    const group = svg("g", { class: `arrow-${role}` }, shaft, head);
    parent.append(group);
    return {
        group,
        /**
         * @param {number} x
         * @param {number} y
         * @param {number} dx
         * @param {number} dy
         * @param {number} [shortest]
         * @param {number} [longest]
         */
        show(x, y, dx, dy, shortest = 18, longest = 160) {
            const length = Math.hypot(dx, dy);
            if (!Number.isFinite(length) || length === 0 || !Number.isFinite(x + y)) {
                this.hide();
                return;
            }
            const drawn = Math.min(longest, Math.max(shortest, length));
            const [ux, uy] = [dx / length, dy / length];
            const [ex, ey] = [x + ux * drawn, y + uy * drawn];
            const [bx, by] = [ex - ux * 9, ey - uy * 9];
            const r = (/** @type {number} */ n) => Math.round(n * 100) / 100;
            group.removeAttribute("hidden");
            set(shaft, { d: `M${r(x)} ${r(y)}L${r(bx)} ${r(by)}` });
            set(head, { d: `M${r(ex)} ${r(ey)}L${r(bx - uy * 4.5)} ${r(by + ux * 4.5)}L${r(bx + uy * 4.5)} ${r(by - ux * 4.5)}Z` });
        },
        hide() {
            shaft.removeAttribute("d");
            head.removeAttribute("d");
        },
    };
}
