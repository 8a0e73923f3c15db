package org.jellygrad.trainer.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.trainer.choice.Choice;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.Entry;
import org.jellygrad.trainer.choice.NameList;

/** Where descent starts. */
public sealed interface InitialGuess extends Choice {

    /** The table of the starts. */
    static Choices<InitialGuess> choices() {
        return Choices.<InitialGuess>of(
                        "start",
                        List.of(
                                Entry.of("auto", "", Auto::new),
                                Entry.of("zeros", "", Zeros::new),
                                Entry.of("squares", "", Squares::new),
                                Entry.of("random", "", Random::new)))
                .orElse("values by name as in slope=3,intercept=20", text -> new Given(NameList.values(text)));
    }

    /** Whether it is drawn from the seed. */
    default boolean isRandom() {
        return false;
    }

    /** Whether every parameter starts at 0. */
    default boolean isZeros() {
        return !isRandom() && !isSquares() && values().isEmpty();
    }

    /** Whether it is the optimum of the squared loss. */
    default boolean isSquares() {
        return false;
    }

    /** The values that were given, by coefficient name; empty if the start is chosen otherwise. */
    default Map<String, Double> values() {
        return Map.of();
    }

    /**
     * The default: zeros for most runs. A run starts at the {@link Squares} if its loss is smooth but not squared, each step looks at all
     * rows, and the rows are so many that epochs take time. From there few epochs are left.
     */
    record Auto() implements InitialGuess {
        @Override
        public String text() {
            return "auto";
        }
    }

    /** The optimum of the squared loss, with the l2 penalty if there is one; on data alone. It is known before the first epoch. */
    record Squares() implements InitialGuess {
        @Override
        public boolean isSquares() {
            return true;
        }

        @Override
        public String text() {
            return "squares";
        }
    }

    /** Every coefficient and the intercept 0. */
    record Zeros() implements InitialGuess {
        @Override
        public String text() {
            return "zeros";
        }
    }

    /** Independent standard normal numbers from the seed, in descended coordinates. */
    record Random() implements InitialGuess {
        @Override
        public boolean isRandom() {
            return true;
        }

        @Override
        public String text() {
            return "random";
        }
    }

    /**
     * Values given in the user's units, by name. Parameters that are not named start at 0.
     *
     * @param values one or more, by coefficient name; {@code intercept}, and {@code slope} where there is one feature, are names too
     */
    record Given(Map<String, Double> values) implements InitialGuess {
        public Given {
            if (values.isEmpty()) {
                throw new InvalidValueException(
                        "start names no parameter", "Give at least one value by name; zeros starts all at 0.");
            }
            values.forEach((name, value) -> {
                if (!Double.isFinite(value)) {
                    throw new InvalidValueException(
                            "start of '" + name + "' is " + value,
                            "Descent starts from a point; give a finite number.");
                }
            });
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public String text() {
            return NameList.text(values);
        }
    }
}
