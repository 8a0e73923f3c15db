package org.jellygrad.playground.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.playground.run.RunFacts;
import org.jellygrad.playground.run.Strategy;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.playground.state.RecordTerms;
import org.jellygrad.playground.state.SettingWords;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.function.DescentWords;
import org.jellygrad.trainer.function.FunctionDescent;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.record.Record;
import org.jspecify.annotations.Nullable;

/** Makes runs by the trainer, each step kept. */
public final class Runs {
    private Runs() {}

    /**
     * Makes the run of a state.
     *
     * @param stopped whether it is to be given up, asked after each step
     * @throws CancellationException if it was
     * @throws org.jellygrad.datasets.problem.ProblemException if it cannot be made
     */
    public static RecordedRun run(PageState state, BooleanSupplier stopped) {
        TypedFunction function = state.function();
        Dataset data = state.data();
        FinishedRun walk = state.walk();
        if (function == null && data == null) {
            throw new IllegalStateException("a state of nothing");
        }
        RecordedRun descent = function != null
                ? onFunction(state, function, stopped)
                : onData(state, Objects.requireNonNull(data), stopped);
        return walk == null ? descent : walked(state, walk, descent);
    }

    /**
     * A walk of a lesson, which the lesson has made.
     *
     * @param descent on the same ground: it knows the optimum and the curvature
     */
    private static RecordedRun walked(PageState state, FinishedRun walk, RecordedRun descent) {
        RunFacts known = walk.facts();
        Facts ground = descent.facts();
        Facts facts = new Facts(
                walk.plan().strategy() instanceof Strategy.TypedRule rule ? rule.rate() : Double.NaN,
                ground.stable(),
                ground.best(),
                ground.limitText(),
                known.factor(),
                "none",
                "",
                Double.NaN,
                ground.conditionNumber(),
                ground.largestEigenvalue(),
                ground.smallestEigenvalue(),
                List.of(),
                null);
        return new RecordedRun(
                state,
                state.command(),
                PointColumns.of(walk.path()),
                known.outcome(),
                known.why(),
                known.why().isEmpty() ? List.of() : List.of(known.why()),
                facts,
                descent.best(),
                descent.hessian(),
                "none",
                null);
    }

    /** A run that was recorded, on its path as recorded: it need not be made again, and may have been made elsewhere. */
    public static RecordedRun recorded(PageState state, Record record) {
        RecordedRun made = run(state, () -> false);
        String why = SettingWords.in(record.why()) + RecordTerms.note(record);
        return new RecordedRun(
                state,
                record.command(),
                PointColumns.of(record.path()),
                record.outcome(),
                why,
                made.outcome().equals(record.outcome()) ? made.sentences() : List.of(why),
                made.facts(),
                made.best(),
                made.hessian(),
                made.coordinates(),
                made.toUser());
    }

    private static RecordedRun onData(PageState state, Dataset data, BooleanSupplier stopped) {
        return TrainedRun.of(state, data, stopped).shown(state, data);
    }

    private static RecordedRun onFunction(PageState state, TypedFunction function, BooleanSupplier stopped) {
        List<PathPoint> points = new ArrayList<>();
        FunctionDescent run = FunctionDescent.run(
                function,
                state.settings(),
                Recording.NONE.withStop(stopped).withListener((names, point) -> points.add(point)));
        heed(stopped);
        PointColumns columns = PointColumns.of(whole(run, points));
        return new RecordedRun(
                state,
                state.command(),
                columns,
                run.outcome().name(),
                SettingWords.in(run.outcome().why()),
                DescentWords.of(run).stream().map(SettingWords::in).toList(),
                FunctionFacts.of(state, run, columns),
                best(run),
                run.parabola() && run.valleyMinimum() != null
                        ? run.valleyMinimum().curvature().hessian()
                        : null,
                "none",
                null);
    }

    /** The points as they came; the run's own last one where it went back to an earlier one. */
    private static Path whole(FunctionDescent run, List<PathPoint> points) {
        Path kept = run.minimum().path();
        return kept.every() == 1 ? kept : new Path(kept.names(), points, 1);
    }

    private static @Nullable Best best(FunctionDescent run) {
        return run.valleyMinimum() == null
                ? null
                : new Best(run.valleyMinimum().value(), run.valleyMinimum().point());
    }

    private static void heed(BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            throw new CancellationException("the run was given up");
        }
    }
}
