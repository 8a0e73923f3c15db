import { app, focusOn } from "../app.js";
import { html, join, say, set, svg } from "../dom.js";
import { number, short } from "../format.js";
import { place } from "./layout.js";
import { changed } from "../loop.js";
import { texts } from "../texts.js";
import { createView } from "./view.js";

const WIDTH = 116;
const HEIGHT = 38;
/** Nodes are not drawn smaller than this share of their size. */
const SMALLEST = 0.75;
/** Signs of operations for nodes without a name. */
const SIGNS = /** @type {Object<string, string>} */ ({ times: "×", plus: "+", minus: "−", square: "x²", sum: "Σ", "divided by": "÷", divide: "÷", mean: "mean", matmul: "·" });

/** The computation graph over the rows: each node with its value and its gradient, updated in place as the steps go by. */
export function createGraphView() {
    const edges = svg("g", { class: "edges" });
    const nodes = svg("g", { class: "nodes" });
    const whole = svg("g", {}, edges, nodes);
    const rule = html("p", { class: "rule" });
    /** @type {string|null} */
    let chosen = null;
    let shape = "";
    /** @type {any} */
    let layout = null;

    const view = createView({
        id: "graph",
        title: texts.graph.title,
        keys: texts.graph.keys,
        visible: () => app.why !== null,
        needs: ["run", "why", "focus"],
        draw,
        table: () => ({
            head: texts.graph.head,
            rows: (app.why?.graph?.all ?? []).map((/** @type {any} */ node) => [name(node), node.op, value(node.value), value(node.gradient), node.rule ?? ""]),
        }),
    });
    view.section.classList.add("graph");
    view.svg.append(whole);
    view.stage.after(rule);

    function draw() {
        const graph = app.why?.graph;
        if (!graph) {
            return;
        }
        const { width, height } = view.size;
        const key = JSON.stringify([graph.nodes.map((/** @type {any} */ node) => node.id), graph.edges, width, height]);
        if (key !== shape) {
            shape = key;
            const boxes = graph.nodes.map((/** @type {any} */ node) => ({ id: node.id, width: boxWidth(node), height: HEIGHT }));
            const layouts = [true, false].map((across) => ({ ...place(boxes, graph.edges, across), across }));
            layout = scaleOf(layouts[0]) > scaleOf(layouts[1]) ? layouts[0] : layouts[1];
            chosen = null;
        }
        const { across } = layout;
        // Letters stay legible: a larger graph is scrolled.
        const scale = Math.max(SMALLEST, scaleOf(layout));
        const drawn = { width: Math.max(width, layout.width * scale + 24), height: Math.max(height, layout.height * scale + 20) };
        view.svg.style.width = `${drawn.width}px`;
        view.svg.style.height = `${drawn.height}px`;
        whole.setAttribute("transform", `translate(${(drawn.width - layout.width * scale) / 2} ${(drawn.height - layout.height * scale) / 2}) scale(${scale})`);
        join(edges, layout.ways, () => svg("path"), (path, /** @type {any} */ way) => set(path, { d: wayOf(way, across) }));
        join(nodes, graph.nodes, makeNode, (element, /** @type {any} */ node) => updateNode(element, node));
        const node = graph.nodes.find((/** @type {any} */ one) => one.id === chosen) ?? graph.nodes[graph.nodes.length - 1];
        say(rule, node ? texts.graph.rule(titleOf(node), node.rule ?? node.formula ?? "") : "");
        view.summary(() => texts.graph.summary(graph.nodes, app.why, app.run));
    }

    /** How large a layout can be drawn. @param {{width: number, height: number}} layout */
    function scaleOf({ width, height }) {
        return Math.min((view.size.width - 24) / width, (view.size.height - 20) / height, 1.5);
    }

    function makeNode() {
        const group = svg("g", { class: "node" }, svg("rect", { rx: 6 }), svg("text", { class: "name" }), svg("text", {}, svg("tspan"), svg("tspan", { class: "slope", dx: 7 })));
        const point = () => {
            chosen = group.dataset.id;
            focusOn({ parameter: group.dataset.parameter || null, row: app.focus.row });
            changed("focus");
        };
        group.addEventListener("pointerenter", point);
        group.addEventListener("click", point);
        return group;
    }

    /** @param {any} group @param {any} node */
    function updateNode(group, node) {
        const at = layout.places.get(node.id);
        const parameter = app.why.parameters[node.id] ?? "";
        const classes = `node ${parameter ? "parameter" : ""} ${node.op === "input" ? "leaf" : ""} ${node.id === chosen ? "chosen" : ""} ${parameter && parameter === app.focus.parameter ? "lit" : ""}`;
        set(group, { "data-id": node.id, "data-parameter": parameter, transform: `translate(${at.x} ${at.y})`, class: classes });
        const [box, title, numbers] = group.children;
        set(box, { width: at.width, height: at.height });
        set(title, { x: at.width / 2, y: 16, "text-anchor": "middle" });
        set(numbers, { x: at.width / 2, y: 31, "text-anchor": "middle" });
        say(title, titleOf(node));
        say(numbers.children[0], value(node.value));
        say(numbers.children[1], slopeOf(node));
    }

    view.stage.addEventListener("pointerleave", () => focusOn({ row: app.focus.row }));
    view.stage.addEventListener("keydown", (event) => {
        const list = app.why?.graph?.nodes ?? [];
        const by = /** @type {any} */ ({ ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 })[event.key];
        if (by && list.length) {
            event.preventDefault();
            const at = list.findIndex((/** @type {any} */ node) => node.id === chosen);
            const next = list[Math.max(0, Math.min(list.length - 1, at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by))];
            chosen = next.id;
            nodes.children[list.indexOf(next)]?.scrollIntoView({ block: "nearest", inline: "nearest" });
            focusOn({ parameter: app.why.parameters[next.id] ?? null, row: app.focus.row });
            changed("focus");
        }
    });
    return view;
}

