package org.jellygrad.autograd.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Leaf;
import org.jellygrad.autograd.MovementOp;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Suggestions;
import org.jellygrad.autograd.Tensor;

/**
 * Compares gradients with central differences along random directions. For a random cotangent u and a random direction v, the number uᵀJv
 * is computed by a pull-back and by (uᵀf(x + hv) − uᵀf(x − hv)) / 2h. The cotangent is random because a cotangent of ones lets a rule pass
 * that ignores its upstream. Every slope below the absolute error passes: where a function levels off, compare with a closed form.
 *
 * @param step h, above 0
 * @param absolute the error that is always allowed
 * @param relative the further error allowed, as a share of the difference quotient
 * @param directions how many directions are tried, at least 1
 * @param seed of the random cotangent and directions
 */
public record GradientCheck(double step, double absolute, double relative, int directions, long seed) {
    /** Step 1e-6, error at most 1e-6 + 1e-5·|quotient|, along 5 directions. */
    public GradientCheck() {
        this(1e-6, 1e-6, 1e-5, 5, 1);
    }

    /** Checks the settings. */
    public GradientCheck {
        if (!(step > 0) || !(absolute >= 0) || !(relative >= 0) || directions < 1) {
            throw new IllegalArgumentException(
                    "A gradient check needs step > 0, errors ≥ 0 and at least one direction.");
        }
    }

    /** The same with another seed. */
    public GradientCheck withSeed(long other) {
        return new GradientCheck(step, absolute, relative, directions, other);
    }

    /**
     * One direction's outcome.
     *
     * @param analytic uᵀJv by the pull-back
     * @param numeric the difference quotient
     */
    public record Slope(double analytic, double numeric) {}

    /**
     * The outcome along every direction.
     *
     * @param slopes one for each direction
     * @param failures those outside the error allowed
     */
    public record Result(List<Slope> slopes, List<Slope> failures) {
        /** Whether all agree. */
        public boolean passed() {
            return failures.isEmpty();
        }

        /**
         * Returns quietly if all agree.
         *
         * @throws AssertionError naming the slopes that do not
         */
        public void orThrow() {
            if (!passed()) {
                throw new AssertionError(failures.size() + " of " + slopes.size()
                        + " slopes differ from central differences: "
                        + failures.stream()
                                .map(slope -> String.format(
                                        Locale.ROOT, "%.10g instead of %.10g", slope.analytic(), slope.numeric()))
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    /**
     * Checks the gradients of a tensor of any shape, with rows too.
     *
     * @param y what to differentiate
     * @param at the inputs to differentiate by, with the values to do it at; all that y depends on
     */
    public Result check(Tensor y, Map<Tensor, double[]> at) {
        if (at.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is nothing to differentiate by.\n\nGive at least one input with its values.");
        }
        for (Tensor input : at.keySet()) {
            if (!(input.op() instanceof Leaf.Input)) {
                throw new IllegalArgumentException(
                        Suggestions.located(input) + ", cannot be varied.\n\nA gradient check moves"
                                + " inputs and parameters: make it with Tensor.parameter and give its values here.");
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        Map<Tensor, double[]> point = new LinkedHashMap<>(at);
        Shape shape = y.shape();
        // Not a constant: it has as many rows as are bound.
        Tensor cotangent = cotangent(shape);
        Tensor[] inputs = point.keySet().toArray(Tensor[]::new);
        Tensor weighted = y.times(cotangent).sum();
        List<Tensor> gradients = Gradients.of(weighted, inputs);
        List<Tensor> wanted = new ArrayList<>(gradients);
        wanted.add(weighted);
        List<Slope> slopes = new ArrayList<>();
        try (Program program = Program.compile(wanted.toArray(Tensor[]::new))) {
            program.set(
                    cotangent.op() instanceof Leaf.Input ? cotangent : cotangent.input(0),
                    random.doubles(shape.size(rows(at)), -1, 1).toArray());
            for (int i = 0; i < directions; i++) {
                Map<Tensor, double[]> along = new LinkedHashMap<>();
                point.forEach((input, values) ->
                        along.put(input, random.doubles(values.length, -1, 1).toArray()));
                move(program, point, along, 0);
                double analytic = 0;
                for (int j = 0; j < inputs.length; j++) {
                    analytic += dot(program.values(gradients.get(j)), Objects.requireNonNull(along.get(inputs[j])));
                }
                double above = move(program, point, along, step).scalar(weighted);
                double below = move(program, point, along, -step).scalar(weighted);
                slopes.add(new Slope(analytic, (above - below) / (2 * step)));
            }
        }
        return new Result(
                slopes, slopes.stream().filter(slope -> !agrees(slope)).toList());
    }

    /** An input of this shape; one whose rows are not its first axis is a transpose of one where they are. */
    private static Tensor cotangent(Shape shape) {
        if (shape.rowsAxis() <= 0) {
            return Tensor.of(new Leaf.Input("cotangent", shape, false));
        }
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, shape.rank()).boxed().toList());
        Collections.swap(order, 0, shape.rowsAxis());
        return Tensor.of(
                new MovementOp.Transpose(order), Tensor.of(new Leaf.Input("cotangent", shape.permuted(order), false)));
    }

    /** How many rows the values have; 1 if no input has rows. */
    private static long rows(Map<Tensor, double[]> at) {
        return at.entrySet().stream()
                .filter(entry -> entry.getKey().shape().hasRows())
                .mapToLong(entry ->
                        entry.getValue().length / entry.getKey().shape().size(1))
                .findFirst()
                .orElse(1);
    }

    private boolean agrees(Slope slope) {
        return Math.abs(slope.analytic() - slope.numeric()) <= absolute + relative * Math.abs(slope.numeric());
    }

    private static Program move(
            Program program, Map<Tensor, double[]> point, Map<Tensor, double[]> along, double distance) {
        point.forEach((input, values) -> {
            double[] moved = values.clone();
            double[] direction = Objects.requireNonNull(along.get(input));
            Arrays.setAll(moved, i -> values[i] + distance * direction[i]);
            program.set(input, moved);
        });
        program.run("Give it one among the inputs to differentiate by: the function depends on it.");
        return program;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
