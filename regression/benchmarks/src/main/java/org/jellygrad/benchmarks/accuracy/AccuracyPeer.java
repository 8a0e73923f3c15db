package org.jellygrad.benchmarks.accuracy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Peers that run in a process of their own, by a script that reads the sets from a folder and prints, divided by tabs, method, set and
 * coefficients.
 *
 * @param methods what the script fits with, as it prints them
 * @param commands to start it with, of which the one that knows most methods counts
 */
record AccuracyPeer(List<String> methods, List<List<String>> commands) {

    /** Where the scripts are, from the project's root. */
    private static final String SCRIPTS = "regression/benchmarks/peers/";

    /** Written by the script {@code run}: where Smile and Tribuo are, if they are. */
    private static final Path CLASS_PATH = Path.of(SCRIPTS, "target/classpath");

    static List<AccuracyPeer> all() {
        List<String> python = List.of(
                "scikit-learn LinearRegression",
                "scikit-learn SGDRegressor, scaled",
                "statsmodels OLS, QR",
                "statsmodels OLS, pinv",
                "NumPy lstsq");
        return List.of(
                new AccuracyPeer(List.of("R lm", "R lm, tol = 1e-30"), List.of(List.of("Rscript", SCRIPTS + "r.R"))),
                // Debian's packages belong to the system's Python, which need not be the first on the path.
                new AccuracyPeer(
                        python,
                        Stream.of("python3", "/usr/bin/python3")
                                .map(command -> List.of(command, SCRIPTS + "python.py"))
                                .toList()),
                java(List.of("Smile OLS, QR", "Smile OLS, SVD"), "Smile.java"),
                java(List.of("Tribuo linear SGD, scaled"), "Tribuo.java"));
    }

    private static AccuracyPeer java(List<String> methods, String script) {
        try {
            String classPath =
                    Files.exists(CLASS_PATH) ? Files.readString(CLASS_PATH).strip() : "";
            return new AccuracyPeer(
                    methods,
                    classPath.isEmpty()
                            ? List.of()
                            : List.of(List.of(
                                    System.getProperty("java.home") + "/bin/java",
                                    "-cp",
                                    classPath,
                                    SCRIPTS + script)));
        } catch (IOException unreadable) {
            return new AccuracyPeer(methods, List.of());
        }
    }

    /** Coefficients by method and set; nothing for a method that is not installed. */
    Map<String, Map<String, double[]>> run(Path sets) {
        return commands.stream()
                .map(command -> run(command, sets))
                .max(Comparator.comparingInt(Map::size))
                .orElse(Map.of());
    }

    private static Map<String, Map<String, double[]>> run(List<String> command, Path sets) {
        try {
            Process process = new ProcessBuilder(Stream.concat(command.stream(), Stream.of(sets.toString()))
                            .toList())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines()
                    .map(line -> line.split("\t"))
                    .collect(Collectors.groupingBy(
                            line -> line[0], HashMap::new, Collectors.toMap(line -> line[1], AccuracyPeer::numbers)));
        } catch (IOException notInstalled) {
            return Map.of();
        }
    }

    private static double[] numbers(String[] line) {
        return Arrays.stream(line)
                .skip(2)
                .mapToDouble(cell -> cell.equals("NA") ? Double.NaN : Double.parseDouble(cell))
                .toArray();
    }
}