/** The last node of a function is its value. @param {any} node */
function titleOf(node) {
    const nodes = app.why.graph.nodes;
    return node.id === nodes[nodes.length - 1].id && !app.data ? texts.graph.result : name(node);
}

/** @param {any} node */
function name(node) {
    return /^t\d+$/.test(node.label) ? `${node.label} ${SIGNS[node.op] ?? node.op}` : node.label;
}

/** @param {any} node */
function slopeOf(node) {
    return node.op === "input" || !node.gradient?.length ? "" : `∂ ${value(node.gradient)}`;
}

/** @param {any} node */
function boxWidth(node) {
    return Math.max(WIDTH, 18 + 6.1 * Math.max(name(node).length, value(node.value).length + slopeOf(node).length + 1));
}

/** A number, or the first few of several. @param {any} value */
function value(value) {
    if (Array.isArray(value)) {
        const flat = value.flat(2);
        return flat.length === 1 ? short(flat[0]) : `${number(flat[0], 3)}, …`;
    }
    return typeof value === "number" ? short(value) : value ?? "";
}

/** A curve from each place to the next, straight through those between. @param {any[]} way @param {boolean} across */
function wayOf(way, across) {
    const centre = (/** @type {any} */ at) => (across ? at.y + at.height / 2 : at.x + at.width / 2);
    const begin = (/** @type {any} */ at) => (across ? at.x : at.y);
    const end = (/** @type {any} */ at) => (across ? at.x + at.width : at.y + at.height);
    const point = (/** @type {number} */ along, /** @type {number} */ aside) => (across ? `${along} ${aside}` : `${aside} ${along}`);
    let path = `M${point(end(way[0]), centre(way[0]))}`;
    for (let k = 1; k < way.length; k++) {
        const middle = (end(way[k - 1]) + begin(way[k])) / 2;
        path += `C${point(middle, centre(way[k - 1]))} ${point(middle, centre(way[k]))} ${point(begin(way[k]), centre(way[k]))}`;
        path += k < way.length - 1 ? `L${point(end(way[k]), centre(way[k]))}` : "";
    }
    return path;
}
