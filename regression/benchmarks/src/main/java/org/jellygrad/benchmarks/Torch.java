package org.jellygrad.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The step in PyTorch, by a script that python3 runs; nothing where that or its package is missing. */
final class Torch {
    private Torch() {}

    /** Debian's packages belong to the system's Python, which need not be the first on the path. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

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

    private static Map<String, Double> run(String python, List<String> sizes) {
        Map<String, Double> times = new HashMap<>();
        try (InputStream script = Objects.requireNonNull(Torch.class.getResourceAsStream("step_torch.py"))) {
            Process process = new ProcessBuilder(python, "-", String.join(",", sizes))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = process.getOutputStream()) {
                script.transferTo(out);
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            output.lines()
                    .map(line -> line.split(" "))
                    .filter(line -> line.length == 3)
                    .forEach(line -> times.put(line[0] + " " + line[1], Double.parseDouble(line[2])));
        } catch (IOException noPython) {
            return Map.of();
        }
        return times;
    }
}
