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
                        "start", List.of(Entry.of("zeros", "", Zeros::new), Entry.of("random", "", Random::new)))
                .orElse("values by name as in slope=3,intercept=20", text -> new Given(NameList.values(text)));
    }

    /** Every coefficient and the intercept 0. The default. */
    record Zeros() implements InitialGuess {
        @Override
        public String text() {
            return "zeros";
        }
    }

    /** Independent standard normal numbers from the seed, in descended coordinates. */
    record Random() implements InitialGuess {
        @Override
        public String text() {
            return "random";
        }
    }

    /**
     * Given in the user's units, by name; what is not named starts at 0.
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
