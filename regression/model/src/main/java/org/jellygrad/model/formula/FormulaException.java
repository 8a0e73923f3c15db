package org.jellygrad.model.formula;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A formula that cannot be read, or asks of the data what it does not have: what and where; a blank line; how to mend it. */
public final class FormulaException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** Of a long text so much is shown on either side of the place; and of a long place. */
    private static final int AROUND = 30;

    private FormulaException(String message) {
        super(message);
    }

    /** One exception of several that are mended alike: what is wrong with each, and the first's way to mend it. */
    static FormulaException all(List<FormulaException> several) {
        String what = several.stream().map(one -> one.parts()[0]).collect(joining("\n"));
        return new FormulaException(what + "\n\n" + several.get(0).parts()[1]);
    }

    private String[] parts() {
        return String.valueOf(getMessage()).split("\n\n", 2);
    }

    /**
     * An exception that marks a place in a text.
     *
     * @param what a sentence
     * @param at the first character in question, from 0
     * @param length how many there are; 0 for the end of the text
     */
    static FormulaException at(String what, String text, int at, int length, String how) {
        int marked = at + Math.min(length, AROUND);
        String before = at <= AROUND ? text.substring(0, at) : "…" + text.substring(at - AROUND, at);
        String after = text.length() <= marked + AROUND
                ? text.substring(marked)
                : text.substring(marked, marked + AROUND) + "…";
        String place = text.substring(at, marked);
        String mark = " ".repeat(before.codePointCount(0, before.length()))
                + "^".repeat(Math.max(1, place.codePointCount(0, place.length())));
        return new FormulaException(what + "\n    " + before + place + after + "\n    " + mark + "\n\n" + how);
    }
}
