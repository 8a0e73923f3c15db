package org.jellygrad.trainer.explain;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.program.Program;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.objective.Objective;
import org.jellygrad.trainer.internal.setup.Setup;
import org.jellygrad.trainer.settings.Settings;

/**
 * The objective of a run (penalty included) and its slopes at any point, for parameters in the user's units. It computes what the run
 * computes, at points of the caller's choice. For one thread only.
 */
public final class Landscape implements AutoCloseable {

    private final List<String> names;
    private final Ground ground;

    /** Computes the objective at a point, and its slopes. */
    private interface Ground extends AutoCloseable {
        double look(double[] at, double[] slopes);

        @Override
        void close();
    }

    private Landscape(List<String> names, Ground ground) {
        this.names = List.copyOf(names);
        this.ground = ground;
    }

    /** The landscape of a typed function. */
    public static Landscape of(TypedFunction function) {
        return new Landscape(function.variables(), new FunctionGround(function));
    }

    /** The landscape of the loss on a data set. Reads the data; throws what a run with the same settings throws. */
    public static Landscape of(Dataset data, Settings settings) {
        Setup setup = Setup.of(settings, data, () -> {});
        return new Landscape(setup.data().names(), new DataGround(setup));
    }

    /** Names of the parameters, in the order of points: intercept first where there is one, then the features that take part. */
    public List<String> names() {
        return names;
    }

    /** The objective at a point. */
    public double at(double... point) {
        return ground.look(point, new double[point.length]);
    }

    /**
     * The objective at a point.
     *
     * @param slopes receives its derivative by each parameter, in the user's units
     */
    public double look(double[] point, double[] slopes) {
        return ground.look(point, slopes);
    }

    @Override
    public void close() {
        ground.close();
    }

    private static final class FunctionGround implements Ground {
        private final TypedFunction function;
        private final List<Tensor> gradients;
        private final Program program;

        FunctionGround(TypedFunction function) {
            this.function = function;
            this.gradients =
                    Gradients.of(function.tensor(), function.parameters().toArray(Tensor[]::new));
            List<Tensor> wanted = new ArrayList<>(gradients);
            wanted.add(function.tensor());
            this.program = Program.compile(wanted.stream().distinct().toArray(Tensor[]::new));
        }

        @Override
        public double look(double[] at, double[] slopes) {
            for (int j = 0; j < at.length; j++) {
                program.set(function.parameters().get(j), at[j]);
            }
            program.run();
            for (int j = 0; j < at.length; j++) {
                slopes[j] = program.scalar(gradients.get(j));
            }
            return program.scalar(function.tensor());
        }

        @Override
        public void close() {
            program.close();
        }
    }

    private static final class DataGround implements Ground {
        private final Setup setup;
        private final Objective objective;
        private final double[][] toUserInverse;

        DataGround(Setup setup) {
            this.setup = setup;
            this.objective = setup.objective();
            this.toUserInverse =
                    setup.geometry().coordinates().toUser().inverse().toDoubles();
        }

        @Override
        public double look(double[] at, double[] slopes) {
            Coordinates coordinates = setup.geometry().coordinates();
            double[] gradient = new double[at.length];
            double value = setup.penalized(objective).evaluate(coordinates.fromUser(at), gradient);
            // θ = T⁻¹·b for the matrix T of the coordinates, so the slopes by b are T⁻ᵀ times those by θ.
            for (int j = 0; j < at.length; j++) {
                slopes[j] = 0;
                for (int i = 0; i <= j; i++) {
                    slopes[j] += toUserInverse[i][j] * gradient[i];
                }
            }
            return value;
        }

        @Override
        public void close() {
            objective.close();
        }
    }
}
