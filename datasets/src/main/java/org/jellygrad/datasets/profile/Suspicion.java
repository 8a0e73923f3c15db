package org.jellygrad.datasets.profile;

/**
 * Something that looks wrong. It may be right: a person decides.
 *
 * @param kind which kind of thing
 * @param column the column it is about
 * @param what what was seen, as a sentence without the column's name: {@code is 5 in every row}
 * @param advice what to do about it if it is wrong, as a sentence, settings in backquotes
 */
public record Suspicion(Kind kind, String column, String what, String advice) {

    /** What can look wrong. */
    public enum Kind {
        /** The same number in every row. */
        CONSTANT,
        /** No cell holds anything. */
        EMPTY,
        /** A straight line of another column. */
        DUPLICATE,
        /** A number that seems to stand for a missing value. */
        SENTINEL,
        /** A column that tells the target almost by itself. */
        LEAK,
        /** A column that counts the rows, or names each of them. */
        INDEX,
        /** Dates, as text. */
        DATES,
        /** Texts among numbers. */
        MIXED
    }
}
