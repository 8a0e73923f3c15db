package org.jellygrad.autograd;

import java.util.List;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;
import org.jellygrad.autograd.engine.Factor;
import org.jellygrad.autograd.engine.Product;

/** The matrix product op(a)·op(b), each operand taken transposed or not. */
record MatMul(boolean transposeA, boolean transposeB) implements Op {
    @Override
    public String name() {
        return "matmul";
    }

    @Override
    public Shape shape(List<Tensor> inputs) {
        Shape a = inputs.get(0).shape();
        Shape b = inputs.get(1).shape();
        if (a.rank() != 2 || b.rank() != 2) {
            throw Shapes.mismatch(name(), a, b, "Both must be matrices." + asMatrices(a, b));
        }
        int inner = transposeA ? 0 : 1;
        int innerB = transposeB ? 1 : 0;
        if (!Shape.sameDim(a, inner, b, innerB)) {
            String line = Shape.sameDim(a, inner, b, 1 - innerB)
                    ? "left.matmul(right.transpose())"
                    : Shape.sameDim(a, 1 - inner, b, innerB)
                            ? "left.transpose().matmul(right)"
                            : Shape.sameDim(a, 1 - inner, b, 1 - innerB)
                                    ? "left.transpose().matmul(right.transpose())"
                                    : null;
            throw Shapes.mismatch(
                    name(),
                    a,
                    b,
                    "The inner dimensions, " + a.dim(inner) + " and " + b.dim(innerB) + ", must be equal."
                            + Shapes.line(String.valueOf(line), line));
        }
        if (a.rowsAxis() == 1 - inner && b.rowsAxis() == 1 - innerB) {
            throw Shapes.mismatch(
                    name(),
                    a,
                    b,
                    "The result would have rows along both axes; only one can vary. Give one of them a fixed number of rows, with"
                            + " Tensor.input(name, rows, columns).");
        }
        return Shape.matrix(a, 1 - inner, b, 1 - innerB);
    }

    /** A vector on the left is a row, on the right a column. */
    private static String asMatrices(Shape a, Shape b) {
        boolean possible = a.rank() >= 1 && a.rank() <= 2 && b.rank() >= 1 && b.rank() <= 2;
        String left = a.rank() == 1 ? "left.reshape(1, " + a.dim(0) + ")" : "left";
        String right = b.rank() == 1 ? "right.reshape(" + b.dim(0) + ", 1)" : "right";
        return Shapes.line(left + ".matmul(" + right + ")", possible ? left : null);
    }

    Product form(Tensor self, boolean onto) {
        Shape a = self.input(0).shape();
        Shape result = self.shape();
        return new Product(
                transposeA, transposeB, result.extent(0), result.extent(1), a.extent(transposeA ? 0 : 1), onto);
    }

    @Override
    public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
        calls.gemm(form(self, false), new Factor(1, null), in.get(0), in.get(1), out);
    }

    @Override
    public List<Tensor> pullBack(Tensor self, Tensor g) {
        Tensor a = self.input(0);
        Tensor b = self.input(1);
        Tensor toA = transposeA ? product(b, transposeB, g, true) : product(g, false, b, !transposeB);
        Tensor toB = transposeB ? product(g, true, a, transposeA) : product(a, !transposeA, g, false);
        return List.of(toA, toB);
    }

    private static Tensor product(Tensor a, boolean transposeA, Tensor b, boolean transposeB) {
        return Tensor.of(new MatMul(transposeA, transposeB), a, b);
    }

    @Override
    public String formula(List<String> inputs) {
        return inputs.get(0) + (transposeA ? "ᵀ" : "") + " @ " + inputs.get(1) + (transposeB ? "ᵀ" : "");
    }

    @Override
    public String pullBackFormula(int input, List<String> inputs, String self, String g) {
        String a = inputs.get(0);
        String b = inputs.get(1);
        if (input == 0) {
            return transposeA ? b + (transposeB ? "ᵀ" : "") + " @ " + g + "ᵀ" : g + " @ " + b + (transposeB ? "" : "ᵀ");
        }
        return transposeB ? g + "ᵀ @ " + a + (transposeA ? "ᵀ" : "") : a + (transposeA ? "" : "ᵀ") + " @ " + g;
    }
}
