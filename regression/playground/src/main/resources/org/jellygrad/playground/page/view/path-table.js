import { shown, shownIndex } from "../app.js";
import { number } from "../format.js";
import { texts } from "../texts.js";

/** Steps shown in a table: around the point that is shown. */
const WINDOW = 41;

/** The path as a table: the steps around the one that is shown, with parameters and loss. */
export function pathTable() {
    const run = shown();
    if (!run) {
        return { head: [], rows: [] };
    }
    const index = shownIndex();
    const first = Math.max(0, Math.min(index - (WINDOW >> 1), run.points - WINDOW));
    const last = Math.min(run.points, first + WINDOW);
    const rows = [];
    for (let k = first; k < last; k++) {
        rows.push([number(run.step[k], 9), ...run.names.map((name) => number(run.user[name][k], 7)), number(run.loss[k], 7),
            ...(run.gradientNorm ? [number(run.gradientNorm[k], 5)] : [])]);
    }
    return { head: [texts.step, ...run.names.map((name) => texts.parameter(run, name)), texts.loss.word(run), ...(run.gradientNorm ? [texts.gradientNorm] : [])], rows, current: index - first };
}
