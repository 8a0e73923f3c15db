package org.jellygrad.benchmarks.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jellygrad.datasets.csv.Csv;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.settings.Settings;

/** One fit of a file in a process of its own: prints the largest resident memory in kB, then the coefficients, divided by tabs. */
public final class CsvFit {
    private CsvFit() {}

    public static void main(String[] args) throws IOException {
        Model model = new Trainer(Settings.DEFAULTS.withTarget("y"))
                .fit(Csv.read(Path.of(args[0])))
                .model();
        System.out.println(peak() + "\t"
                + model.coefficients().stream()
                        .map(coefficient -> Double.toString(coefficient.value()))
                        .collect(Collectors.joining("\t")));
    }

    /** As Linux counts it; −1 elsewhere. */
    private static long peak() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.notExists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(-1);
    }
}
