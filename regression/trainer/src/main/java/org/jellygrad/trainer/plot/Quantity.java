package org.jellygrad.trainer.plot;

/**
 * What an axis measures.
 *
 * @param name any text, such as a column's name
 * @param unit empty where there is none
 */
public record Quantity(String name, String unit) {

    /** A quantity without a unit. */
    public static Quantity of(String name) {
        return new Quantity(name, "");
    }

    /** {@code distance (Mpc)}, or the name alone where there is no unit. */
    public String label() {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }
}
