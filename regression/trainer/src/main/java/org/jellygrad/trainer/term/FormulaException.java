package org.jellygrad.trainer.term;

/** A formula that cannot be read, or asks of the data what it does not have: what and where; a blank line; how to mend it. */
public final class FormulaException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private FormulaException(String message) {
        super(message);
    }

    /**
     * An exception that marks a place in a text.
     *
     * @param what a sentence
     * @param at the first character in question, from 0
     * @param length how many there are; 0 for the end of the text
     */
    static FormulaException at(String what, String text, int at, int length, String how) {
        String mark =
                " ".repeat(text.codePointCount(0, at)) + "^".repeat(Math.max(1, text.codePointCount(at, at + length)));
        return new FormulaException(what + "\n    " + text + "\n    " + mark + "\n\n" + how);
    }
}
