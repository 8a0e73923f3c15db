import { colour } from "../colours.js";
import { html, set } from "../dom.js";
import { pixelRatio, prepare } from "./view.js";

/** Bitmaps kept of a long path, so that a jump back draws only the tail. */
const BITMAPS = 12;
/** From so many corners on bitmaps are kept; a shorter path is simply drawn anew. */
const MANY = 1500;
/** Corners of a long path that are stroked at once. */
const PIECE = 64;
/** So many steps have a dot each. */
const DOTTED = 160;

/**
 * A path on one canvas: up to the step that is shown strong, what lies ahead faint. Corners closer than a third of a pixel are one.
 *
 * A step has one picture, whichever way the reader came to it: its pieces begin and end at the same corners. Whole pieces are kept
 * aside, on the base; a step copies the base and draws the piece that it lies in.
 */
export class PathLayer {
    /** @param {HTMLElement} stage @param {Element} before what the canvas lies under @param {import("../colours.js").Role} role */
    constructor(stage, before, role) {
        this.role = role;
        this.canvas = html("canvas", { "aria-hidden": "true", class: "whole" });
        stage.insertBefore(this.canvas, before);
        this.count = 0;
        this.x = new Float32Array(0);
        this.y = new Float32Array(0);
        this.at = new Int32Array(0);
        /** The corner drawn last; −1: the canvas is out of date. */
        this.drawn = -1;
        /** Whether what lies ahead is shown. */
        this.ahead = true;
        this.keeps = false;
        this.base = document.createElement("canvas");
        /** The corner up to which the base is drawn; −1: it is out of date. */
        this.based = -1;
        /** @type {Map<number, HTMLCanvasElement>} copies of the base, by the corner up to which they are drawn */
        this.bitmaps = new Map();
        this.area = { left: 0, top: 0, right: 0, bottom: 0 };
        this.size = { width: 0, height: 0 };
    }

    /**
     * @param {number} points
     * @param {(index: number) => number} toX pixels of a point
     * @param {(index: number) => number} toY
     * @param {{left: number, top: number, right: number, bottom: number}} area what is drawn is clipped to it
     * @param {{width: number, height: number}} size
     * @param {boolean} keeps whether the path stays: then bitmaps of it are worth their while
     */
    setPath(points, toX, toY, area, size, keeps) {
        this.area = area;
        this.size = size;
        this.keeps = keeps;
        if (this.x.length < points) {
            this.x = new Float32Array(points);
            this.y = new Float32Array(points);
            this.at = new Int32Array(points);
        }
        const { x: xs, y: ys, at } = this;
        let count = 0;
        for (let i = 0; i < points; i++) {
            const x = Math.max(-2e4, Math.min(2e4, toX(i)));
            const y = Math.max(-2e4, Math.min(2e4, toY(i)));
            if (x !== x || y !== y) {
                break;
            }
            if (count === 0 || Math.abs(x - xs[count - 1]) > 0.33 || Math.abs(y - ys[count - 1]) > 0.33) {
                xs[count] = x;
                ys[count] = y;
                at[count++] = i;
            }
        }
        this.count = count;
        this.outdate();
    }

    outdate() {
        this.drawn = -1;
        this.based = -1;
        this.bitmaps.clear();
    }

    /** Shows the path up to a point. @param {number} index @param {boolean} [ahead] whether the rest is shown too */
    showTo(index, ahead = true) {
        let low = 0;
        let high = this.count;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.at[middle] <= index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        const last = low - 1;
        if (ahead !== this.ahead) {
            this.ahead = ahead;
            this.outdate();
        }
        set(this.canvas, { "data-ahead": String(ahead) });
        if (this.drawn < 0 || last !== this.drawn) {
            this.draw(last);
            this.drawn = last;
        }
    }

