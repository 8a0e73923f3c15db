package org.jellygrad.autograd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the nodes of an {@link Explanation} from a program that has run and keeps every node. */
final class Explainer {
    /** Of every node; each is copied out once, however many others are made from it. */
    private final Function<Tensor, double[]> values;

    private final Backward backward;
    private final Map<Tensor, String> ids;
    private final int element;
    private final Elements elements;

    Explainer(Program program, Backward backward, Map<Tensor, String> ids, int element) {
        Map<Tensor, double[]> read = new HashMap<>();
        values = node -> read.computeIfAbsent(node, program::values);
        this.backward = backward;
        this.ids = ids;
        this.element = element;
        Map<Tensor, String> names = new HashMap<>(ids);
        ids.forEach((node, id) -> backward.gradient(node).ifPresent(gradient -> names.putIfAbsent(gradient, "∂" + id)));
        elements = new Elements(values, program.rows(), names);
    }

    Explanation.Node node(Tensor node) {
        List<String> symbols = node.inputs().stream().map(this::id).toList();
        List<String> numbers = node.inputs().stream().map(elements::number).toList();
        double[] value = values.apply(node);
        return new Explanation.Node(
                id(node),
                node.op().name(),
                node.shape(),
                symbols,
                value,
                backward.gradient(node).map(values).orElse(new double[0]),
                node.op().formula(symbols),
                node.op().formula(numbers),
                node.inputs().isEmpty() || isPlain(node, value) ? "" : inFull(elements.formula(node, at(value)), value),
                backward.uses(node).stream().map(this::use).toList(),
                Optional.ofNullable(node.origin().line()).orElse(""));
    }

    private Explanation.Use use(Backward.Use use) {
        Tensor user = use.user();
        Tensor upstream = backward.gradient(user).orElseThrow();
        List<String> symbols = user.inputs().stream().map(this::id).toList();
        List<String> numbers = user.inputs().stream().map(elements::number).toList();
        double[] part = values.apply(use.part());
        return new Explanation.Use(
                id(user),
                user.op().pullBackFormula(use.input(), symbols, id(user), "∂" + id(user)),
                user.op().pullBackFormula(use.input(), numbers, elements.number(user), elements.number(upstream)),
                isPlain(user, part) ? "" : inFull(elements.pullBack(use, upstream, at(part)), part),
                part);
    }

    /** Whether all numbers that make it are single, and so its rule is in full already. */
    private boolean isPlain(Tensor node, double... result) {
        return result.length == 1 && node.inputs().stream().allMatch(input -> values.apply(input).length == 1);
    }

    private String inFull(String formula, double... result) {
        return formula + " = " + Numbers.of(result[at(result)]);
    }

    private int at(double... result) {
        return Explanation.place(element, result);
    }

    private String id(Tensor node) {
        return ids.getOrDefault(node, "?");
    }
}
