package org.jellygrad.autograd;

import java.util.List;
import java.util.Optional;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Calls;
import org.jellygrad.autograd.engine.Multiplier;
import org.jellygrad.autograd.engine.ProductForm;
import org.jellygrad.autograd.text.Brackets;

/** The matrix product op(a)·op(b), each operand taken transposed or not. */
public record MatMul(boolean transposeA, boolean transposeB) implements Primitive {
    @Override
    public String name() {
        return "matmul";
    }

    @Override
    public Shape shape(List<Tensor> inputs) {
        Shape a = inputs.get(0).shape();
        Shape b = inputs.get(1).shape();
        return of(a, b).orElseThrow(() -> mismatch(a, b));
    }

    private Optional<Shape> of(Shape a, Shape b) {
        int left = transposeA ? 1 : 0;
        int right = transposeB ? 0 : 1;
        boolean fit = a.rank() == 2
                && b.rank() == 2
                && Shape.sameDim(a, 1 - left, b, 1 - right)
                && !(a.rowsAxis() == left && b.rowsAxis() == right);
        return fit ? Optional.of(Shape.matrix(a, left, b, right)) : Optional.empty();
    }

    private IllegalArgumentException mismatch(Shape a, Shape b) {
        int inner = transposeA ? 0 : 1;
        int innerB = transposeB ? 1 : 0;
        String rule = a.rank() != 2 || b.rank() != 2
                ? "Both must be matrices."
                : Shape.sameDim(a, inner, b, innerB)
                        ? ShapeErrors.ROWS_TWICE
                        : "The inner dimensions, " + a.text(inner) + " and " + b.text(innerB) + ", must be equal.";
        return ShapeErrors.matmul(a, b, rule, (x, y) -> of(x, y).isPresent());
    }

    /** The form of the product, for BLAS. */
    public ProductForm form(Tensor self, boolean onto) {
        Shape a = self.input(0).shape();
        Shape result = self.shape();
        return new ProductForm(
                transposeA, transposeB, result.extent(0), result.extent(1), a.extent(transposeA ? 0 : 1), onto);
    }

    @Override
    public void emit(Tensor self, Buffer out, List<Buffer> in, Calls calls) {
        calls.gemm(form(self, false), new Multiplier(1, null), in.get(0), in.get(1), out);
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
        return operand(inputs.get(0), transposeA) + " @ " + operand(inputs.get(1), transposeB);
    }

    private static String operand(String text, boolean transposed) {
        return transposed ? Brackets.atom(text) + "ᵀ" : Brackets.factor(text);
    }
}
