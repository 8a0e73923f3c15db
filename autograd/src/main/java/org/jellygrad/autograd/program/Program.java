package org.jellygrad.autograd.program;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.autograd.Graph;
import org.jellygrad.autograd.Leaf;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.compile.CompiledGraph;
import org.jellygrad.autograd.compile.Compiler;
import org.jellygrad.autograd.compile.Plan;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Engine;
import org.jellygrad.autograd.engine.NativeMemory;
import org.jellygrad.autograd.explain.Explainer;
import org.jellygrad.autograd.explain.Explanation;

/**
 * A compiled graph: give it data, run it as often as you like, read the results. It is the only thing in this library that computes.
 *
 * <p>Compiling lays out all buffers; {@link #bind} and {@link #run} allocate nothing, on the heap or off it. A program belongs to the
 * thread that first uses it after compiling: threads that work together compile one program each. Close a program in its thread to free its
 * memory.
 *
 * <p>Setting, running and reading throw {@link IllegalStateException} in three cases: the program is closed; another thread owns it; or the
 * call comes from an op's own code during a run. Reading also throws it before the first run. All three throw {@link
 * IllegalArgumentException} for a tensor that is not part of the program.
 */
public final class Program implements AutoCloseable {
    private final Map<Tensor, Tensor> images;
    private final OutputTable results;
    private final InputTable inputs;
    private final Plan plan;
    private final PlannedCalls calls;
    private final boolean checked;

    private long rows;
    private boolean changed = true;
    private boolean ran;
    private volatile boolean closed;
    private final ThreadGuard owner = new ThreadGuard();

