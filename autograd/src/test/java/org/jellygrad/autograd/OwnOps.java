package org.jellygrad.autograd;

import java.util.List;

/** Ops as a user would write them. */
final class OwnOps {
    private OwnOps() {}

    /** x³ by a loop. */
    record Cube() implements CustomOp {
        @Override
        public String name() {
            return "cube";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return inputs.get(0).shape();
        }

        @Override
        public void compute(Values out, List<Values> in) {
            Values x = in.get(0);
            for (long i = 0; i < x.size(); i++) {
                out.set(i, x.get(i) * x.get(i) * x.get(i));
            }
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream.times(self.inputs().get(0).square().times(3)));
        }
    }

    /** r²/2 within ±delta, δ|r| − δ²/2 outside: Huber, Ann. Math. Statist. 35 (1964) 73. */
    record Huber(double delta) implements Composite {
        @Override
        public String name() {
            return "huber";
        }

        @Override
        public Tensor expand(List<Tensor> inputs) {
            Tensor r = inputs.get(0);
            Tensor c = r.clip(-delta, delta);
            return c.times(r.minus(c.times(0.5)));
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream.times(self.inputs().get(0).clip(-delta, delta)));
        }
    }

    /** A square whose pull-back is off by a factor. */
    record WrongSquare(double factor) implements CustomOp {
        @Override
        public String name() {
            return "wrong-square";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return inputs.get(0).shape();
        }

        @Override
        public void compute(Values out, List<Values> in) {
            for (long i = 0; i < out.size(); i++) {
                out.set(i, in.get(0).get(i) * in.get(0).get(i));
            }
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream.times(self.inputs().get(0).times(2 * factor)));
        }
    }
}
