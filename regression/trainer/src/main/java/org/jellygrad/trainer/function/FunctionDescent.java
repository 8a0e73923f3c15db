package org.jellygrad.trainer.function;

import org.jellygrad.trainer.Minimizer;
import org.jellygrad.trainer.Minimum;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.internal.linalg.Rounding;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * A descent on a typed function, with the facts about its end.
 *
 * @param settings it was made with
 * @param minimum where it ended, with its path
 * @param endKind what it has come to
 * @param outcome how it ended: the minimizer's, corrected by the kind of its end
 * @param valleyMinimum the minimum of the valley that it ended in, or started in if it diverged; null where none is known
 * @param curvature at the end of the run; null where second derivatives are not finite
 * @param rates what the curvature at the minimum says of learning rates; null where nothing
 * @param parabola whether the function is a parabola, judged by equal curvature at start and minimum
 */
public record FunctionDescent(
        TypedFunction function,
        Settings settings,
        Minimum minimum,
        EndKind endKind,
        Outcome outcome,
        @Nullable ValleyMinimum valleyMinimum,
        @Nullable Curvature curvature,
        @Nullable Rates rates,
        boolean parabola) {

    /**
     * Runs the descent and examines its end. The exceptions are those of {@link Minimizer#minimize(org.jellygrad.autograd.Tensor,
     * java.util.List, Recording)}.
     */
    public static FunctionDescent run(TypedFunction function, Settings settings, Recording recording) {
        Minimum minimum = new Minimizer(settings).minimize(function.tensor(), function.parameters(), recording);
        try (LocalShape shape = new LocalShape(function)) {
            LocalShape.PointShape start = shape.at(minimum.path().first().parameters());
            LocalShape.PointShape end = shape.at(minimum.parameters());
            boolean lost = !Double.isFinite(end.value()) || minimum.outcome().isDiverged();
            ValleyMinimum bottom = ValleyMinimum.below(shape, lost ? start.point() : end.point());
            if (bottom != null && bottom.isPassedThrough(function, start.curvature())) {
                bottom = null;
            }
            EndKind endKind = new EndClassifier(function, minimum, end, bottom).kind();
            Curvature low = bottom == null ? null : bottom.curvature();
            Rates rates = Rates.of(settings.optimizer(), low, start.curvature());
            return new FunctionDescent(
                    function,
                    settings,
                    minimum,
                    endKind,
                    DescentOutcome.of(function, settings, minimum, endKind, end.curvature(), rates),
                    bottom,
                    end.curvature(),
                    rates,
                    low != null && start.curvature() != null && isSame(low, start.curvature()));
        }
    }

    private static boolean isSame(Curvature a, Curvature b) {
        for (int i = 0; i < a.hessian().length; i++) {
            for (int j = 0; j < a.hessian().length; j++) {
                if (Math.abs(a.hessian()[i][j] - b.hessian()[i][j]) > Rounding.SAME * Math.abs(a.largest())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Steps that were taken. */
    public long steps() {
        return minimum.path().last().epoch();
    }

    /** How far the end is from the minimum of its valley; NaN where that is not known. */
    public double distanceToMinimum() {
        return valleyMinimum == null ? Double.NaN : ValleyMinimum.distance(minimum.parameters(), valleyMinimum.point());
    }
}
