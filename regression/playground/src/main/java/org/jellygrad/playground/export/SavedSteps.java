package org.jellygrad.playground.export;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.playground.answer.TrainedStep;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.trainer.explain.StepExplainer;
import org.jellygrad.trainer.settings.Settings;

/** The explanations of steps that a page carries: all of a short run, else the first, the last, and some evenly between. */
final class SavedSteps {
    /** Characters that the explanations of a run may take. */
    private static final int ROOM = 1_500_000;

    private static final int MOST = 400;

    private static final int LEAST = 8;

    /** Explaining a step reads all rows: of more than these, fewer steps are explained. */
    private static final int MANY_ROWS = 10_000;

    private SavedSteps() {}

    /** Explanations by step. */
    static JsonObject of(RecordedRun run, PageState asked) {
        JsonObject steps = new JsonObject();
        if (!isExplained(asked)) {
            return steps;
        }
        long[] taken = Arrays.stream(run.columns().step())
                .mapToLong(step -> (long) step)
                .distinct()
                .toArray();
        JsonObject first = TrainedStep.of(run, asked.at(taken[0]));
        Dataset data = asked.data();
        int most = data != null && data.rows() > MANY_ROWS
                ? LEAST
                : Math.max(LEAST, Math.min(MOST, ROOM / first.toString().length()));
        steps.add(Long.toString(taken[0]), first);
        for (long step : chosen(taken, most, asked.step())) {
            if (step != taken[0]) {
                steps.add(Long.toString(step), TrainedStep.of(run, asked.at(step)));
            }
        }
        return steps;
    }

    /** Some settings lead to rows of which the page does not know which ones they are. */
    private static boolean isExplained(PageState asked) {
        Settings settings = asked.settings();
        Dataset data = asked.data();
        return data == null
                || (data.rows() <= StepExplainer.MOST_ROWS
                        && settings.formula() == null
                        && settings.validation() == 0
                        && settings.missing() == MissingValues.DROP);
    }

    private static Set<Long> chosen(long[] taken, int most, long looked) {
        int every = (taken.length + most - 1) / most;
        List<Long> steps = new ArrayList<>();
        for (int i = 0; i < taken.length; i += every) {
            steps.add(taken[i]);
        }
        steps.add(taken[taken.length - 1]);
        if (Arrays.binarySearch(taken, looked) >= 0) {
            steps.add(looked);
        }
        return new LinkedHashSet<>(steps);
    }
}
