package org.jellygrad.trainer.chart;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.outcome.RidgeSearch;
import org.jellygrad.trainer.outcome.RidgeSearch.Trial;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.plot.Layer;
import org.jellygrad.trainer.plot.Mark;
import org.jellygrad.trainer.plot.PlotPoints;
import org.jellygrad.trainer.plot.Quantity;
import org.jellygrad.trainer.plot.Scale;
import org.jellygrad.trainer.text.Numbers;

/** The curve of a search for the l2 penalty: the cross-validated RMSE over the penalty, the chosen one marked. */
public final class RidgeChart {
    private static final int DIGITS = 6;

    private RidgeChart() {}

    /**
     * The chart. A log axis has no place for a penalty of 0, so a remark below the chart gives the RMSE without a penalty.
     *
     * @param model the model that was trained with the penalty found
     * @param data the data that the model was trained on
     */
    public static Chart of(RidgeSearch search, Model model, Dataset data) {
        List<Layer> layers = new ArrayList<>();
        Trial best = search.best();
        List<Trial> trials = search.trials().stream()
                .filter(trial -> Double.isFinite(trial.rmse()))
                .toList();
        layers.add(new Layer.Line("RMSE", points(trials), true));
        if (best.l2() > 0 && Double.isFinite(best.rmse())) {
            layers.add(new Layer.Points("chosen", Mark.BEST, points(List.of(best))));
        }
        Trial none = search.none();
        List<String> remarks = new ArrayList<>();
        if (Double.isFinite(none.rmse())) {
            remarks.add("With l2 0, for which a log axis has no place, the RMSE is " + number(none.rmse())
                    + (best.l2() == 0 ? ": the lowest." : "."));
        }
        Quantity target = new Units(data.card().units(), model).column(model.target());
        return Chart.fitting(
                "Cross-validated RMSE by l2",
                summary(search, trials),
                Quantity.of("l2"),
                Scale.LOG,
                new Quantity("RMSE", target.unit()),
                Scale.LINEAR,
                layers,
                remarks);
    }

    private static String summary(RidgeSearch search, List<Trial> trials) {
        if (trials.isEmpty()) {
            return "No penalty has an RMSE.";
        }
        Trial first = trials.get(0);
        Trial last = trials.get(trials.size() - 1);
        return "The RMSE goes from " + number(first.rmse()) + " at l2 " + number(first.l2()) + " to "
                + number(last.rmse()) + " at l2 " + number(last.l2()) + "; chosen is l2 "
                + number(search.best().l2()) + ", with " + number(search.best().rmse()) + ".";
    }

    private static PlotPoints points(List<Trial> trials) {
        return new PlotPoints(
                trials.stream().mapToDouble(Trial::l2).toArray(),
                trials.stream().mapToDouble(Trial::rmse).toArray());
    }

    private static String number(double value) {
        return Numbers.format(value, DIGITS);
    }
}
