/**
 * A layered layout of the computation graph: leaves first, each node in a layer after its inputs, neighbours close together. An edge that
 * passes a layer gets room of its own there, so that it does not run under a box.
 *
 * @typedef {{id: string, width: number, height: number}} Box
 * @typedef {{x: number, y: number, width: number, height: number}} Place
 * @typedef {[string, string]} Edge from input to user
 */

/** Room for an edge that passes. */
const LANE = 14;

/** Layer of each node; the loss is in the last. @param {Box[]} nodes @param {Edge[]} edges @returns {Map<string, number>} */
export function depths(nodes, edges) {
    const inputs = grouped(nodes, edges, 1);
    const users = grouped(nodes, edges, 0);
    /** @type {Map<string, number>} */
    const depth = new Map();
    const depthOf = (/** @type {string} */ id) => {
        if (!depth.has(id)) {
            depth.set(id, 0);
            depth.set(id, Math.max(-1, ...(inputs.get(id) ?? []).map(depthOf)) + 1);
        }
        return /** @type {number} */ (depth.get(id));
    };
    nodes.forEach((node) => depthOf(node.id));
    // A leaf stands right before its first user, so that edges are short.
    for (const { id } of nodes) {
        const first = Math.min(...(users.get(id) ?? []).map(depthOf));
        if (!inputs.get(id)?.length && Number.isFinite(first)) {
            depth.set(id, first - 1);
        }
    }
    return depth;
}

/** The other ends of edges by one end. @param {Box[]} nodes @param {Edge[]} edges @param {0|1} end @returns {Map<string, string[]>} */
function grouped(nodes, edges, end) {
    const map = /** @type {Map<string, string[]>} */ (new Map(nodes.map((node) => [node.id, []])));
    edges.forEach((edge) => map.get(edge[end])?.push(edge[1 - end]));
    return map;
}

/** Layers with lanes for long edges, ordered so that neighbours are close. @param {Box[]} nodes @param {Edge[]} edges @param {Map<string, string[]>} lanes gets the lanes of each long edge @returns {string[][]} */
function layers(nodes, edges, lanes) {
    const depth = depths(nodes, edges);
    const rows = /** @type {string[][]} */ ([]);
    nodes.forEach((node) => (rows[/** @type {number} */ (depth.get(node.id))] ??= []).push(node.id));
    const short = /** @type {Edge[]} */ ([]);
    const all = nodes.slice();
    for (const [from, to] of edges) {
        let last = from;
        const passed = [];
        for (let layer = (depth.get(from) ?? 0) + 1; layer < (depth.get(to) ?? 0); layer++) {
            const lane = `${from} ${to} ${layer}`;
            rows[layer].push(lane);
            all.push({ id: lane, width: LANE, height: LANE });
            short.push([last, lane]);
            passed.push(lane);
            last = lane;
        }
        short.push([last, to]);
        lanes.set(`${from} ${to}`, passed);
    }
    const inputs = grouped(all, short, 1);
    const users = grouped(all, short, 0);
    for (let pass = 0; pass < 8; pass++) {
        const at = new Map(rows.flatMap((row) => row.map((id, i) => /** @type {[string, number]} */ ([id, i - (row.length - 1) / 2]))));
        const near = pass % 2 ? users : inputs;
        const centre = (/** @type {string} */ id) => {
            const around = near.get(id) ?? [];
            return around.length ? around.reduce((sum, other) => sum + (at.get(other) ?? 0), 0) / around.length : at.get(id) ?? 0;
        };
        rows.forEach((row) => row.sort((a, b) => centre(a) - centre(b)));
    }
    return rows;
}

/**
 * Places of all nodes, ways of all edges, and the size of the whole.
 *
 * @param {Box[]} nodes
 * @param {Edge[]} edges
 * @param {boolean} across whether layers go from left to right; else from top to bottom
 * @returns {{places: Map<string, Place>, ways: Place[][], width: number, height: number}} ways: the places that an edge connects
 */
export function place(nodes, edges, across) {
    /** @type {Map<string, string[]>} */
    const lanes = new Map();
    const rows = layers(nodes, edges, lanes);
    const boxes = new Map(nodes.map((node) => [node.id, node]));
    const gap = across ? { layer: 22, node: 14 } : { layer: 24, node: 16 };
    const size = (/** @type {string} */ id) => boxes.get(id) ?? { width: LANE, height: LANE };
    const long = (/** @type {string} */ id) => size(id)[across ? "height" : "width"];
    const thick = (/** @type {string} */ id) => (boxes.has(id) ? size(id)[across ? "width" : "height"] : 0);
    const extents = rows.map((row) => row.reduce((sum, id) => sum + long(id), 0) + gap.node * (row.length - 1));
    const widest = Math.max(...extents);
    /** @type {Map<string, Place>} */
    const places = new Map();
    let layerAt = 0;
    rows.forEach((row, k) => {
        const deep = Math.max(...row.map(thick));
        let at = (widest - extents[k]) / 2;
        for (const id of row) {
            // A lane is as deep as its layer, so that the edge runs straight through.
            const depth = boxes.has(id) ? thick(id) : deep;
            const out = layerAt + (deep - depth) / 2;
            const along = long(id);
            places.set(id, across ? { x: out, y: at, width: depth, height: along } : { x: at, y: out, width: along, height: depth });
            at += along + gap.node;
        }
        layerAt += deep + gap.layer;
    });
    const total = layerAt - gap.layer;
    const ways = edges.map(([from, to]) => [from, ...(lanes.get(`${from} ${to}`) ?? []), to].map((id) => /** @type {Place} */ (places.get(id))));
    return { places, ways, width: across ? total : widest, height: across ? widest : total };
}
