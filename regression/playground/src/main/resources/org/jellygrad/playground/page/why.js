/**
 * The server's explanation of a step, made ready for the views. Parameters bear the names of the run, also where the explanation has
 * shorter ones (`slope`).
 *
 * @param {any} why
 * @param {string[]} names of the run's parameters
 * @param {number} every the page holds one row in so many; rows bear the numbers of those
 */
export function readWhy(why, names, every) {
    const named = /** @type {Map<string, string>} */ (new Map((why.names ?? []).map((/** @type {string} */ name, /** @type {number} */ j) => [name, names[j]])));
    const renamed = (/** @type {Object<string, number>} */ values) =>
        Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [named.get(name) ?? name, value]));
    const updates = why.updates.map((/** @type {any} */ update) => ({ ...update, parameter: named.get(update.parameter) ?? update.parameter }));
    /** Parameter of a node, where it is one. @type {Object<string, string>} */
    const parameters = {};
    for (const node of why.graph.nodes) {
        if (node.op === "parameter") {
            parameters[node.id] = named.get(node.id) ?? named.get(node.id.replace(/^'?b_|'$/g, "")) ?? node.id;
        }
    }
    return {
        ...why,
        updates,
        parameters,
        gradient: renamed(why.gradient),
        rows: why.rows.filter((/** @type {any} */ row) => row.index % every === 0)
            .map((/** @type {any} */ row) => ({ ...row, index: row.index / every, pull: renamed(row.pull) })),
        batch: why.batch?.filter((/** @type {number} */ row) => row % every === 0).map((/** @type {number} */ row) => row / every) ?? null,
        graph: { ...drawn(why.graph), all: why.graph.nodes },
    };
}

/** What is drawn of the graph: a number that is repeated for every row is not a box of its own. @param {any} graph */
function drawn(graph) {
    const instead = new Map(graph.nodes.filter((/** @type {any} */ node) => node.op === "broadcast")
        .map((/** @type {any} */ node) => [node.id, graph.edges.find((/** @type {any} */ edge) => edge[1] === node.id)?.[0]]));
    return {
        nodes: graph.nodes.filter((/** @type {any} */ node) => !instead.has(node.id)),
        edges: graph.edges.filter((/** @type {any} */ [, to]) => !instead.has(to)).map((/** @type {any} */ [from, to]) => [instead.get(from) ?? from, to]),
    };
}