    /** @param {number} last corner */
    draw(last) {
        const context = prepare(this.canvas, this.size);
        let from = 0;
        if (this.keeps) {
            from = this.count > MANY ? Math.floor(Math.max(0, last) / PIECE) * PIECE : 0;
            this.bring(from);
            if (this.base.width && this.base.height) {
                context.setTransform(1, 0, 0, 1, 0, 0);
                context.drawImage(this.base, 0, 0);
            }
        } else if (this.ahead && last < this.count - 1) {
            this.faint(context);
        }
        this.clip(context);
        this.stroke(context, from, last, 2);
        this.dots(context, last);
        context.restore();
    }

    /** Brings the base to a corner where a piece begins: from where it is, or from the last bitmap before. @param {number} corner */
    bring(corner) {
        if (this.based < 0 || corner < this.based) {
            this.restore(corner);
        }
        const every = Math.ceil(this.count / BITMAPS / PIECE) * PIECE;
        const context = /** @type {CanvasRenderingContext2D} */ (this.base.getContext("2d"));
        this.clip(context);
        while (this.based < corner) {
            this.stroke(context, this.based, this.based + PIECE, 2);
            this.based += PIECE;
            if (this.based % every === 0) {
                this.keep(this.based);
            }
        }
        context.restore();
    }

    /** @param {number} corner */
    restore(corner) {
        const from = Math.max(0, ...Array.from(this.bitmaps.keys()).filter((one) => one <= corner));
        const context = prepare(this.base, this.size);
        const bitmap = this.bitmaps.get(from);
        if (bitmap) {
            context.setTransform(1, 0, 0, 1, 0, 0);
            context.drawImage(bitmap, 0, 0);
        } else if (this.ahead) {
            this.faint(context);
        }
        this.based = from;
        if (!bitmap && this.count > MANY) {
            this.keep(0);
        }
    }

    /** Keeps the base as it is up to a corner. @param {number} corner */
    keep(corner) {
        if (!this.bitmaps.has(corner) && this.base.width && this.base.height) {
            const copy = document.createElement("canvas");
            copy.width = this.base.width;
            copy.height = this.base.height;
            copy.getContext("2d")?.drawImage(this.base, 0, 0);
            this.bitmaps.set(corner, copy);
        }
    }

    /** What lies ahead: the whole path, faint. @param {CanvasRenderingContext2D} context */
    faint(context) {
        this.clip(context);
        context.globalAlpha = 0.28;
        this.stroke(context, 0, this.count - 1, 1.25);
        this.dots(context, this.count - 1);
        context.restore();
    }

    /** Clips a context to the plot until it is restored. @param {CanvasRenderingContext2D} context */
    clip(context) {
        const ratio = pixelRatio();
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        context.save();
        context.beginPath();
        context.rect(this.area.left, this.area.top, this.area.right - this.area.left, this.area.bottom - this.area.top);
        context.clip();
        context.strokeStyle = colour(this.role);
        context.fillStyle = colour(this.role);
        context.lineJoin = "round";
        context.lineCap = "round";
    }

    /** In pieces: a path of very many corners is not drawn whole by every browser. @param {CanvasRenderingContext2D} context @param {number} from @param {number} to @param {number} width */
    stroke(context, from, to, width) {
        context.lineWidth = width;
        for (let start = from; start < to; start += 20000) {
            context.beginPath();
            context.moveTo(this.x[start], this.y[start]);
            const end = Math.min(to, start + 20000);
            for (let i = start + 1; i <= end; i++) {
                context.lineTo(this.x[i], this.y[i]);
            }
            context.stroke();
        }
    }

    /** A dot for each step, where there is room. @param {CanvasRenderingContext2D} context @param {number} to */
    dots(context, to) {
        if (this.count > DOTTED) {
            return;
        }
        context.beginPath();
        for (let i = 0; i <= to; i++) {
            context.moveTo(this.x[i] + 2.6, this.y[i]);
            context.arc(this.x[i], this.y[i], 2.6, 0, 2 * Math.PI);
        }
        context.fill();
    }
}
