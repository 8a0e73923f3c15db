package org.jellygrad.trainer.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jellygrad.autograd.CustomOp;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.Values;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.trainer.Minimizer;
import org.jellygrad.trainer.Minimum;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.optimizer.ConjugateGradient;
import org.jellygrad.trainer.optimizer.GradientDescent;
import org.jellygrad.trainer.optimizer.LBfgs;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** What a run costs, counted where it is computed. */
class GradientCountTest {

    private static final Settings FROM_MINUS_1_AND_2 = Settings.DEFAULTS
            .withStart(new InitialGuess.Given(Map.of("x", -1.0, "y", 2.0)))
            .withStop(Settings.DEFAULTS.stop().withMaxEpochs(25));

    /** Passes its input on, and counts how often. */
    private record Counting(AtomicLong calls) implements CustomOp {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return inputs.get(0).shape();
        }

        @Override
        public void compute(Values out, List<Values> in) {
            calls.incrementAndGet();
            out.set(0, in.get(0).get(0));
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream);
        }
    }

    /** Rosenbrock's valley, (1 − x)² + 100(y − x²)². */
    private static Minimum descend(Optimizer optimizer, AtomicLong calls) {
        Tensor x = Tensor.parameter("x");
        Tensor y = Tensor.parameter("y");
        Tensor valley = x.minus(1)
                .square()
                .plus(y.minus(x.square()).square().times(100))
                .apply(new Counting(calls));
        Settings settings = FROM_MINUS_1_AND_2.withOptimizer(optimizer);
        return new Minimizer(optimizer.needsRate() ? settings.withLearningRate(new LearningRate.Fixed(1e-4)) : settings)
                .minimize(valley, List.of(x, y));
    }

    private static Comparison compare(Settings settings, Optimizer... optimizers) {
        List<Variant> variants = Arrays.stream(optimizers)
                .map(optimizer -> new Variant(optimizer.text(), settings.withOptimizer(optimizer)))
                .toList();
        return Comparison.of(TypedFunction.of(Expression.parse("(1 - x)^2 + 100*(y - x^2)^2")), variants, 1e-6);
    }

    /** The minimizer looks at the start once before descent does. */
    @Test
    void aLineSearchCountsEveryTrial() {
        for (Optimizer optimizer : List.of(new LBfgs(), new ConjugateGradient())) {
            AtomicLong calls = new AtomicLong();
            Minimum minimum = descend(optimizer, calls);
            assertThat(minimum.gradients()).isEqualTo(calls.get() - 1);
            assertThat(minimum.gradients()).isGreaterThan(minimum.path().last().step() + 1);
            assertThat(compare(FROM_MINUS_1_AND_2, optimizer).runs().get(0).gradients())
                    .isEqualTo(minimum.gradients());
        }
    }

    /** Of n + 1 points the last is only looked at. */
    @Test
    void aRateCountsEveryStep() {
        AtomicLong calls = new AtomicLong();
        Minimum minimum = descend(new GradientDescent(), calls);
        assertThat(calls.get() - 1).isEqualTo(26);
        assertThat(minimum.gradients()).isEqualTo(25);
    }

    /** Five rows in batches of two: three gradients a pass; a line search looks at all rows each time. */
    @Test
    void passesGoOverAllRows() {
        Settings batches = Settings.DEFAULTS
                .withBatching(new Batching.MiniBatch(2))
                .withLearningRate(new LearningRate.Fixed(0.01))
                .withStop(Settings.DEFAULTS.stop().withMaxEpochs(4));
        Settings searches = Settings.DEFAULTS.withOptimizer(new LBfgs()).withLoss(new Loss.LogCosh());
        Comparison comparison = Comparison.of(
                BundledDatasets.load("jellybeans"),
                List.of(new Variant("batches", batches), new Variant("searches", searches)),
                1e-6);
        ComparedRun first = comparison.runs().get(0);
        assertThat(first.gradients()).isEqualTo(12);
        assertThat(first.passes()).isEqualTo(4);
        ComparedRun second = comparison.runs().get(1);
        assertThat(second.gradients()).isGreaterThan(second.epochs());
        assertThat(second.passes()).isEqualTo(second.gradients());
    }
}
