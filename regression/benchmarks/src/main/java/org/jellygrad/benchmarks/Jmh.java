package org.jellygrad.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs JMH, one fork for each case, and keeps the best of many short iterations: other work on the machine only ever adds, and a short
 * iteration has a chance to be spared.
 */
final class Jmh {
    /**
     * One case's outcome.
     *
     * @param microseconds the best iteration's time per call
     * @param heapBytes allocated on the heap per call
     */
    record Score(double microseconds, double heapBytes) {}

    private Jmh() {}

    /** The scores of a benchmark class by its parameters, joined with a space. */
    static Map<String, Score> run(Class<?> benchmark) {
        Collection<RunResult> results;
        try {
            results = new Runner(new OptionsBuilder()
                            .include(benchmark.getName().replace(".", "\\.") + "\\.")
                            .forks(1)
                            .warmupIterations(4)
                            .warmupTime(TimeValue.milliseconds(400))
                            .measurementIterations(80)
                            .measurementTime(TimeValue.milliseconds(15))
                            .addProfiler(GCProfiler.class)
                            .jvmArgsAppend("-Dorg.slf4j.simpleLogger.defaultLogLevel=error")
                            .output(Files.createTempFile("jmh", ".log").toString())
                            .verbosity(VerboseMode.SILENT)
                            .shouldFailOnError(true)
                            .build())
                    .run();
        } catch (RunnerException | IOException e) {
            throw new IllegalStateException("JMH could not run " + benchmark.getSimpleName(), e);
        }
        Map<String, Score> scores = new HashMap<>();
        for (RunResult result : results) {
            var parameters = result.getParams();
            String key = parameters.getParam("size")
                    + (parameters.getParamsKeys().contains("loss") ? " " + parameters.getParam("loss") : "");
            double best = result.getPrimaryResult().getStatistics().getMin();
            Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
            scores.put(key, new Score(best, allocated == null ? Double.NaN : allocated.getScore()));
        }
        return scores;
    }
}
