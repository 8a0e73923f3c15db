package org.jellygrad.datasets.internal.dialect;

import java.util.function.Predicate;
import org.jellygrad.datasets.internal.Decimal;
import org.jellygrad.datasets.internal.FormattedNumber;
import org.jellygrad.datasets.internal.MissingMark;
import org.jellygrad.datasets.internal.PlainNumber;

/** Tells what cells of a sample are. */
final class Cells {
    private final FormattedNumber point = new FormattedNumber('.');
    private final FormattedNumber comma = new FormattedNumber(',');
    private final Predicate<String> missing;

    /** @param missing further texts that mean a missing cell */
    Cells(Predicate<String> missing) {
        this.missing = missing;
    }

    /** Whether a cell is a number by either decimal sign. */
    boolean isNumber(String cell) {
        return Decimal.matches(cell) || point.parse(cell) || comma.parse(cell);
    }

    /** Whether a cell is a number by this decimal sign. */
    boolean isNumber(String cell, char decimal) {
        return decimal == '.' ? Decimal.matches(cell) || point.parse(cell) : comma.parse(cell);
    }

    /** A number with a decimal comma as it is written with a point, without separators. */
    String plain(String cell) {
        return comma.parse(cell) ? PlainNumber.text(comma.number()) : cell;
    }

    boolean isMissing(String cell) {
        return MissingMark.matches(cell) || missing.test(cell);
    }

    /** Neither a number nor missing. */
    boolean isText(String cell) {
        return !isMissing(cell) && !isNumber(cell);
    }
}
