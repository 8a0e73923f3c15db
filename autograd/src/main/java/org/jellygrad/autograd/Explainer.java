package org.jellygrad.autograd;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the nodes of an {@link Explanation} from a program that has run and keeps every node. */
final class Explainer {
    /** Of every node; each is copied out once, however many others are made from it. */
    private final Function<Tensor, double[]> values;

    private final long rows;
    private final Backward backward;
    private final Map<Tensor, String> ids;
    private final int element;

    Explainer(Program program, Backward backward, Map<Tensor, String> ids, int element) {
        Map<Tensor, double[]> read = new HashMap<>();
        values = node -> read.computeIfAbsent(node, program::values);
        rows = program.rows();
        this.backward = backward;
        this.ids = ids;
        this.element = element;
    }

    Explanation.Node node(Tensor node) {
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
                node.inputs().isEmpty() || isPlain(node, value) ? "" : inFull(elements.formula(node, at(value)), value),
                backward.uses(node).stream().map(this::use).toList(),
                Optional.ofNullable(node.origin().line()).orElse(""));
    }

    private Explanation.Use use(Backward.Use use) {
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
        return new Explanation.Use(
                id(user),
                FormulaText.of(use.part(), elements.names()),
                // A sum on the way, such as the number of ties, is a number of its own.
                FormulaText.of(use.part(), node -> {
                    boolean known = elements.names().apply(node) != null;
                    return known || (node != last && node.op() instanceof ReductionOp) ? elements.number(node) : null;
                }),
                isPlain(user, part) && values.apply(upstream).length == 1
                        ? ""
                        : inFull(elements.part(use.part(), at(part)), part),
                part);
    }

    /** Whether all numbers that make it are single, and so its rule is in full already. */
    private boolean isPlain(Tensor node, double... result) {
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
