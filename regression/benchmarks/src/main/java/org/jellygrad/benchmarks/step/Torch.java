package org.jellygrad.benchmarks.step;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The step in PyTorch, by a script that python3 runs; nothing where that or its package is missing. */
final class Torch {
    private Torch() {}

    /** Debian's packages belong to the system's Python, which need not be the first on the path. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    /** Among what it may warn of. */
    private static final Pattern TIME = Pattern.compile("(\\d+x\\d+ \\w+) (\\S+)");

    /** Microseconds by "size loss"; empty if PyTorch is not there. */
    static Map<String, Double> run(List<String> sizes) {
        for (String python : PYTHONS) {
            Map<String, Double> times = run(python, sizes);
            if (!times.isEmpty()) {
                return times;
            }
        }
        return Map.of();
    }

    /** A script that fails for another reason than a missing package is no absence: its table would look complete. */
    static Map<String, Double> run(String python, List<String> sizes) {
        Map<String, Double> times = new HashMap<>();
        try (InputStream script = Objects.requireNonNull(Torch.class.getResourceAsStream("step_torch.py"))) {
            Process process = new ProcessBuilder(python, "-", String.join(",", sizes))
                    .redirectErrorStream(true)
                    .start();
            try (var out = process.getOutputStream()) {
                script.transferTo(out);
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0 && !output.contains("No module named 'torch'")) {
                throw new IllegalStateException("The step in PyTorch failed, by " + python + ":\n\n" + output);
            }
            output.lines()
                    .map(TIME::matcher)
                    .filter(Matcher::matches)
                    .forEach(line -> times.put(line.group(1), Double.parseDouble(line.group(2))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PyTorch ran", e);
        } catch (IOException noPython) {
            return Map.of();
        }
        return times;
    }
}
