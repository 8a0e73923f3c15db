package org.jellygrad.trainer.function;

import java.util.List;
import org.jellygrad.autograd.CustomOp;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.Values;
import org.jellygrad.datasets.problem.InvalidValueException;

/**
 * aᵇ, element by element, where b is not a fixed number. By e^(b·log a) a negative base would have no power at all, and (−2)³ has one.
 */
record VariablePower() implements CustomOp {

    /** base^exponent; a scalar is spread over the other. */
    static Tensor of(Tensor base, Tensor exponent) {
        boolean scalarBase = base.shape().rank() == 0;
        return scalarBase
                ? base.broadcastTo(exponent.shape()).apply(new VariablePower(), exponent)
                : base.apply(new VariablePower(), exponent.broadcastTo(base.shape()));
    }

    @Override
    public String name() {
        return "power";
    }

    @Override
    public Shape shape(List<Tensor> inputs) {
        Shape base = inputs.get(0).shape();
        Shape exponent = inputs.get(1).shape();
        if (!base.equals(exponent)) {
            throw new InvalidValueException(
                    "power: " + base + " to the " + exponent, "Base and exponent must have one shape here.");
        }
        return base;
    }

    @Override
    public void compute(Values out, List<Values> in) {
        Values base = in.get(0);
        Values exponent = in.get(1);
        for (long i = 0; i < out.size(); i++) {
            out.set(i, Math.pow(base.get(i), exponent.get(i)));
        }
    }

    /** d/da = b·aᵇ⁻¹; d/db = aᵇ·log a, which is 0 where a is 0: log(a + [a = 0]) is 0 there, and not −∞. */
    @Override
    public List<Tensor> pullBack(Tensor self, Tensor upstream) {
        Tensor base = self.inputs().get(0);
        Tensor exponent = self.inputs().get(1);
        Tensor isZero = base.equalTo(Tensor.constant(0));
        return List.of(
                upstream.times(exponent).times(of(base, exponent.minus(1))),
                upstream.times(self).times(base.plus(isZero).log()));
    }

    @Override
    public String formula(List<String> inputs) {
        return atom(inputs.get(0)) + "^" + atom(inputs.get(1));
    }

    private static String atom(String formula) {
        return formula.chars().allMatch(Character::isLetterOrDigit) ? formula : "(" + formula + ")";
    }
}
