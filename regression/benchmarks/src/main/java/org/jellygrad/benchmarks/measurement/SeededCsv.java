package org.jellygrad.benchmarks.measurement;

import java.io.IOException;
import java.nio.file.Path;

/** Writes {@link SeededData} as a CSV: the entry of {@code run generate FILE ROWS FEATURES [SEED]}. */
public final class SeededCsv {
    private static final int FEWEST = 3;

    private SeededCsv() {}

    /**
     * Writes the file.
     *
     * @param args file, rows, features, and perhaps the seed, which is 1 else
     */
    public static void main(String[] args) throws IOException {
        if (args.length < FEWEST) {
            System.err.println("Say the file, how many rows and how many features:"
                    + " run generate seeded.csv 1000000 10\n\nA seed may follow; it is 1 else.");
            System.exit(2);
            return;
        }
        SeededData data;
        try {
            data = new SeededData(
                    Long.parseLong(args[1]),
                    Integer.parseInt(args[2]),
                    args.length > FEWEST ? Long.parseLong(args[FEWEST]) : 1);
        } catch (IllegalArgumentException e) {
            System.err.println("Rows, features and seed are whole numbers, rows an even one: " + e.getMessage());
            System.exit(2);
            return;
        }
        data.write(Path.of(args[0]));
    }
}
