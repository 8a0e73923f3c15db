package org.jellygrad.playground.answer;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.playground.facts.PointColumns;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.trainer.explain.ExplainedRows;
import org.jellygrad.trainer.explain.StepExplainer;
import org.jellygrad.trainer.path.PathPoint;

/** The mean error of the predictions at each point of a run, prediction minus truth: with its sign, absolute, or squared. */
public final class ErrorsAnswer {

    private static final Map<String, DoubleUnaryOperator> KINDS =
            Map.of("signed", error -> error, "absolute", Math::abs, "squared", error -> error * error);

    private ErrorsAnswer() {}

    /**
     * The frame of the array {@code error}.
     *
     * @param kind {@code signed}, {@code absolute} or {@code squared}
     */
    public static byte[] of(RecordedRun run, PageState asked, String kind) {
        Dataset data = asked.data();
        DoubleUnaryOperator cost = KINDS.get(kind);
        if (cost == null) {
            throw new InvalidValueException(
                    "There is no error '" + kind + "'.", "It can be signed, absolute or squared.");
        }
        if (data == null) {
            throw new InvalidValueException("A function has no errors.", "They are of predictions; name data.");
        }
        PointColumns columns = run.columns();
        PathPoint start = columns.point(0);
        ExplainedRows rows =
                StepExplainer.of(data, asked.settings(), start, start).rows();
        if (rows == null) {
            throw new IllegalStateException("a step on data has rows");
        }
        double[] errors = new double[columns.size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = mean(rows, columns.point(i).descended(), cost);
        }
        JsonObject header = new JsonObject();
        header.addProperty("kind", kind);
        return new ArrayFrame(header).add("error", errors).bytes();
    }

    private static double mean(ExplainedRows rows, double[] theta, DoubleUnaryOperator cost) {
        double sum = 0;
        for (int i = 0; i < rows.count(); i++) {
            double error = -rows.truth()[i];
            for (int j = 0; j < theta.length; j++) {
                error += theta[j] * rows.values()[j][i];
            }
            sum += cost.applyAsDouble(error);
        }
        return sum / rows.count();
    }
}
