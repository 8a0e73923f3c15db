package org.jellygrad.autograd.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jellygrad.autograd.Backward;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Graph;
import org.jellygrad.autograd.Leaf;
import org.jellygrad.autograd.MovementOp;
import org.jellygrad.autograd.ReductionOp;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.text.Printed;

/** Explains a loss in two steps: it names the tensors whose values it needs, and makes an {@link Explanation} of these values. */
public final class Explainer {
    private final List<Tensor> order;
    private final Backward backward;
    private final Map<Tensor, String> ids;
    private final int element;

    /**
     * Prepares.
     *
     * @param loss one number
     * @param element which element of arrays is written out in full, counted row-major from 0; the last of arrays that are shorter
     * @throws IllegalArgumentException if the loss is not one number or the element is negative
     */
    public Explainer(Tensor loss, int element) {
        if (element < 0) {
            throw new IllegalArgumentException("There is no element " + element + ".\n\nElements count from 0.");
        }
        order = Graph.order(List.of(loss));
        backward = Gradients.backward(
                loss,
                order.stream().filter(node -> node.op() instanceof Leaf.Input).toArray(Tensor[]::new));
        ids = ids(order);
        this.element = element;
    }

    /** The tensors whose values it needs: all nodes, their gradients, and the parts of these. */
    public List<Tensor> wanted() {
        List<Tensor> wanted = new ArrayList<>(order);
        for (Tensor node : order) {
            backward.gradient(node).ifPresent(wanted::add);
            backward.uses(node).forEach(use -> wanted.add(use.part()));
        }
        return wanted;
    }

    /**
     * Explains.
     *
     * @param read the values of the {@link #wanted} tensors, row-major
     * @param rows the number of rows bound
     */
    public Explanation explain(Function<Tensor, double[]> read, long rows) {
        // Each is copied out once, however many others are made from it.
        Map<Tensor, double[]> known = new HashMap<>();
        Function<Tensor, double[]> values = node -> known.computeIfAbsent(node, read);
        return new Explanation(
                order.stream().map(node -> node(node, values, rows)).toList(), element);
    }

    /** The id of each node. Names given by the user are taken first, so that a numbered id never takes one of them. */
    private static Map<Tensor, String> ids(List<Tensor> order) {
        NodeNames names = new NodeNames();
        Map<Tensor, String> ids = new HashMap<>();
        for (Tensor node : order) {
            String name = node.name();
            if (name != null) {
                ids.put(node, names.of(name));
            }
        }
        for (int i = 0; i < order.size(); i++) {
            String place = "t" + (i + 1);
            ids.computeIfAbsent(order.get(i), node -> names.unique(place));
        }
        return ids;
    }

    private Explanation.Node node(Tensor node, Function<Tensor, double[]> values, long rows) {
        ElementFormula elements = new ElementFormula(values, rows, ids::get);
        double[] value = values.apply(node);
        boolean given = node.op() instanceof Leaf.Input;
        return new Explanation.Node(
                id(node),
                node.op().name(),
                node.shape(),
                node.inputs().stream().map(this::id).toList(),
                value,
                backward.gradient(node).map(values).orElse(new double[0]),
                given
                        ? id(node)
                        : node.op().formula(node.inputs().stream().map(this::id).toList()),
                given
                        ? Printed.list(value)
                        : node.op()
                                .formula(node.inputs().stream()
                                        .map(elements::number)
                                        .toList()),
                node.inputs().isEmpty() || isPlain(node, values, value)
                        ? ""
                        : inFull(elements.formula(node, at(value)), value),
                backward.uses(node).stream().map(use -> use(use, values, rows)).toList(),
                Optional.ofNullable(node.origin().line()).orElse(""));
    }

    private Explanation.NodeUse use(Backward.Use use, Function<Tensor, double[]> values, long rows) {
        Tensor user = use.user();
        Tensor upstream = backward.gradient(user).orElseThrow();
        ElementFormula elements =
                new ElementFormula(values, rows, node -> node == upstream ? "∂" + id(user) : ids.get(node));
        Tensor moved = use.part();
        while (moved.op() instanceof MovementOp.Reshape) {
            moved = moved.input(0);
        }
        Tensor last = moved;
        double[] part = values.apply(use.part());
        return new Explanation.NodeUse(
                id(user),
                FormulaText.of(use.part(), elements.names()),
                // A sum on the way, such as the number of ties, is a number of its own.
                FormulaText.of(use.part(), node -> {
                    boolean known = elements.names().apply(node) != null;
                    return known || (node != last && node.op() instanceof ReductionOp) ? elements.number(node) : null;
                }),
                isPlain(user, values, part) && values.apply(upstream).length == 1
                        ? ""
                        : inFull(elements.part(use.part(), at(part)), part),
                part);
    }

    /** Whether all numbers that make it are single, and so its rule is in full already. */
    private static boolean isPlain(Tensor node, Function<Tensor, double[]> values, double... result) {
        return result.length == 1 && node.inputs().stream().allMatch(input -> values.apply(input).length == 1);
    }

    private String inFull(String formula, double... result) {
        String number = Printed.of(result[at(result)]);
        return formula.isEmpty() || formula.equals(number) ? "" : formula + " = " + number;
    }

    private int at(double... result) {
        return Explanation.place(element, result);
    }

    private String id(Tensor node) {
        return ids.getOrDefault(node, "?");
    }
}
