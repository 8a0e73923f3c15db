package org.jellygrad.trainer.choice;

import java.util.List;
import java.util.regex.Pattern;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;

/** Numbers as people write them. */
public final class WrittenNumber {

    // Java alone also takes 1d, 0x1p3 and blanks for numbers.
    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

    private WrittenNumber() {}

    /**
     * A decimal number, such as 0.1, 30 or 2.9e-6.
     *
     * @throws NotANumberException if the text is none
     */
    public static double real(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new NotANumberException(text);
        }
        return Double.parseDouble(text);
    }

    /**
     * A whole number that fits an {@code int}.
     *
     * @throws NotANumberException if the text is no number at all
     * @throws InvalidValueException if the number is not whole, or is larger
     */
    public static int whole(String text) {
        real(text);
        return Math.toIntExact(whole(text, Integer.MAX_VALUE));
    }

    /**
     * A whole number.
     *
     * @throws InvalidValueException if the text is none, or the number is larger in size than {@code largest}
     */
    public static long whole(String text, long largest) {
        try {
            long value = Long.parseLong(text);
            if (Math.abs(value) <= largest) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The sentence below says it.
        }
        throw new InvalidValueException(
                "'" + text + "' is not a whole number", "Write it in digits; the largest is " + largest + ".");
    }

    /** A text where a number was wanted. */
    static final class NotANumberException extends ProblemException {
        private static final long serialVersionUID = 1;

        NotANumberException(String text) {
            super(
                    List.of(Problem.mendedBy(
                            "'" + text + "' is not a number",
                            "Write it with digits and a decimal point: 0.1, 30 or 2.9e-6.")),
                    null);
        }
    }
}
