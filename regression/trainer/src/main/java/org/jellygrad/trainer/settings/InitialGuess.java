package org.jellygrad.trainer.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where descent starts. */
public sealed interface InitialGuess {

    /** The name in saved models: {@code zeros}, {@code random}, or the values given, {@code slope=3.0,intercept=20.0}. */
    String name();

    /** Every coefficient and the intercept 0. The default. */
    record Zeros() implements InitialGuess {
        @Override
        public String name() {
            return "zeros";
        }
    }

    /** Independent standard normal numbers from the seed, in descended coordinates. */
    record Random() implements InitialGuess {
        @Override
        public String name() {
            return "random";
        }
    }

    /**
     * Given in the user's units, by name; what is not named starts at 0.
     *
     * @param values by coefficient name; {@code intercept}, and {@code slope} where there is one feature, are names too
     */
    record Given(Map<String, Double> values) implements InitialGuess {
        public Given {
            values.forEach((name, value) -> {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("start of '" + name + "' is " + value
                            + "\n\nDescent starts from a point; give a finite number.");
                }
            });
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public String name() {
            return values.entrySet().stream()
                    .map(value -> value.getKey() + "=" + value.getValue())
                    .collect(Collectors.joining(","));
        }
    }
}
