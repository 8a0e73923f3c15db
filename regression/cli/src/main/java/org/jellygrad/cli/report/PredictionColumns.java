package org.jellygrad.cli.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.Row;
import org.jellygrad.datasets.Schema;
import org.jellygrad.model.Inputs;
import org.jellygrad.model.Model;
import org.jellygrad.model.Predictor;
import org.jellygrad.model.formula.InverseResponse;
import org.jellygrad.model.inference.Inference;
import org.jspecify.annotations.Nullable;

/** The numbers that `predict` adds to each row. */
public final class PredictionColumns {
    private final Model model;
    private final Inputs inputs;
    private final Predictor predictor;
    private final @Nullable Inference inference;
    private final @Nullable Double level;
    private final double reach; // of the interval; NaN without one
    private final boolean influence;
    private final @Nullable InverseResponse response;
    private final int target; // its column, −1 if it is not there
    private final int weights; // the column of the weights trained with, −1 if there is none
    private final List<String> names = new ArrayList<>();
    private final double[] numbers;

    /**
     * The columns.
     *
     * @param level probability of the prediction interval; null for none
     * @param influence whether leverage and Cook's distance are wanted
     * @param zero whether unknown levels and absent columns count as 0
     * @param width how many of the data's columns the file has: a name among them is taken
     * @param response takes predictions back to the column that the target was made of; null to leave them
     */
    public PredictionColumns(
            Model model,
            Dataset data,
            @Nullable Double level,
            boolean influence,
            boolean zero,
            int width,
            @Nullable InverseResponse response) {
        Schema schema = data.schema();
        this.model = model;
        this.inputs = zero ? Inputs.withUnknownAsZero(model, data) : Inputs.of(model, data);
        this.predictor = model.predictor(model.features());
        this.inference = model.inference();
        this.level = level;
        this.reach = level == null || inference == null ? Double.NaN : inference.reach(level);
        this.influence = influence;
        this.target = numeric(model.target(), schema);
        String weighed = model.provenance().settings().get("weights");
        this.weights = weighed == null ? -1 : numeric(weighed, schema);
        this.response = response;
        List<String> taken = schema.names().subList(0, width);
        String name = free(response == null ? model.target() : response.column(), taken);
        names.add(name);
        if (level != null) {
            names.addAll(List.of(free(name + "_low", taken), free(name + "_high", taken)));
        }
        if (influence) {
            names.add(free("leverage", taken));
            if (target >= 0) {
                names.add(free("cooks_distance", taken));
            }
        }
        this.numbers = new double[names.size()];
    }

    private static int numeric(String column, Schema schema) {
        return schema.contains(column) && schema.column(column).isNumeric() ? schema.indexOf(column) : -1;
    }

    private static String free(String wanted, List<String> taken) {
        String name = wanted;
        while (taken.contains(name)) {
            name += "_predicted";
        }
        return name;
    }

    @Nullable
    Double level() {
        return level;
    }

    boolean hasInfluence() {
        return influence;
    }

    Model model() {
        return model;
    }

    public Inputs inputs() {
        return inputs;
    }

    Predictor predictor() {
        return predictor;
    }

    /** The names of the columns. */
    public List<String> names() {
        return names;
    }

    /** A number for each, NaN where there is none. This object's own array. */
    public double[] of(Row row) {
        double[] predicted = predicted(row);
        InverseResponse inverse = response;
        if (inverse != null) {
            int last = level == null ? 0 : 2;
            for (int i = 0; i <= last; i++) {
                predicted[i] = inverse.of().applyAsDouble(predicted[i]);
            }
            if (level != null && predicted[1] > predicted[2]) {
                double high = predicted[1]; // the transformation falls
                predicted[1] = predicted[2];
                predicted[2] = high;
            }
        }
        return predicted;
    }

    private double[] predicted(Row row) {
        double prediction = inputs.predict(row);
        numbers[0] = prediction;
        Inference from = inference;
        if (from == null || (level == null && !influence)) {
            return numbers;
        }
        if (Double.isNaN(prediction)) {
            Arrays.fill(numbers, Double.NaN);
            return numbers;
        }
        double leverage = predictor.leverage(inputs.values());
        int next = 1;
        if (level != null) {
            double half = reach * Math.sqrt(1 + leverage);
            numbers[next++] = prediction - half;
            numbers[next++] = prediction + half;
        }
        if (influence) {
            // A row of weight w stands in the fit as √w times itself.
            double weight = weights < 0 ? 1 : row.number(weights);
            numbers[next++] = weight * leverage;
            if (target >= 0) {
                double residual = (row.number(target) - prediction) * Math.sqrt(weight);
                numbers[next] = from.cooksDistance(residual, weight * leverage);
            }
        }
        return numbers;
    }
}
