package org.jellygrad.trainer.internal;

/** Checks that several choices share. Their messages say what is wrong, an empty line, and why. */
public final class Checks {
    private Checks() {}

    public static void positive(String name, double value, String why, String example) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    name + " is " + number(value) + "\n\n" + why + "; give a positive number, as in " + example + ".");
        }
    }

    /** Between 0 and 1, both excluded. */
    public static void fraction(String name, double value, String why, String example) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + number(value) + "\n\n" + why
                    + "; give a number between 0 and 1, as in " + example + ".");
        }
    }

    /**
     * From 0 to below 1.
     *
     * @throws IllegalArgumentException if it is not
     */
    public static void share(String name, double value, String why, String example) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + number(value) + "\n\n" + why
                    + "; give a number from 0 to below 1, as in " + example + ".");
        }
    }

    public static void count(String name, int value, String why, String example) {
        if (value < 1) {
            throw new IllegalArgumentException(
                    name + " is " + value + "\n\n" + why + "; give a whole number from 1, as in " + example + ".");
        }
    }

    /** The number as people write it, and as it is read back: 1 and 1e-9, not 1.0 and 1.0E-9. */
    public static String number(double value) {
        return Double.toString(value).replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
    }
}
