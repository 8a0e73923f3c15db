package org.jellygrad.playground.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.trainer.plot.Chart;

/** What to show of a run: a table or a chart. */
public sealed interface View {

    /** Its name for the page: {@code steps}, {@code errors}, {@code curve} ... */
    String kind();

    /** Which of the page's own views shows the same; empty if none does. */
    default Optional<String> pageView() {
        return Optional.of(kind());
    }

    /** The step that it is about; empty if it is about all of them. */
    default OptionalLong onlyStep() {
        return OptionalLong.empty();
    }

    /** Whether the run has what the view shows. */
    default boolean fits(FinishedRun run) {
        return true;
    }

    /** The table; empty if the view is a chart. The run must fit. */
    default Optional<ViewTable> table(FinishedRun run) {
        return Optional.empty();
    }

    /** The chart; empty if the view is a table. The run must fit. */
    default Optional<Chart> chart(FinishedRun run) {
        return Optional.empty();
    }

    /**
     * A table, one line for each {@code every}-th step and the last.
     *
     * @param quantities its columns: {@code x}, {@code loss}, {@code gradient}, {@code gradient(slope)} ...
     */
    record StepTable(List<String> quantities, int every) implements View {
        public StepTable {
            quantities = List.copyOf(quantities);
        }

        @Override
        public String kind() {
            return "steps";
        }

        @Override
        public Optional<String> pageView() {
            return Optional.empty();
        }

        @Override
        public Optional<ViewTable> table(FinishedRun run) {
            return Optional.of(ViewTable.steps(run, this));
        }
    }

    /**
     * A table, one line for each row of the data: truth, guess, error as it is, absolute and squared.
     *
     * @param step after so many steps
     */
    record ErrorTable(long step) implements View {
        @Override
        public String kind() {
            return "errors";
        }

        @Override
        public Optional<String> pageView() {
            return Optional.of("data");
        }

        @Override
        public OptionalLong onlyStep() {
            return OptionalLong.of(step);
        }

        @Override
        public boolean fits(FinishedRun run) {
            return run.rows() != null;
        }

        @Override
        public Optional<ViewTable> table(FinishedRun run) {
            return Optional.of(ViewTable.errors(run, step));
        }
    }

    /** The curve of a function of one parameter, with the path on it. */
    record FunctionCurve() implements View {
        @Override
        public String kind() {
            return "curve";
        }

        @Override
        public boolean fits(FinishedRun run) {
            return run.names().size() == 1;
        }

        @Override
        public Optional<Chart> chart(FinishedRun run) {
            return Optional.of(RunCharts.curve(run));
        }
    }

    /** The loss by step. */
    record LossByStep() implements View {
        @Override
        public String kind() {
            return "loss";
        }

        @Override
        public Optional<Chart> chart(FinishedRun run) {
            return Optional.of(RunCharts.loss(run));
        }
    }

    /** The rows and the line after the last step. */
    record FittedLine() implements View {
        @Override
        public String kind() {
            return "line";
        }

        @Override
        public Optional<String> pageView() {
            return Optional.of("data");
        }

        @Override
        public boolean fits(FinishedRun run) {
            return run.rows() != null;
        }

        @Override
        public Optional<Chart> chart(FinishedRun run) {
            return Optional.of(RunCharts.line(run));
        }
    }

    /** The path in the plane of two parameters, with contours. */
    record ParameterPlane() implements View {
        @Override
        public String kind() {
            return "plane";
        }

        @Override
        public boolean fits(FinishedRun run) {
            return run.names().size() == 2;
        }

        @Override
        public Optional<Chart> chart(FinishedRun run) {
            return Optional.of(RunCharts.plane(run));
        }
    }
}
