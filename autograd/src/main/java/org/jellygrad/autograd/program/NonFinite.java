package org.jellygrad.autograd.program;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jellygrad.autograd.BinaryOp;
import org.jellygrad.autograd.MatMul;
import org.jellygrad.autograd.Op;
import org.jellygrad.autograd.ReductionOp;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.UnaryOp;
import org.jellygrad.autograd.explain.ElementFormula;
import org.jellygrad.autograd.text.Printed;

/** Finds where the first NaN or infinity was born. */
final class NonFinite {
    private NonFinite() {}

    /**
     * Checks nodes in the order in which they were computed, so the first one that fails has finite inputs, or is a leaf.
     *
     * @throws ArithmeticException if there is one; the message describes it
     */
    static void refuse(List<Tensor> order, Function<Tensor, double[]> values, long rows) {
        for (Tensor node : order) {
            double[] computed = values.apply(node);
            int at = firstNonFinite(computed);
            if (at >= 0) {
                throw new ArithmeticException(
                        describe(node, computed, at, new ElementFormula(values, rows, any -> "")));
            }
        }
    }

    private static int firstNonFinite(double... values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                return i;
            }
        }
        return -1;
    }

    private static String describe(Tensor node, double[] computed, int at, ElementFormula elements) {
        String what = node + (node.inputs().isEmpty() ? " holds " : " made ") + computed[at]
                + element(computed.length, at) + ".";
        String from = from(node, at, elements);
        Tensor through = node.origin().through();
        String where = through == null
                ? built("It was built", node)
                : "It carries a gradient back through " + through + built(", which was built", through);
        return what + "\n\n" + (from.isEmpty() ? "" : "From finite numbers: " + from + ". ") + where;
    }

    /** The numbers that made one element. */
    private static String from(Tensor node, int at, ElementFormula elements) {
        Op op = node.op();
        if (op instanceof MatMul || op instanceof ReductionOp) {
            return node.inputs().stream().map(Tensor::toString).collect(Collectors.joining(" and ")) + " give "
                    + elements.formula(node, at);
        }
        boolean each = op instanceof UnaryOp || op instanceof BinaryOp;
        return node.inputs().stream()
                .map(input -> {
                    double[] given = elements.values().apply(input);
                    return input + " is "
                            + (each ? Printed.of(given[at]) + element(given.length, at) : Printed.list(given));
                })
                .collect(Collectors.joining("; "));
    }

    private static String element(int length, int at) {
        return length == 1 ? "" : " at element " + at;
    }

    private static String built(String how, Tensor node) {
        String line = node.origin().line();
        return line == null ? "." : how + " at " + line + ".";
    }
}
