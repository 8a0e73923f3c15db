package org.jellygrad.autograd;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a loss and each of its gradients are the numbers they are: for every node its value, its gradient, the rule that makes
 * it, and what each of its uses sends back to it.
 *
 * @param nodes each after its inputs; the loss last
 * @param element which element of arrays is written out in full
 */
public record Explanation(List<Node> nodes, int element) {
    /**
     * One node.
     *
     * @param id its name, or a number such as {@code t3}
     * @param op the op's name
     * @param shape its shape
     * @param inputs the ids of its inputs
     * @param value its numbers, row-major
     * @param gradient ∂loss/∂node, row-major; empty if the loss does not depend on an input through it
     * @param rule the value in symbols
     * @param numbers the rule with the numbers plugged in, arrays abbreviated
     * @param inFull one element of the value with its numbers; empty where there is nothing to add
     * @param uses what each use sends back; the gradient is their sum
     * @param origin the line that built it; empty if it is not known
     */
    public record Node(
            String id,
            String op,
            Shape shape,
            List<String> inputs,
            double[] value,
            double[] gradient,
            String rule,
            String numbers,
            String inFull,
            List<Use> uses,
            String origin) {}

    /**
     * What one use of a node sends back to it.
     *
     * @param user the id of the node that uses it
     * @param rule upstream times local derivative in symbols
     * @param numbers the same in numbers, arrays abbreviated
     * @param inFull one element of the result with its numbers; empty where there is nothing to add
     * @param part the result, row-major
     */
    public record Use(String user, String rule, String numbers, String inFull, double[] part) {}

    /**
     * Explains a loss at a point, with the first element of each array in full.
     *
     * <p>{@link Program#explain} does it for what a program holds.
     *
     * @param loss one number
     * @param at values for all inputs and parameters that it depends on
     * @throws IllegalArgumentException if the loss is not one number or a value has the wrong length
     * @throws IllegalStateException if an input is left out
     */
    public static Explanation of(Tensor loss, Map<Tensor, double[]> at) {
        return of(loss, at, 0);
    }

    /**
     * Explains a loss at a point, with the given element of each array in full: counted row-major from 0, the last in arrays that are
     * shorter.
     */
    public static Explanation of(Tensor loss, Map<Tensor, double[]> at, int element) {
        List<Tensor> order = Graph.order(List.of(loss));
        Tensor[] leaves =
                order.stream().filter(node -> node.op() instanceof Leaf.Input).toArray(Tensor[]::new);
        Backward backward = Gradients.backward(loss, leaves);
        List<Tensor> wanted = new ArrayList<>(order);
        for (Tensor node : order) {
            backward.gradient(node).ifPresent(wanted::add);
            backward.uses(node).forEach(use -> wanted.add(use.part()));
        }
        Map<Tensor, String> ids = new LinkedHashMap<>();
        order.forEach(node -> ids.put(node, Optional.ofNullable(node.name()).orElse("t" + (ids.size() + 1))));
        try (Program program = Program.compileChecked(wanted.toArray(Tensor[]::new))) {
            at.forEach(program::set);
            program.run();
            Explainer explainer = new Explainer(program, backward, ids, element);
            return new Explanation(order.stream().map(explainer::node).toList(), element);
        }
    }

    /** For reading in a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Node node : nodes) {
            text.append(node.id()).append(' ').append(node.shape()).append(" = ");
            text.append(node.inputs().isEmpty() ? "" : node.rule() + " = " + node.numbers() + " = ");
            text.append(Numbers.list(node.value())).append('\n');
            if (!node.inFull().isEmpty()) {
                text.append("    element ")
                        .append(element)
                        .append(": ")
                        .append(node.inFull())
                        .append('\n');
            }
            if (node.gradient().length > 0) {
                text.append("    gradient ")
                        .append(Numbers.list(node.gradient()))
                        .append('\n');
            }
            for (Use use : node.uses()) {
                text.append("        from ")
                        .append(use.user())
                        .append(": ")
                        .append(use.rule())
                        .append(" = ");
                text.append(use.numbers())
                        .append(" = ")
                        .append(Numbers.list(use.part()))
                        .append('\n');
                if (!use.inFull().isEmpty()) {
                    text.append("            element ")
                            .append(element)
                            .append(": ")
                            .append(use.inFull())
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    /** For programs: {@code {"nodes": [...]}}, all numbers in full precision, those that are not finite as null. */
    public JsonObject json() {
        JsonArray list = new JsonArray();
        for (Node node : nodes) {
            JsonObject object = new JsonObject();
            object.addProperty("id", node.id());
            object.addProperty("op", node.op());
            object.add(
                    "shape",
                    numbers(java.util.Arrays.stream(node.shape().dims())
                            .asDoubleStream()
                            .toArray()));
            JsonArray inputs = new JsonArray();
            node.inputs().forEach(inputs::add);
            object.add("inputs", inputs);
            object.add("value", numbers(node.value()));
            object.add("gradient", numbers(node.gradient()));
            object.addProperty("rule", node.rule());
            object.addProperty("numbers", node.numbers());
            object.addProperty("element", node.inFull());
            object.addProperty("origin", node.origin());
            JsonArray uses = new JsonArray();
            for (Use use : node.uses()) {
                JsonObject back = new JsonObject();
                back.addProperty("user", use.user());
                back.addProperty("rule", use.rule());
                back.addProperty("numbers", use.numbers());
                back.addProperty("element", use.inFull());
                back.add("part", numbers(use.part()));
                uses.add(back);
            }
            object.add("uses", uses);
            list.add(object);
        }
        JsonObject all = new JsonObject();
        all.add("nodes", list);
        return all;
    }

    private static JsonArray numbers(double... values) {
        JsonArray array = new JsonArray();
        for (double value : values) {
            array.add(
                    !Double.isFinite(value)
                            ? null
                            : value == Math.rint(value) && Math.abs(value) < 1e15
                                    ? (Number) (long) value
                                    : (Number) value);
        }
        return array;
    }

    /** A Mermaid flowchart. */
    public String mermaid() {
        return Drawing.mermaid(nodes);
    }

    /** A Graphviz graph. */
    public String dot() {
        return Drawing.dot(nodes);
    }
}
