package org.jellygrad.trainer.summary;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.trainer.outcome.RateSearch;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.TextTable;

/** The curve of a learning-rate search: a line for each rate, a bar as long as the objective left on a log scale. */
final class RateCurve {
    private static final int DIGITS = 4;
    private static final int LOSS_DIGITS = 6;
    private static final int WIDTH = 30;

    private RateCurve() {}

    /** @param penalized whether what is left is the loss with a penalty */
    static List<String> lines(RateSearch search, boolean penalized, boolean unicode) {
        var table = new TextTable(0, List.of("learning rate", "epochs", penalized ? "objective" : "loss"));
        for (RateSearch.Trial trial : search.trials()) {
            table.add(List.of(
                    Numbers.format(trial.rate(), DIGITS),
                    Integer.toString(trial.epochs()),
                    Numbers.format(trial.value(), LOSS_DIGITS)));
        }
        List<String> numbers = table.lines();
        int width = numbers.stream().mapToInt(String::length).max().orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(numbers.get(0));
        double[] bars = bars(search.trials());
        for (int i = 0; i < bars.length; i++) {
            RateSearch.Trial trial = search.trials().get(i);
            String bar = trial.diverged()
                    ? "diverged"
                    : (unicode ? "█" : "#").repeat((int) Math.round(bars[i]))
                            + (trial.rate() == search.best() ? " best" : "");
            String line = numbers.get(i + 1);
            lines.add(line + " ".repeat(width - line.length() + 2) + bar.strip());
        }
        return lines;
    }

    /** From 1 at the lowest loss to the full width at the highest. */
    private static double[] bars(List<RateSearch.Trial> trials) {
        double low = trials.stream()
                .filter(trial -> !trial.diverged() && trial.value() > 0)
                .mapToDouble(RateSearch.Trial::value)
                .min()
                .orElse(1);
        double high = trials.stream()
                .filter(trial -> !trial.diverged() && trial.value() > 0)
                .mapToDouble(RateSearch.Trial::value)
                .max()
                .orElse(1);
        return trials.stream()
                .mapToDouble(trial -> high == low
                        ? 1
                        : 1 + (WIDTH - 1) * Math.log(Math.max(low, trial.value()) / low) / Math.log(high / low))
                .toArray();
    }
}
