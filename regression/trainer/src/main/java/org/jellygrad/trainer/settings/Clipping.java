package org.jellygrad.trainer.settings;

import java.util.List;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.Entry;
import org.jellygrad.trainer.internal.Checks;
import org.jellygrad.trainer.internal.linalg.Vectors;

/** How large a gradient may be when the optimizer sees it, in descended coordinates. The path records it unclipped. */
public sealed interface Clipping extends Choice {

    /** The table of the ways to clip. */
    static Choices<Clipping> choices() {
        return Choices.of(
                "clipping",
                List.of(
                        Entry.of("none", "", None::new),
                        Entry.ofNumber("norm", "C", "a longer gradient is shortened to norm C", ByNorm::new),
                        Entry.ofNumber("value", "C", "each element is kept between -C and C", ByValue::new)));
    }

    /** Whether every gradient stays as it is. */
    default boolean isNone() {
        return false;
    }

    /** Cuts the gradient in place. */
    void apply(double[] gradient);

    /** No clipping. The default. */
    record None() implements Clipping {
        @Override
        public boolean isNone() {
            return true;
        }

        @Override
        public String text() {
            return "none";
        }

        @Override
        public void apply(double[] gradient) {}
    }

    /**
     * Where |g| {@literal >} C, g·C/|g|: shorter, in the same direction. Source: R. Pascanu, T. Mikolov and Y. Bengio, "On the Difficulty
     * of Training Recurrent Neural Networks", ICML 2013.
     *
     * @param most C, positive and finite
     */
    record ByNorm(double most) implements Clipping {
        public ByNorm {
            Checks.positive("clipping norm", most, "It is the greatest norm of a gradient", "norm:1");
        }

        @Override
        public String text() {
            return Choice.text("norm", most);
        }

        @Override
        public void apply(double[] gradient) {
            double norm = Vectors.norm(gradient);
            if (norm > most) {
                Vectors.scale(gradient, most / norm);
            }
        }
    }

    /**
     * Each element to [−C, C].
     *
     * @param most C, positive and finite
     */
    record ByValue(double most) implements Clipping {
        public ByValue {
            Checks.positive("clipping value", most, "It is the greatest size of a gradient's element", "value:1");
        }

        @Override
        public String text() {
            return Choice.text("value", most);
        }

        @Override
        public void apply(double[] gradient) {
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] = Math.max(-most, Math.min(most, gradient[j]));
            }
        }
    }
}
