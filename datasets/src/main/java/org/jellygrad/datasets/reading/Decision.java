package org.jellygrad.datasets.reading;

/**
 * A choice that a reader made because no setting said otherwise. A front end prints it with the option that changes it.
 *
 * @param what what was decided, as a clause: {@code decimal commas (1,5 is 1.5)}
 * @param why what in the file led to the choice, as a clause; empty if {@code what} says it all
 * @param setting the setting that overrides it, as messages name settings: {@code CsvOptions.decimal}; empty if none does
 */
public record Decision(String what, String why, String setting) {

    /** The decision as one clause, with its setting in backquotes. */
    public String text() {
        String reason = why.isEmpty() ? "" : ": " + why;
        return what + reason + (setting.isEmpty() ? "" : " (`" + setting + "`)");
    }
}
