package org.jellygrad.benchmarks.measurement;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH and keeps the median of many short iterations. */
public final class Jmh {
    private Jmh() {}

    /** All iterations of a benchmark class in so many processes each, by its parameters joined with a space. */
    public static Map<String, List<IterationResult>> run(Class<?> benchmark, int forks) {
        Map<String, List<IterationResult>> iterations = new HashMap<>();
        try {
            for (RunResult result : new Runner(new OptionsBuilder()
                            .include(benchmark.getName().replace(".", "\\.") + "\\.")
                            .forks(forks)
                            .warmupIterations(4)
                            .warmupTime(TimeValue.milliseconds(400))
                            .measurementIterations(80)
                            .measurementTime(TimeValue.milliseconds(15))
                            .jvmArgsAppend("-Dorg.slf4j.simpleLogger.defaultLogLevel=error")
                            .output(Files.createTempFile("jmh", ".log").toString())
                            .verbosity(VerboseMode.SILENT)
                            .shouldFailOnError(true)
                            .build())
                    .run()) {
                var parameters = result.getParams();
                iterations.put(
                        parameters.getParam("size") + " " + parameters.getParam("loss"),
                        result.getBenchmarkResults().stream()
                                .flatMap(fork -> fork.getIterationResults().stream())
                                .toList());
            }
        } catch (RunnerException | IOException e) {
            throw new IllegalStateException("JMH could not run " + benchmark.getSimpleName(), e);
        }
        return iterations;
    }

    /** The median iteration's number. */
    public static double median(List<IterationResult> iterations, ToDoubleFunction<IterationResult> number) {
        double[] sorted = iterations.stream().mapToDouble(number).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** An iteration's time per call, in the unit of the benchmark class. */
    public static double time(IterationResult iteration) {
        return iteration.getPrimaryResult().getScore();
    }

    /** What an iteration counted under a name. */
    public static double count(IterationResult iteration, String name) {
        return requireNonNull(iteration.getSecondaryResults().get(name), name).getScore();
    }
}
