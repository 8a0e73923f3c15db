/**
 * The geometry of the parameter plane. A run descends in its own coordinates; user's parameters = coordinates · descended.
 *
 * @typedef {number[][]} Matrix
 * @typedef {import("./run.js").Run} Run
 */

/** @param {number} n @returns {Matrix} */
export function identity(n) {
    return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
}

/** The matrix from descended to user's parameters. @param {Run} run @returns {Matrix} */
export function coordinatesOf(run) {
    return run.header.matrix ?? identity(run.names.length);
}

/** @param {Matrix} a @param {number[]} v */
export function times(a, v) {
    return a.map((row) => row.reduce((sum, value, j) => sum + value * v[j], 0));
}

/** @param {Matrix} a @param {Matrix} b @returns {Matrix} */
export function product(a, b) {
    return a.map((row) => b[0].map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)));
}

/** @param {Matrix} a @returns {Matrix} */
export function transposed(a) {
    return a[0].map((_, j) => a.map((row) => row[j]));
}

/** By Gauss and Jordan with pivots. @param {Matrix} matrix @returns {Matrix} */
export function inverse(matrix) {
    const n = matrix.length;
    const a = matrix.map((row, i) => [...row, ...identity(n)[i]]);
    for (let c = 0; c < n; c++) {
        let pivot = c;
        for (let r = c + 1; r < n; r++) {
            pivot = Math.abs(a[r][c]) > Math.abs(a[pivot][c]) ? r : pivot;
        }
        [a[c], a[pivot]] = [a[pivot], a[c]];
        const lead = a[c][c];
        a[c] = a[c].map((value) => value / lead);
        for (let r = 0; r < n; r++) {
            if (r !== c && a[r][c]) {
                const factor = a[r][c];
                a[r] = a[r].map((value, j) => value - factor * a[c][j]);
            }
        }
    }
    return a.map((row) => row.slice(n));
}

/** Where a step by one row's gradient alone would lead, in the user's units. @param {any} run @param {any} why @param {number} row @param {any} from */
export function pullParameters(run, why, row, from) {
    const pull = why?.rows?.find((/** @type {any} */ r) => r.index === row)?.pull;
    if (!pull || !run) {
        return null;
    }
    const moved = times(coordinatesOf(run), run.names.map((/** @type {string} */ name) => -why.rate * (pull[name] ?? 0)));
    return Object.fromEntries(run.names.map((/** @type {string} */ name, /** @type {number} */ j) => [name, from[name] + moved[j]]));
}

/**
 * The valley of a squared loss in the plane of two parameters, the others held where they are: ½ (z − centre)ᵀ H (z − centre) + least.
 *
 * @param {Run} run
 * @param {Matrix} coordinates those of the plane
 * @param {[number, number]} pair indices of the two parameters
 * @param {number[]} held all parameters, in the coordinates of the plane
 * @returns {{h: [number, number, number], centre: [number, number], least: number}|null}
 */
export function valley(run, coordinates, [i, j], held) {
    const { hessian } = run.header;
    const optimum = run.header.optimum ?? run.header.minimum;
    if (!hessian || !optimum || run.header.quadratic === false) {
        return null;
    }
    const h = product(product(transposed(coordinates), hessian), coordinates);
    const best = times(inverse(coordinates), run.names.map((name) => optimum.parameters[name]));
    const away = held.map((value, k) => (k === i || k === j ? 0 : value - best[k]));
    const [a, b, c] = [h[i][i], h[i][j], h[j][j]];
    const pull = times(h, away);
    const determinant = a * c - b * b;
    const shift = determinant > 0 ? [(c * pull[i] - b * pull[j]) / determinant, (a * pull[j] - b * pull[i]) / determinant] : [0, 0];
    const total = away.slice();
    total[i] -= shift[0];
    total[j] -= shift[1];
    const least = optimum.loss + times(h, total).reduce((sum, value, k) => sum + value * total[k], 0) / 2;
    return { h: [a, b, c], centre: [best[i] - shift[0], best[j] - shift[1]], least };
}

/**
 * The ellipse ½ zᵀ H z = excess in pixels.
 *
 * @param {[number, number, number]} h
 * @param {number} perX pixels per unit, with sign
 * @param {number} perY
 * @param {number} excess
 */
export function ellipse([a, b, c], perX, perY, excess) {
    const p = a / (perX * perX);
    const q = b / (perX * perY);
    const r = c / (perY * perY);
    const middle = (p + r) / 2;
    const half = Math.hypot((p - r) / 2, q);
    const steep = middle + half;
    // The flatter curvature from the determinant: the difference would lose all digits in a needle valley.
    const flat = Math.max((p * r - q * q) / steep, 0);
    const angle = half === 0 ? 0 : Math.atan2(2 * q, p - r) / 2;
    const radius = (/** @type {number} */ curvature) => Math.min(Math.sqrt((2 * excess) / curvature), 1e6);
    return { rx: radius(steep), ry: radius(flat), degrees: (angle * 180) / Math.PI };
}

/**
 * Coordinates on the way from one scale to another, for triangular matrices (a column centred and divided): the scales change by equal
 * factors in equal times, the shears follow.
 *
 * @param {Matrix} from
 * @param {Matrix} to
 * @param {number} t 0 to 1
 * @returns {Matrix}
 */
export function between(from, to, t) {
    return from.map((row, i) => row.map((value, j) => {
        const a = from[j][j];
        const b = to[j][j];
        const scale = a * b > 0 ? a * (b / a) ** t : a + (b - a) * t;
        return i === j ? scale : (value / a + (to[i][j] / b - value / a) * t) * scale;
    }));
}

/** @param {Matrix} a */
export function isIdentity(a) {
    return a.every((row, i) => row.every((value, j) => value === (i === j ? 1 : 0)));
}

/** @param {Matrix} a */
export function isTriangular(a) {
    return a.every((row, i) => row.every((value, j) => (i === j ? value !== 0 : j > i || Math.abs(value) < 1e-9 * Math.abs(a[i][i]))));
}
