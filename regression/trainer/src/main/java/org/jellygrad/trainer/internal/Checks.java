package org.jellygrad.trainer.internal;

import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.Problem;

/** Checks that several choices share. Each throws {@link InvalidValueException}. */
public final class Checks {
    private Checks() {}

    public static void positive(String name, double value, String why, String example) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw invalid(name, number(value), why, "a positive number", example);
        }
    }

    /** Between 0 and 1, both excluded. */
    public static void fraction(String name, double value, String why, String example) {
        if (!(value > 0 && value < 1)) {
            throw invalid(name, number(value), why, "a number between 0 and 1", example);
        }
    }

    /** From 0 to below 1. */
    public static void share(String name, double value, String why, String example) {
        if (!(value >= 0 && value < 1)) {
            throw invalid(name, number(value), why, "a number from 0 to below 1", example);
        }
    }

    public static void count(String name, int value, String why, String example) {
        if (value < 1) {
            throw invalid(name, Integer.toString(value), why, "a whole number from 1", example);
        }
    }

    private static InvalidValueException invalid(String name, String value, String why, String range, String example) {
        return new InvalidValueException(
                new Problem(name + " is " + value, why + ".", "Give " + range + ", as in " + example + "."));
    }

    /** The number as people write it, and as it is read back: 1 and 1e-9, not 1.0 and 1.0E-9. */
    public static String number(double value) {
        return Double.toString(value).replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
    }
}
