package org.jellygrad.trainer.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jellygrad.trainer.outcome.RidgeSearch;
import org.jellygrad.trainer.outcome.RidgeSearch.Trial;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;
import org.jellygrad.trainer.text.TextTable;

/** A search for the l2 penalty: what it found, and in full the error at each penalty. */
public final class RidgeCurve {
    private static final int DIGITS = 6;

    private static final String OPTIMISTIC =
            " The lowest RMSE of many is slightly optimistic: expect a little more on new rows.";

    private RidgeCurve() {}

    /**
     * The lines about a search.
     *
     * @param full whether the error at each penalty is shown
     */
    public static List<String> lines(RidgeSearch search, boolean full) {
        var found = new Paragraphs();
        found.add(
                "l2", found(search) + end(search) + (Double.isNaN(search.best().rmse()) ? "" : OPTIMISTIC));
        List<String> lines = new ArrayList<>(found.lines());
        if (full) {
            var table = new TextTable(0, List.of("l2", "RMSE", ""));
            Stream.concat(Stream.of(search.none()), search.trials().stream())
                    .forEach(trial -> table.add(List.of(
                            number(trial),
                            rmse(trial),
                            trial.l2() == search.best().l2() ? "best" : "")));
            lines.add("");
            table.lines().forEach(line -> lines.add(line.stripTrailing()));
        }
        return lines;
    }

    private static String found(RidgeSearch search) {
        String judged = " in cross-validation by " + search.folds() + " folds";
        Trial best = search.best();
        if (search.place() == RidgeSearch.Place.NONE) {
            Trial least = search.trials().get(0);
            return "0: no penalty lowers the RMSE of " + rmse(best) + judged + "; with " + number(least) + " it is "
                    + rmse(least) + ".";
        }
        return number(best) + " has the lowest RMSE, " + rmse(best) + "," + judged + "; "
                + (Double.isNaN(search.none().rmse())
                        ? "with 0 there are fewer rows than coefficients."
                        : "with 0 it is " + rmse(search.none()) + ".");
    }

    private static String end(RidgeSearch search) {
        List<Trial> trials = search.trials();
        String range = number(trials.get(0)) + " to " + number(trials.get(trials.size() - 1)) + ".";
        return switch (search.place()) {
            case LOW_END -> " That is the lowest penalty of the range, " + range;
            case HIGH_END ->
                " That is the highest penalty of the range, " + range
                        + " The features hardly help to predict other rows.";
            case INSIDE, NONE -> search.isExtended() ? " The range was extended: " + range : "";
        };
    }

    private static String number(Trial trial) {
        return Numbers.format(trial.l2(), DIGITS);
    }

    private static String rmse(Trial trial) {
        return Numbers.format(trial.rmse(), DIGITS);
    }
}
