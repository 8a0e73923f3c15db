import { number, short } from "../format.js";

/** Every text of the race and of the sweep over rates. */
export const raceTexts = {
    open: "Race",
    title: "Race from one start",
    keys: "Left and right arrows go along the axis.",
    runners: "Runs",
    optimizer: (/** @type {number} */ i) => `Optimizer of run ${i + 1}`,
    rate: (/** @type {number} */ i) => `Learning rate of run ${i + 1}`,
    best: "best",
    noRate: "needs none",
    remove: (/** @type {number} */ i) => `Take run ${i + 1} out`,
    add: "Add a run",
    load: (/** @type {number} */ i) => `Show run ${i + 1} in the views`,
    loadShort: "Show",
    reset: "Reset",
    running: "Running …",
    axis: "Along the axis",
    axes: /** @type {[string, string][]} */ ([["epochs", "epochs"], ["gradients", "gradients"], ["passes", "passes"]]),
    stepAxes: /** @type {[string, string][]} */ ([["epochs", "steps"], ["gradients", "gradients"]]),
    axisTitles: /** @type {Object<string, string>} */ ({ epochs: "epochs", gradients: "gradient evaluations", passes: "passes over the data" }),
    steps: "steps",
    height: "Height",
    heights: /** @type {[string, string][]} */ ([["loss", "loss"], ["above", "above the optimum"]]),
    above: (/** @type {string} */ word) => `${word} above the optimum`,
    head: ["run", "rate", "outcome", "epochs", "gradients", "passes", "loss", "arrived"],
    name: (/** @type {any} */ run) => (run.rated && run.rate !== null ? `${run.optimizer} at ${short(run.rate)}` : run.optimizer),
    outcome: (/** @type {any} */ run) => run.outcome.replaceAll("-", " "),
    result: (/** @type {any} */ run) => (run.reached !== null ? `arrived at ${number(run.reached, 9)}` : run.outcome === "diverged" ? "diverged" : `loss ${short(run.loss)}`),
    summary(/** @type {any[]} */ runs, /** @type {string} */ axis) {
        const arrived = runs.filter((run) => run.reached !== null);
        if (!arrived.length) {
            const best = runs.filter((run) => run.loss !== null).sort((a, b) => a.loss - b.loss)[0];
            return best ? `None has come within a millionth of the start's distance. Lowest at the end: ${raceTexts.name(best)}, ${short(best.loss)}.` : "All runs diverged.";
        }
        const spent = (/** @type {any} */ run) => run.reached * (axis === "epochs" ? 1 : run[axis] / Math.max(1, run.epochs));
        const first = arrived.slice().sort((a, b) => spent(a) - spent(b))[0];
        const count = Math.round(spent(first));
        const unit = axis === "epochs" ? (count === 1 ? "epoch" : "epochs") : raceTexts.axisTitles[axis];
        return `First within a millionth of the start's distance: ${raceTexts.name(first)}, after ${number(count, 9)} ${unit}.`;
    },

    sweep: {
        open: "Sweep",
        title: "Loss over the rate",
        keys: "Left and right arrows choose a rate, Enter loads it.",
        epochs: "after",
        epochsLabel: "Epochs of each run",
        x: "learning rate",
        note: (/** @type {string} */ rate, /** @type {string} */ loss) => `rate ${rate}: ${loss}`,
        spoken: (/** @type {string} */ rate, /** @type {string} */ loss) => `Rate ${rate}, loss ${loss}. Enter loads it.`,
        head: ["rate", "loss"],
        summary: (/** @type {any} */ header) => `Each point is a run of ${number(header.epochs, 9)} epochs.`
            + (header.best ? ` Lowest at rate ${short(header.best)}.` : "")
            + (header.stable > 0 ? ` The dashed line is the stable limit ${short(header.stable)}.` : "") + " Press a point to load its rate.",
    },
};
