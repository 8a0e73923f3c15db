package org.jellygrad.trainer.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.program.Program;
import org.jspecify.annotations.Nullable;

/** Value, slope and curvature of a typed function at any point: one program, whose second derivatives are gradients of gradients. */
final class LocalShape implements AutoCloseable {

    private final TypedFunction function;
    private final List<Tensor> gradient;
    private final List<List<Tensor>> hessian = new ArrayList<>();
    private final Program program;

    /**
     * The function at a point.
     *
     * @param curvature null where second derivatives are not finite
     */
    record PointShape(
            double[] point,
            double value,
            double[] gradient,
            @Nullable Curvature curvature) {}

    LocalShape(TypedFunction function) {
        this.function = function;
        Tensor[] parameters = function.parameters().toArray(Tensor[]::new);
        this.gradient = Gradients.of(function.tensor(), parameters);
        List<Tensor> wanted = new ArrayList<>(gradient);
        wanted.add(function.tensor());
        for (int i = 0; i < parameters.length; i++) {
            Tensor slope = gradient.get(i);
            List<Tensor> row = new ArrayList<>();
            for (Tensor parameter : parameters) {
                row.add(Gradients.backward(slope, parameter).gradient(parameter).orElseGet(() -> Tensor.constant(0)));
            }
            hessian.add(row);
            wanted.addAll(row);
        }
        this.program = Program.compile(wanted.stream().distinct().toArray(Tensor[]::new));
    }

    PointShape at(double... point) {
        int n = point.length;
        for (int i = 0; i < n; i++) {
            program.set(function.parameters().get(i), point[i]);
        }
        program.run();
        double[] slope = new double[n];
        double[][] second = new double[n][n];
        for (int i = 0; i < n; i++) {
            slope[i] = program.scalar(gradient.get(i));
            for (int j = 0; j < n; j++) {
                second[i][j] = program.scalar(hessian.get(i).get(j));
            }
        }
        boolean finite = Arrays.stream(second).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
        return new PointShape(
                point.clone(), program.scalar(function.tensor()), slope, finite ? Curvature.of(second) : null);
    }

    @Override
    public void close() {
        program.close();
    }
}
