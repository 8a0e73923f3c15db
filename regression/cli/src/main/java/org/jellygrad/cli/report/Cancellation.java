package org.jellygrad.cli.report;

import java.util.Comparator;
import java.util.List;
import org.jellygrad.model.Contribution;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.summary.RoundingNoise;
import org.jellygrad.trainer.text.Numbers;

/**
 * How far the contributions to one prediction cancel, as those of high powers of the same column do.
 *
 * @param largest the one of largest size
 * @param ratio its size over that of predictions
 * @param ratioOfPrediction the same of the numbers that the prediction is added up from, which are others where there are powers
 * @param powers whether there are
 */
record Cancellation(Contribution largest, double ratio, double ratioOfPrediction, boolean powers) {
    /** Up to here the digits that are left are more than anyone reads. */
    private static final double WORTH_SAYING = 1000;

    /** Decimal digits of a double. */
    private static final int ALL = 16;

    private static final int DIGITS = 3;
    private static final int AMOUNT_DIGITS = 7;

    /** Of the row whose {@code prediction} was made last. */
    static Cancellation of(PredictionColumns predictions, double prediction) {
        Model model = predictions.model();
        double[] row = predictions.inputs().values();
        List<Contribution> contributions = predictions.predictor().contributions(row);
        Contribution largest = contributions.stream()
                .max(Comparator.comparingDouble(contribution -> Math.abs(contribution.amount())))
                .orElse(new Contribution("intercept", 1, 1, 0, 0));
        // A prediction that is near 0 by chance has lost nothing that matters.
        double size = Math.max(Math.abs(prediction), RoundingNoise.of(model).size());
        return new Cancellation(
                largest,
                Math.abs(largest.amount()) / size,
                predictions.predictor().largestSummand(row) / size,
                model.coefficients().stream()
                        .anyMatch(coefficient -> coefficient.term().power() > 1));
    }

    boolean isWorthSaying() {
        return ratio >= WORTH_SAYING && ratio < Double.POSITIVE_INFINITY;
    }

    /** Decimal digits lost in adding the contributions up. */
    int lostDigits() {
        return lost(ratio);
    }

    private static int lost(double ratio) {
        return ratio < 10 ? 0 : (int) Math.min(ALL, Math.floor(Math.log10(ratio)));
    }

    String text() {
        String sum = "cancel: that of " + largest.name() + " is "
                + Numbers.format(Math.abs(largest.amount()), AMOUNT_DIGITS) + ", "
                + Numbers.format(ratio, DIGITS) + " times as large as predictions are. Their sum in doubles loses "
                + Numbers.count(lostDigits(), "digit") + " of " + ALL + ". ";
        if (!powers) {
            return sum + "The prediction is this sum.";
        }
        int lost = lost(ratioOfPrediction);
        return sum
                + "The prediction is not this sum: its powers are those of the distance from a column's centre, and it loses "
                + (lost == 0 ? "none." : Numbers.count(lost, "digit") + ".");
    }
}
