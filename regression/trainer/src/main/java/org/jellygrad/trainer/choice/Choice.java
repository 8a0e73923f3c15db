package org.jellygrad.trainer.choice;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jellygrad.trainer.internal.Checks;

/** A member of a family that has a table of {@link Choices}. */
public interface Choice {

    /**
     * The name, then the parameters in full precision, with colons between: {@code mse}, {@code step:10:0.5}. The family's table parses
     * this text back to an equal choice.
     */
    String text();

    /** A name and parameters with colons between. Whole numbers have no decimal point. */
    static String text(String name, Number... parameters) {
        return Stream.concat(Stream.of(name), Arrays.stream(parameters).map(Choice::number))
                .collect(Collectors.joining(":"));
    }

    private static String number(Number parameter) {
        return parameter instanceof Double real ? Checks.number(real) : parameter.toString();
    }
}
