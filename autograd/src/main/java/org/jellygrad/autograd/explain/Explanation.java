package org.jellygrad.autograd.explain;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.text.Printed;

/**
 * Why a loss and each of its gradients are the numbers they are: for every node its value, its gradient, the rule that makes
 * it, and what each of its uses sends back to it.
 *
 * @param nodes each after its inputs; the loss last
 * @param element which element of arrays is written out in full; of shorter arrays it is the last
 */
public record Explanation(List<Node> nodes, int element) {
    /**
     * One node.
     *
     * @param id its name, or its place such as {@code t3}; a name of several words is in quotes, and a name that another node has gets a
     *     number
     * @param op the op's name
     * @param shape its shape
     * @param inputs the ids of its inputs
     * @param value its numbers, row-major
     * @param gradient ∂loss/∂node, row-major; empty if no input influences the loss through the node
     * @param rule the value in symbols; the id itself of an input
     * @param numbers the rule with the numbers plugged in, arrays abbreviated
     * @param inFull one element written out in numbers; empty if {@code numbers} shows it already, or for a custom op
     * @param uses what each use sends back; the gradient is their sum
     * @param origin the line that built the node, or the method if its class has no line numbers; empty if neither is known
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
            List<NodeUse> uses,
            String origin) {}

    /**
     * What one use of a node sends back to it.
     *
     * @param user the id of the node that uses it
     * @param rule the pull-back in symbols, upstream times local derivative for most
     * @param numbers the same in numbers, arrays abbreviated
     * @param inFull one element of the result with its numbers; empty as in {@link Node}
     * @param part the result, row-major
     */
    public record NodeUse(String user, String rule, String numbers, String inFull, double[] part) {}

    /** The element that is written out: the last of an array that is shorter. */
    static int place(int element, double... values) {
        return Math.min(element, values.length - 1);
    }

    /** For reading in a terminal. */
    public String text() {
        List<String> lines = new ArrayList<>();
        for (Node node : nodes) {
            lines.add(node.id() + " " + node.shape() + " = "
                    + (node.inputs().isEmpty()
                            ? Printed.list(node.value())
                            : worked(node.rule(), node.numbers(), node.value())));
            if (!node.inFull().isEmpty()) {
                lines.add("    element " + place(element, node.value()) + ": " + node.inFull());
            }
            if (node.gradient().length > 0) {
                lines.add("    gradient " + Printed.list(node.gradient()));
            }
            for (NodeUse use : node.uses()) {
                lines.add("        from " + use.user() + ": " + worked(use.rule(), use.numbers(), use.part()));
                if (!use.inFull().isEmpty()) {
                    lines.add("            element " + place(element, use.part()) + ": " + use.inFull());
                }
            }
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** The rule, the rule in numbers, the result; a rule that passes numbers on shows them once. */
    private static String worked(String rule, String numbers, double... result) {
        String found = Printed.list(result);
        return rule + " = " + (numbers.equals(found) ? "" : numbers + " = ") + found;
    }

    /**
     * For programs: {@code {"nodes": [...]}}, numbers in full precision, null where a number is not finite; {@code elementIndex} is the
     * place of {@code element}.
     */
    public JsonObject json() {
        JsonObject all = new JsonObject();
        all.add("nodes", array(nodes, this::json));
        return all;
    }

    private JsonObject json(Node node) {
        JsonObject object = new JsonObject();
        object.addProperty("id", node.id());
        object.addProperty("op", node.op());
        object.add("shape", array(LongStream.of(node.shape().dims()).boxed().toList(), JsonPrimitive::new));
        object.add("inputs", array(node.inputs(), JsonPrimitive::new));
        object.add("value", numbers(node.value()));
        object.add("gradient", numbers(node.gradient()));
        object.addProperty("rule", node.rule());
        object.addProperty("numbers", node.numbers());
        object.addProperty("elementIndex", place(element, node.value()));
        object.addProperty("element", node.inFull());
        object.addProperty("origin", node.origin());
        object.add("uses", array(node.uses(), this::json));
        return object;
    }

    private JsonObject json(NodeUse use) {
        JsonObject object = new JsonObject();
        object.addProperty("user", use.user());
        object.addProperty("rule", use.rule());
        object.addProperty("numbers", use.numbers());
        object.addProperty("elementIndex", place(element, use.part()));
        object.addProperty("element", use.inFull());
        object.add("part", numbers(use.part()));
        return object;
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonElement> json) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(json.apply(value)));
        return array;
    }

    private static JsonArray numbers(double... values) {
        return array(DoubleStream.of(values).boxed().toList(), Explanation::number);
    }

    private static JsonElement number(double value) {
        // Not −0, which has no whole number.
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15 && Double.compare(value, -0.0) != 0;
        return Double.isFinite(value) ? new JsonPrimitive(whole ? (Number) (long) value : value) : JsonNull.INSTANCE;
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
