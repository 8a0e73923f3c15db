package org.jellygrad.trainer.loss;

import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.Entry;
import org.jellygrad.trainer.choice.WrittenNumber;
import org.jellygrad.trainer.internal.Checks;

/**
 * What coefficients cost: the objective is mean loss + l2·Σb² + l1·Σ|b|, over the coefficients b of standardised columns, or of the user's
 * own with the scaling {@code none}. The intercept is never penalised, and the loss is always reported without the penalty.
 *
 * <p>The l1 part has a kink, so it enters by proximal steps, which end at coefficients that are exactly 0.
 */
public sealed interface Penalty extends Choice {

    /** The table of the penalties. */
    static Choices<Penalty> choices() {
        return Choices.of(
                "penalty",
                List.of(
                        Entry.of("none", "", None::new),
                        Entry.ofNumber("l2", "P", "ridge", L2::new),
                        Entry.ofNumber("l1", "P", "lasso", L1::new),
                        Entry.ofNumbers(
                                "elastic-net",
                                List.of("P1", "P2"),
                                "lasso and ridge",
                                p -> new ElasticNet(p[0], p[1]))));
    }

    /** Whether there is none. */
    default boolean isNone() {
        return false;
    }

    /** The factor of Σ|b|, at least 0. */
    default double l1() {
        return 0;
    }

    /** The factor of Σb², at least 0. */
    default double l2() {
        return 0;
    }

    /** The penalty of these factors. */
    static Penalty of(double l1, double l2) {
        Penalty both = new ElasticNet(l1, l2);
        return l1 == 0 ? l2 == 0 ? new None() : new L2(l2) : l2 == 0 ? new L1(l1) : both;
    }

    /** The penalty that a model was trained with. */
    static Penalty of(Model model) {
        Map<String, String> settings = model.provenance().settings();
        return of(
                WrittenNumber.real(settings.getOrDefault("l1", "0")),
                WrittenNumber.real(settings.getOrDefault("l2", "0")));
    }

    private static void check(String name, double factor) {
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new InvalidValueException(
                    name + " is " + Checks.number(factor),
                    "A penalty multiplies the size of the coefficients; give a finite number from 0.");
        }
    }

    /** No penalty. The default. */
    record None() implements Penalty {
        @Override
        public String text() {
            return "none";
        }

        @Override
        public boolean isNone() {
            return true;
        }
    }

    /**
     * Ridge regression: shrinks every coefficient, and makes the optimum unique even where columns are sums of others.
     *
     * <p>Source: A. E. Hoerl and R. W. Kennard, "Ridge Regression", Technometrics 12 (1970).
     *
     * @param l2 at least 0
     */
    record L2(double l2) implements Penalty {
        public L2 {
            check("l2", l2);
        }

        @Override
        public String text() {
            return Choice.text("l2", l2);
        }
    }

    /**
     * The lasso: shrinks coefficients and sets some to 0.
     *
     * <p>Source: R. Tibshirani, "Regression Shrinkage and Selection via the Lasso", J. R. Stat. Soc. B 58 (1996).
     *
     * @param l1 at least 0
     */
    record L1(double l1) implements Penalty {
        public L1 {
            check("l1", l1);
        }

        @Override
        public String text() {
            return Choice.text("l1", l1);
        }
    }

    /**
     * Both: correlated columns stay or go together.
     *
     * <p>Source: H. Zou and T. Hastie, "Regularization and Variable Selection via the Elastic Net", J. R. Stat. Soc. B 67 (2005).
     *
     * @param l1 at least 0
     * @param l2 at least 0
     */
    record ElasticNet(double l1, double l2) implements Penalty {
        public ElasticNet {
            check("l1", l1);
            check("l2", l2);
        }

        @Override
        public String text() {
            return Choice.text("elastic-net", l1, l2);
        }
    }
}
