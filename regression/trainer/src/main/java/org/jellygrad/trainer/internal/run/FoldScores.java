package org.jellygrad.trainer.internal.run;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jellygrad.trainer.outcome.CrossValidation.Scores;

/** Sums over predictions of rows; the truth's mean and deviations by West's weighted update, which does not cancel. */
final class FoldScores {

    private final boolean intercept;
    private long rows;
    private double weights;
    private double mean;
    private double deviations;
    private double squares;
    private double sizes;

    /** @param intercept whether the models have one */
    FoldScores(boolean intercept) {
        this.intercept = intercept;
    }

    void add(double prediction, double truth, double weight) {
        double residual = prediction - truth;
        rows++;
        weights += weight;
        squares += weight * residual * residual;
        sizes += weight * Math.abs(residual);
        double deviation = truth - mean;
        mean += deviation * weight / weights;
        deviations += weight * deviation * (truth - mean);
    }

    long rows() {
        return rows;
    }

    Scores scores() {
        double total = deviations + (intercept ? 0 : weights * mean * mean);
        return new Scores(total > 0 ? 1 - squares / total : Double.NaN, Math.sqrt(squares / weights), sizes / weights);
    }

    static Scores mean(List<Scores> all) {
        return each(all, values -> Arrays.stream(values).sum() / values.length);
    }

    static Scores deviation(List<Scores> all) {
        return each(all, values -> {
            double mean = Arrays.stream(values).sum() / values.length;
            return Math.sqrt(Arrays.stream(values)
                            .map(value -> (value - mean) * (value - mean))
                            .sum()
                    / (values.length - 1));
        });
    }

    private static Scores each(List<Scores> all, ToDoubleFunction<double[]> statistic) {
        return new Scores(
                statistic.applyAsDouble(all.stream().mapToDouble(Scores::r2).toArray()),
                statistic.applyAsDouble(all.stream().mapToDouble(Scores::rmse).toArray()),
                statistic.applyAsDouble(all.stream().mapToDouble(Scores::mae).toArray()));
    }
}
