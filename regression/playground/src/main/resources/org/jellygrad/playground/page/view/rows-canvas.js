import { colour } from "../colours.js";

/**
 * Draws rows, residuals and the line: bars from the line to the point, or squares on them. Rows outside the batch of the step are faint.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {{area: any, x: any, y: any, rows: import("../rows.js").Rows, model: {predicted: Float64Array}, line: [number, number][], shape: string,
 *     batch: number[]|null|undefined}} drawn
 */
export function drawRows(context, { area, x, y, rows, model, line, shape, batch }) {
    const count = rows.y.length;
    const used = batch && batch.length < count ? new Set(batch) : null;
    const radius = count <= 40 ? 5 : count <= 400 ? 3.5 : 2;
    context.save();
    context.beginPath();
    context.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
    context.clip();
    if (shape !== "none") {
        context.strokeStyle = colour("residual");
        context.fillStyle = colour("residual");
        context.lineWidth = count <= 40 ? 2 : 1;
        const squares = shape === "squares" && count <= 400;
        for (let i = 0; i < count; i++) {
            const alpha = (used && !used.has(i) ? 0.12 : 1) * (count > 400 ? 0.35 : 0.8);
            const px = x(rows.x[i]);
            const truth = y(rows.y[i]);
            const predicted = y(model.predicted[i]);
            if (squares) {
                const side = Math.abs(predicted - truth);
                const left = predicted < truth ? px - side : px;
                context.globalAlpha = alpha * 0.16;
                context.fillRect(left, Math.min(truth, predicted), side, side);
                context.globalAlpha = alpha;
                context.lineWidth = 1;
                context.strokeRect(left, Math.min(truth, predicted), side, side);
            } else {
                context.globalAlpha = alpha;
                context.beginPath();
                context.moveTo(px, truth);
                context.lineTo(px, predicted);
                context.stroke();
            }
        }
    }
    // Points with a rim of paper, so that they part from bars and line.
    for (let i = 0; i < count; i++) {
        context.globalAlpha = count > 400 ? 0.6 : 1;
        context.beginPath();
        context.arc(x(rows.x[i]), y(rows.y[i]), radius, 0, 2 * Math.PI);
        if (used && !used.has(i)) {
            context.fillStyle = colour("paper");
            context.fill();
            context.strokeStyle = colour("faint");
            context.lineWidth = 1;
        } else {
            context.fillStyle = colour("data");
            context.fill();
            context.strokeStyle = colour("paper");
            context.lineWidth = 1.5;
        }
        if (count <= 400) {
            context.stroke();
        }
    }
    context.globalAlpha = 1;
    context.strokeStyle = colour("line");
    context.lineWidth = 3;
    context.beginPath();
    line.forEach(([px, py], k) => (k ? context.lineTo(px, py) : context.moveTo(px, py)));
    context.stroke();
    context.restore();
}
