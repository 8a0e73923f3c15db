package org.jellygrad.benchmarks;

/** A benchmark that the script {@code run} knows by name. To add one, write it and list it in {@link Benchmarks}. */
interface Measurement {
    /** What to type. */
    String name();

    /** What it measures, in one line. */
    String summary();

    /** Measures; may take minutes. */
    Table run();
}
