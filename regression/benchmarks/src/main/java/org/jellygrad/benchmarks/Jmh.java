package org.jellygrad.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH, one fork for each case, and keeps the median of many short iterations. */
final class Jmh {
    private Jmh() {}

    /** The median iteration's microseconds per call of a benchmark class, by its parameters joined with a space. */
    static Map<String, Double> run(Class<?> benchmark) {
        Collection<RunResult> results;
        try {
            results = new Runner(new OptionsBuilder()
                            .include(benchmark.getName().replace(".", "\\.") + "\\.")
                            .forks(1)
                            .warmupIterations(4)
                            .warmupTime(TimeValue.milliseconds(400))
                            .measurementIterations(80)
                            .measurementTime(TimeValue.milliseconds(15))
                            .jvmArgsAppend("-Dorg.slf4j.simpleLogger.defaultLogLevel=error")
                            .output(Files.createTempFile("jmh", ".log").toString())
                            .verbosity(VerboseMode.SILENT)
                            .shouldFailOnError(true)
                            .build())
                    .run();
        } catch (RunnerException | IOException e) {
            throw new IllegalStateException("JMH could not run " + benchmark.getSimpleName(), e);
        }
        Map<String, Double> scores = new HashMap<>();
        for (RunResult result : results) {
            var parameters = result.getParams();
            String key = parameters.getParam("size")
                    + (parameters.getParamsKeys().contains("loss") ? " " + parameters.getParam("loss") : "");
            scores.put(key, result.getPrimaryResult().getStatistics().getPercentile(50));
        }
        return scores;
    }
}
