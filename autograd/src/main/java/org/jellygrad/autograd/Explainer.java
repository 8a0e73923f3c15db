package org.jellygrad.autograd;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the nodes of an {@link Explanation} from a program that has run. */
record Explainer(Program program, Backward backward, Map<Tensor, String> ids, int element) {
    private static final int TERMS = 6;

    Explanation.Node node(Tensor node) {
        List<String> symbols = node.inputs().stream().map(this::id).toList();
        List<String> numbers = node.inputs().stream().map(this::numbers).toList();
        return new Explanation.Node(
                id(node),
                node.op().name(),
                node.shape(),
                symbols,
                program.values(node),
                backward.gradient(node).map(program::values).orElse(new double[0]),
                node.op().formula(symbols),
                node.op().formula(numbers),
                inFull(node),
                backward.uses(node).stream().map(this::use).toList(),
                node.origin() == null ? "" : node.origin());
    }

    private Explanation.Use use(Backward.Use use) {
        Tensor user = use.user();
        List<String> symbols = user.inputs().stream().map(this::id).toList();
        List<String> numbers = user.inputs().stream().map(this::numbers).toList();
        String upstream = backward.gradient(user).map(this::numbers).orElse("");
        return new Explanation.Use(
                id(user),
                user.op().pullBackFormula(use.input(), symbols, id(user), "∂" + id(user)),
                user.op().pullBackFormula(use.input(), numbers, numbers(user), upstream),
                program.values(use.part()));
    }

    private String id(Tensor node) {
        return ids.getOrDefault(node, "?");
    }

    private String numbers(Tensor node) {
        double[] values = program.values(node);
        return values.length == 1 && values[0] < 0 ? "(" + Numbers.of(values[0]) + ")" : Numbers.list(values);
    }

    /** One element of an array, with all that goes into it. */
    private String inFull(Tensor node) {
        int size = program.values(node).length;
        if (size == 1 && !(node.op() instanceof ReductionOp.Sum) && !(node.op() instanceof MatMul)) {
            return "";
        }
        int at = Math.min(element, size - 1);
        String result = " = " + Numbers.of(program.values(node)[at]);
        if (node.op() instanceof UnaryOp || node.op() instanceof BinaryOp) {
            return node.op()
                            .formula(node.inputs().stream()
                                    .map(input -> one(input, at))
                                    .toList())
                    + result;
        }
        if (node.op() instanceof MatMul product) {
            return product(node, product, at) + result;
        }
        return node.op() instanceof ReductionOp.Sum && node.shape().isOne()
                ? sum(IntStream.range(0, program.values(node.input(0)).length)
                                .mapToObj(i -> one(node.input(0), i))
                                .toList())
                        + result
                : "";
    }

    private String product(Tensor node, MatMul product, int at) {
        double[] a = program.values(node.input(0));
        double[] b = program.values(node.input(1));
        int n = Math.toIntExact(node.shape().dim(1));
        int m = program.values(node).length / n;
        int k = a.length / m;
        int row = at / n;
        int column = at % n;
        return sum(IntStream.range(0, k)
                .mapToObj(i -> signed(a[product.transposeA() ? i * m + row : row * k + i]) + "·"
                        + signed(b[product.transposeB() ? column * k + i : i * n + column]))
                .toList());
    }

    private static String sum(List<String> terms) {
        String shown = terms.stream().limit(TERMS).collect(Collectors.joining(" + "));
        return terms.size() <= TERMS ? shown : shown + " + … " + terms.size() + " terms";
    }

    private String one(Tensor node, int at) {
        double[] values = program.values(node);
        return signed(values[Math.min(at, values.length - 1)]);
    }

    private static String signed(double value) {
        return value < 0 ? "(" + Numbers.of(value) + ")" : Numbers.of(value);
    }
}
