package org.jellygrad.trainer.function;

import org.jellygrad.trainer.Minimizer;
import org.jellygrad.trainer.Minimum;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * A descent on a typed function, and what is to be said of it.
 *
 * @param settings it was made with
 * @param minimum where it ended, with its path
 * @param place what it has come to
 * @param outcome how it ended: the minimizer's, corrected by what the place is
 * @param bottom the minimum of the valley that it ended in, or started in if it diverged; null where none is known
 * @param curvature at the end of the run; null where second derivatives are not finite
 * @param rates what the curvature at the minimum says of learning rates; null where nothing
 * @param parabola whether the function curves at the start as it does at the minimum: then the law of the rates holds from the start
 */
public record FunctionDescent(
        TypedFunction function,
        Settings settings,
        Minimum minimum,
        Place place,
        Outcome outcome,
        @Nullable Bottom bottom,
        @Nullable Curvature curvature,
        @Nullable Rates rates,
        boolean parabola) {

    private static final double SAME = 1e-9;

    /** Runs, and looks at where that led. The exceptions are those of {@link Minimizer#minimize(org.jellygrad.autograd.Tensor, java.util.List, Recording)}. */
    public static FunctionDescent run(TypedFunction function, Settings settings, Recording recording) {
        Minimum minimum = new Minimizer(settings).minimize(function.tensor(), function.parameters(), recording);
        try (LocalShape shape = new LocalShape(function)) {
            LocalShape.At start = shape.at(minimum.path().first().parameters());
            LocalShape.At end = shape.at(minimum.parameters());
            boolean lost = !Double.isFinite(end.value()) || minimum.outcome() instanceof Outcome.Diverged;
            Bottom bottom = Bottom.below(shape, lost ? start.point() : end.point());
            Place place = new Judgement(function, minimum, end, bottom).place();
            Curvature low = bottom == null ? null : bottom.curvature();
            Rates rates = Rates.of(settings.optimizer(), low, start.curvature());
            return new FunctionDescent(
                    function,
                    settings,
                    minimum,
                    place,
                    DescentOutcome.of(function, settings, minimum, place, end.curvature(), rates),
                    bottom,
                    end.curvature(),
                    rates,
                    low != null && start.curvature() != null && isSame(low, start.curvature()));
        }
    }

    private static boolean isSame(Curvature a, Curvature b) {
        for (int i = 0; i < a.hessian().length; i++) {
            for (int j = 0; j < a.hessian().length; j++) {
                if (Math.abs(a.hessian()[i][j] - b.hessian()[i][j]) > SAME * Math.abs(a.largest())) {
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
        return bottom == null ? Double.NaN : Bottom.distance(minimum.parameters(), bottom.point());
    }
}
