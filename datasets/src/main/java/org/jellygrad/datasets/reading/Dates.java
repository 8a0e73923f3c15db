package org.jellygrad.datasets.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates as files have them: {@code 2024-01-31} and {@code 2024/01/31}, {@code 31.01.2024}, and {@code 2024-01-31 12:30:00} or with
 * a T, perhaps with fractions of a second and a zone, which is not looked at. Not {@code 01/02/2024}: nobody can tell which of
 * the numbers is the month.
 */
public final class Dates {
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2}(?:[.,]\\d{1,9})?))?"
                    + "(?: ?(?:Z|UTC|[+-]\\d{2}:?\\d{2}))?)?");
    private static final Pattern POINTS = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final int LONGEST = 40;
    private static final double MINUTES_A_DAY = 24 * 60;
    private static final double SECONDS_A_DAY = MINUTES_A_DAY * 60;

    private Dates() {}

    /** The date that a text says; null if it says none. */
    private static @Nullable LocalDate date(String text) {
        String cell = text.strip();
        if (cell.length() > LONGEST) {
            return null;
        }
        Matcher iso = ISO.matcher(cell);
        Matcher points = POINTS.matcher(cell);
        try {
            if (iso.matches()) {
                return LocalDate.of(number(iso, 1), number(iso, 3), number(iso, 4));
            }
            return points.matches() ? LocalDate.of(number(points, 3), number(points, 2), number(points, 1)) : null;
        } catch (DateTimeException e) {
            return null; // there is no such day
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    /** The year; empty if the text is no date. */
    public static OptionalDouble year(String text) {
        LocalDate date = date(text);
        return date == null ? OptionalDouble.empty() : OptionalDouble.of(date.getYear());
    }

    /** The month, from 1 to 12; empty if the text is no date. */
    public static OptionalDouble month(String text) {
        LocalDate date = date(text);
        return date == null ? OptionalDouble.empty() : OptionalDouble.of(date.getMonthValue());
    }

    /** The days since the beginning of 1970, with the time as a fraction; empty if the text is no date. */
    public static OptionalDouble days(String text) {
        LocalDate date = date(text);
        if (date == null) {
            return OptionalDouble.empty();
        }
        Matcher iso = ISO.matcher(text.strip());
        double time = 0;
        if (iso.matches() && iso.group(5) != null) {
            time = number(iso, 5) / 24.0 + number(iso, 6) / MINUTES_A_DAY;
            String seconds = iso.group(7);
            time += seconds == null ? 0 : Double.parseDouble(seconds.replace(',', '.')) / SECONDS_A_DAY;
        }
        return OptionalDouble.of(date.toEpochDay() + time);
    }
}
