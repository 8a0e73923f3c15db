package org.jellygrad.trainer.loss;

import java.util.List;
import org.jellygrad.autograd.CustomOp;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.Values;

/** log(cosh(r)), right to the last digits for residuals of any size; its derivative is tanh(r). */
record LogCoshOp() implements CustomOp {

    private static final double LOG_2 = Math.log(2);

    /** cosh r = 1 + 2 sinh²(r/2), which keeps the small end; = e^|r|(1 + e^(−2|r|))/2, which does not overflow. */
    static double at(double r) {
        double size = Math.abs(r);
        if (size < 1) {
            double sinh = Math.sinh(size / 2);
            return Math.log1p(2 * sinh * sinh);
        }
        return size + Math.log1p(Math.exp(-2 * size)) - LOG_2;
    }

    @Override
    public String name() {
        return "log-cosh";
    }

    @Override
    public Shape shape(List<Tensor> inputs) {
        return inputs.get(0).shape();
    }

    @Override
    public void compute(Values out, List<Values> in) {
        Values residual = in.get(0);
        for (long i = 0; i < residual.size(); i++) {
            out.set(i, at(residual.get(i)));
        }
    }

    @Override
    public List<Tensor> pullBack(Tensor self, Tensor upstream) {
        return List.of(upstream.times(self.inputs().get(0).tanh()));
    }
}
