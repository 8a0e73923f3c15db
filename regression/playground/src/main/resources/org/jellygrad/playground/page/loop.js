/**
 * The one animation loop. Whoever changes something says what; views that depend on it are drawn once, in the next frame.
 *
 * @typedef {"run"|"preview"|"step"|"why"|"focus"|"options"|"theme"|"size"|"data"|"morph"|"problem"|"surface"|"rest"} Change
 * @typedef {{name: string, needs: Change[], update: (changes: Set<Change>) => void}} Drawn
 */

/** @type {Drawn[]} */
const drawn = [];
/** @type {Set<Change>} */
let changes = new Set();
/** @type {Set<(now: number) => void>} */
const tickers = new Set();
let asked = false;

/** How often each view was drawn: tests count it. */
export const redraws = /** @type {Object<string, number>} */ ({});

/** @param {Drawn} view */
export function register(view) {
    drawn.push(view);
    redraws[view.name] = 0;
}

/** @param {...Change} kinds */
export function changed(...kinds) {
    kinds.forEach((kind) => changes.add(kind));
    wake();
}

/** Calls a function in every frame until it is stopped. @param {(now: number) => void} ticker @returns {() => void} stops it */
export function everyFrame(ticker) {
    tickers.add(ticker);
    wake();
    return () => tickers.delete(ticker);
}

/** After so long without movement the page rests. */
const REST = 250;
/** In so many frames of movement each text is written once. */
const TURNS = 24;
/** Frames between the turns of two texts: no frame writes all of them. */
const APART = 5;

let movedAt = -Infinity;
let frames = 0;
/** @type {Map<string, number>} by what tells: its turn */
const turns = new Map();

/** Steps fly by, or something is dragged: until this rests, texts follow a few times a second. */
export function move() {
    movedAt = performance.now();
    wake();
}

/** Whether steps fly by. */
export function moving() {
    return movedAt > -Infinity;
}

/** Whether a text is to be written in this frame. @param {string} name of what it is about */
export function mayTell(name) {
    if (!turns.has(name)) {
        turns.set(name, (turns.size * APART) % TURNS);
    }
    return !moving() || frames % TURNS === turns.get(name);
}

function wake() {
    if (!asked) {
        asked = true;
        requestAnimationFrame(frame);
    }
}

/** @param {number} now */
function frame(now) {
    asked = false;
    frames++;
    tickers.forEach((ticker) => ticker(now));
    if (moving() && performance.now() - movedAt > REST) {
        movedAt = -Infinity;
        changes.add("rest");
    }
    const current = changes;
    changes = new Set();
    if (current.size) {
        for (const view of drawn) {
            if (view.needs.some((kind) => current.has(kind))) {
                redraws[view.name]++;
                view.update(current);
            }
        }
    }
    if (tickers.size || changes.size || moving()) {
        wake();
    }
}
