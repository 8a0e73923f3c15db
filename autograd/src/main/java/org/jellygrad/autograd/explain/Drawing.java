package org.jellygrad.autograd.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jellygrad.autograd.text.Printed;

/** An explained graph as a picture: a box for each node with its value and gradient, an arrow for each input. */
final class Drawing {
    private Drawing() {}

    static String mermaid(List<Explanation.Node> nodes) {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        Map<String, String> keys = keys(nodes);
        for (Explanation.Node node : nodes) {
            text.append("    ").append(keys.get(node.id())).append("[\"");
            text.append(label(node).stream().map(Drawing::escaped).collect(Collectors.joining("<br/>")))
                    .append("\"]\n");
        }
        nodes.forEach(node -> node.inputs().forEach(input -> text.append("    ")
                .append(keys.get(input))
                .append(" --> ")
                .append(keys.get(node.id()))
                .append('\n')));
        return text.toString();
    }

    /** By Mermaid's entities, which begin with # instead of {@literal &}. */
    private static String escaped(String line) {
        return line.replace("#", "#35;")
                .replace("&", "#amp;")
                .replace("<", "#lt;")
                .replace(">", "#gt;")
                .replace("\"", "#quot;");
    }

    static String dot(List<Explanation.Node> nodes) {
        StringBuilder text = new StringBuilder("digraph {\n    rankdir=LR;\n    node [shape=box];\n");
        Map<String, String> keys = keys(nodes);
        for (Explanation.Node node : nodes) {
            text.append("    ").append(keys.get(node.id())).append(" [label=\"");
            text.append(String.join(
                    "\\n",
                    label(node).stream()
                            .map(line -> line.replace("&", "&amp;")
                                    .replace("\\", "\\\\")
                                    .replace("\"", "\\\""))
                            .toList()));
            text.append("\"];\n");
        }
        nodes.forEach(node -> node.inputs().forEach(input -> text.append("    ")
                .append(keys.get(input))
                .append(" -> ")
                .append(keys.get(node.id()))
                .append(";\n")));
        return text.append("}\n").toString();
    }

    /** Names may hold anything; drawings want identifiers. */
    private static Map<String, String> keys(List<Explanation.Node> nodes) {
        Map<String, String> keys = new HashMap<>();
        nodes.forEach(node -> keys.put(node.id(), "n" + (keys.size() + 1)));
        return keys;
    }

    private static List<String> label(Explanation.Node node) {
        String title = node.inputs().isEmpty() ? node.id() : node.id() + " = " + node.rule();
        String value = Printed.list(node.value());
        return node.gradient().length == 0
                ? List.of(title, value)
                : List.of(title, value, "gradient " + Printed.list(node.gradient()));
    }
}