    private Program(Collection<Tensor> wanted, boolean optimized) {
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is nothing to compute.\n\nName the tensors whose values are wanted.");
        }
        Engine.useOneThread();
        checked = !optimized;
        CompiledGraph compiled = Compiler.compile(wanted, optimized);
        images = compiled.images();
        plan = compiled.plan();
        inputs = new InputTable(plan, wanted);
        results = new OutputTable(compiled.kept(), images, plan, inputs);
        rows = inputs.capacity();
        // Before rewrites: they may do without an array, and count the rows instead.
        compiled.expanded().forEach(inputs::checkRows);
        calls = new PlannedCalls(plan, inputs, rows);
    }

    /**
     * Compiles with all the rewrites that make a program fast. Results agree with those of {@link #compileChecked} to rounding, relative to
     * the terms of each sum, as long as no product of a term's factors overflows or vanishes in any order. A zero may have the other sign,
     * and a sum that holds an infinity may be NaN.
     *
     * @param wanted the tensors whose values are wanted; they are computed together, sharing what they share
     */
    public static Program compile(Tensor... wanted) {
        return new Program(List.of(wanted), true);
    }

    /**
     * Compiles the graph as it is written, with a buffer for every node. The program is slower, and the value of every node that the wanted
     * ones need can be read.
     */
    public static Program compileChecked(Tensor... wanted) {
        return new Program(List.of(wanted), false);
    }

    /**
     * The number that a tensor stands for, by a program that runs once.
     *
     * @throws IllegalStateException if the tensor is not one number, or depends on an input or a parameter
     */
    public static double value(Tensor tensor) {
        if (!tensor.shape().isOne()) {
            throw new IllegalStateException(tensor + " is not one number.\n\nUse Program.valuesOf(tensor).");
        }
        return valuesOf(tensor)[0];
    }

    /**
     * The numbers that a tensor stands for, row-major, by a program that runs once.
     *
     * @throws IllegalStateException if the tensor depends on an input or a parameter
     */
    public static double[] valuesOf(Tensor tensor) {
        try (Program program = compile(tensor)) {
            program.run(
                    "Only a program knows values of inputs and parameters: Program.compile(tensor), set(input, values), run().");
            return program.values(tensor);
        }
    }

    /**
     * Copies values, row-major, into an input or a parameter.
     *
     * @param values as many as its shape holds; for {@link Tensor#rows}, any whole number of rows up to the capacity
     */
    public void set(Tensor input, double... values) {
        input(input).set(values);
        changed = true;
    }

    /**
     * Reads an input's rows from a native array in place. Nothing is copied, and the next run sees later writes to the array.
     *
     * @param offset the first double of the first row
     * @param count how many rows, 1 to the capacity
     */
    public void bind(Tensor input, NativeArray data, long offset, long count) {
        input(input).bind(data, offset, count);
        changed = true;
    }

    /** Reads a whole input or parameter from a native array in place. */
    public void bind(Tensor input, NativeArray data, long offset) {
        bind(input, data, offset, input(input).capacity());
    }

    /**
     * Reads what an input is bound to once, in order, so that the next run finds it in the processor's cache. That is worth its time where
     * the rows come from main memory and fit the cache, because matrix products read memory more slowly than a plain read does.
     *
     * @throws IllegalStateException if the input was never given
     */
    public void prefetch(Tensor input) {
        input(input).prefetch();
    }

    /**
     * Computes the wanted tensors from what is set and bound.
     *
     * @throws IllegalStateException if an input was never given, inputs have different numbers of rows, or a bound array is closed
     */
    public void run() {
        run(BoundInput.SET_OR_BIND);
    }

    /** As {@link #run()}, with what to say of an input that was never given. */
    void run(String remedy) {
        checkUsable();
        ran = false;
        inputs.checkBound(remedy);
        if (changed) {
            rows = inputs.rows(remedy);
            calls.resize(rows);
            changed = false;
        }
        owner.begin();
        try {
            calls.run();
            ran = true;
        } finally {
            owner.end();
        }
    }

    /**
     * Runs and looks at every value. Only a program made by {@link #compileChecked} can do so.
     *
     * @throws ArithmeticException if a run computes a NaN or an infinity; the message names the op that made the first one, the numbers it
     *     was made from, and the line that built the op
     * @throws IllegalStateException as {@link #run}, and if the program was compiled with rewrites
     */
    public void runFinite() {
        checkUsable();
        if (!checked) {
            throw new IllegalStateException(
                    "A program with rewrites has no value for every node.\n\nMake it with Program.compileChecked.");
        }
        run();
        NonFinite.refuse(plan.order(), node -> values(node, plan.buffer(node)), rows);
    }

    /** The value of a wanted tensor of one element. */
    public double scalar(Tensor wanted) {
        Buffer buffer = wanted(wanted);
        if (!wanted.shape().isOne()) {
            throw new IllegalArgumentException(
                    wanted + " is not one number.\n\nUse values(tensor) or read(tensor, array).");
        }
        return NativeMemory.get(buffer.address());
    }

    /** Copies a wanted tensor's values, row-major, into an array that is at least as long; returns how many there were. */
    public int read(Tensor wanted, double[] into) {
        Buffer buffer = wanted(wanted);
        int count = results.size(wanted, buffer, rows);
        if (into.length < count) {
            throw new IllegalArgumentException(
                    wanted + " has " + count + " numbers, the array only room for " + into.length + ".");
        }
        NativeMemory.copyOut(buffer.address(), into, 0, count);
        return count;
    }

    /** A wanted tensor's values, row-major, in a new array. */
    public double[] values(Tensor wanted) {
        return values(wanted, wanted(wanted));
    }

    private double[] values(Tensor node, Buffer buffer) {
        double[] values = new double[results.size(node, buffer, rows)];
        NativeMemory.copyOut(buffer.address(), values, 0, values.length);
        return values;
    }

    /**
     * Explains a number at the inputs as they are now. The graph is computed once more, node by node as it is written, because a program
     * with rewrites has no value for every node. Both results agree to rounding.
     *
     * @param loss one number made from this program's inputs
     * @param element which element of arrays is written out in full, counted row-major from 0
     * @throws IllegalStateException if an input was never given
     */
    public Explanation explain(Tensor loss, int element) {
        checkUsable();
        Map<Tensor, double[]> at = new LinkedHashMap<>();
        Graph.order(List.of(loss)).stream()
                .filter(node -> node.op() instanceof Leaf.Input)
                .forEach(leaf -> {
                    BoundInput input = input(leaf);
                    input.checkBound(BoundInput.SET_OR_BIND);
                    at.put(leaf, values(leaf, input.buffer));
                });
        return explain(loss, at, element);
    }

    /** Explains a loss at a point, with the first element of each array in full. */
    public static Explanation explain(Tensor loss, Map<Tensor, double[]> at) {
        return explain(loss, at, 0);
    }

    /**
     * Explains a loss at a point.
     *
     * @param loss one number
     * @param at values for all inputs and parameters that the loss depends on
     * @param element which element of arrays is written out in full, counted row-major from 0; the last of arrays that are shorter
     * @throws IllegalArgumentException if the loss is not one number, a value has the wrong length, or the element is negative
     * @throws IllegalStateException if an input is left out
     */
    public static Explanation explain(Tensor loss, Map<Tensor, double[]> at, int element) {
        Explainer explainer = new Explainer(loss, element);
        try (Program program = compileChecked(explainer.wanted().toArray(Tensor[]::new))) {
            at.forEach(program::set);
            program.run("Give it one in the map: the loss depends on it.");
            return explainer.explain(program::values, program.rows);
        }
    }

    /** Bytes of native memory that the program holds, without the arrays bound to it; 0 after {@link #close}. */
    public long bytes() {
        return closed ? 0 : calls.bytes() + inputs.bytes();
    }

    /**
     * The calls in order, one line each, with what they compute. Nodes that depend on no input are computed once, in a section of their
     * own. One exception: a single number put among zeros, with which each row of a Jacobian begins, is computed at every run.
     */
    public String describe() {
        return ProgramListing.text(plan, images);
    }

    /**
     * Frees the program's memory. A second call does nothing.
     *
     * @throws IllegalStateException if the program is running, or belongs to another thread that is still alive
     */
    @Override
    public void close() {
        if (!closed) {
            owner.checkReleased();
            closed = true;
            calls.free();
        }
    }

    private BoundInput input(Tensor tensor) {
        checkUsable();
        return inputs.get(tensor);
    }

    private Buffer wanted(Tensor tensor) {
        checkUsable();
        if (!ran) {
            throw new IllegalStateException(
                    "There are no results: the program has not run yet, or its last run failed.\n\nCall run() before reading.");
        }
        return results.get(tensor);
    }

    private void checkUsable() {
        if (closed) {
            throw new IllegalStateException("The program is closed.\n\nRead what you need before close().");
        }
        owner.check();
    }
}
