import { number } from "../format.js";

const points = (/** @type {number} */ count) => (count === 1 ? "1 point" : `${count} points`);

/** Every text of the lessons that is the page's own. What lessons say stands in their files. */
export const lessonTexts = {
    course: "Lessons",
    courseTitle: "The course",
    courseGoal: (/** @type {number} */ count) => `${count} lessons, from guessing beans in a jar to a rule you write yourself. Every number comes from the engine, and every view is live.`,
    page: (/** @type {string} */ title) => `${title} · Jellygrad`,
    all: "All lessons",
    allHash: "#lesson=all",
    hash: (/** @type {string} */ name) => `#lesson=${name}`,
    place: (/** @type {number} */ index, /** @type {number} */ count) => `Lesson ${index} of ${count}`,
    done: (/** @type {number} */ got, /** @type {number} */ of) => `${got} of ${points(of)}`,
    progress: "Points in this lesson",
    progressAll: "Points in the course",
    loading: "Opening the lesson …",
    unfinished: (/** @type {number} */ open) => (open === 1 ? "One question is still open." : `${open} questions are still open.`),
    finished: "Every question is answered.",
    next: (/** @type {string} */ title) => `Next lesson: ${title}`,
    end: "That was the last lesson.",
    fourViews: "All views",
    experiment: "Change this run yourself",

    show: (/** @type {string} */ run) => `Show run ${run}`,
    cites: "Also live:",
    others: "Behind other numbers of this lesson:",
    step: (/** @type {string} */ step) => `Show step ${step}`,
    table: (/** @type {string} */ run) => `Numbers of run ${run}`,
    veiled: "?",
    veiledSpoken: "asked below",
    caption(/** @type {Object<string, string>} */ state) {
        const parts = [state.function ?? state.data?.split("/").pop() ?? ""];
        if (state.data?.includes("/")) {
            parts[0] = "rows of this lesson";
        }
        if (state.rule) {
            parts.push(`x = ${state.rule}`);
        } else if (state.walk) {
            parts.push("chosen by hand");
        } else {
            parts.push(state.start ? `from ${state.start.replace(/,/g, ", ").replace(/=/g, " ")}` : "from zero", `rate ${state.lr ?? "0.1"}`);
            parts.push(...["optimizer", "batch", "clip", "scale"].filter((key) => state[key]).map((key) => `${key} ${state[key]}`));
        }
        return parts.join(" · ");
    },

    question: (/** @type {number} */ index) => `Question ${index}`,
    worth: points,
    earned: (/** @type {number} */ count, /** @type {number} */ of) => `${count} of ${points(of)}`,
    shownAnswer: "answer shown",
    check: "Check",
    run: "Run it",
    hint: (/** @type {number} */ left) => `Hint (${left} left)`,
    noHint: "No more hints",
    hintCost: "A hint costs one point until the question is answered.",
    hintTitle: "Hint.",
    solution: "Show an answer",
    solutionIs: "One right answer:",
    notYet: "Not yet.",
    right: (/** @type {number} */ count) => `${points(count)}.`,
    chooseOne: "Choose one.",
    chooseFirst: "Choose an answer first.",
    orderHow: "Drag the lines, or move one with the arrow keys.",
    grip: (/** @type {string} */ line, /** @type {number} */ place, /** @type {number} */ of) => `${line} Line ${place} of ${of}`,
    moved: (/** @type {string} */ line, /** @type {number} */ place) => `${line} Now line ${place}.`,
    rule: "Your rule",
    blank: "What belongs in the gap",
    vary: /** @type {Object<string, string>} */ ({ rate: "Learning rate", start: "Start", function: "Function of x" }),

    draw: {
        begin: "Draw the path first",
        title: (/** @type {number} */ count) => `Where do the first ${count} steps lead? Point in the view, or move your points with the arrow keys and press Enter. Then compare.`,
        titleOne: "Where does the step lead? Point in the view, or move your point with the arrow keys and press Enter. Then compare.",
        point: (/** @type {number} */ index) => `Your point after step ${index}`,
        compare: "Compare with the run",
        again: "Draw again",
        right: "Well drawn.",
        cancel: "Leave it",
        value: (/** @type {Object<string, number>} */ at) => Object.entries(at).map(([name, value]) => `${name} ${number(value, 4)}`).join(", "),
    },
};
