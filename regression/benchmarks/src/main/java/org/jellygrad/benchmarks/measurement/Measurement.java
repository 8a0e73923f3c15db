package org.jellygrad.benchmarks.measurement;

import org.jellygrad.benchmarks.Benchmarks;

/**
 * A benchmark that the script {@code run} knows by name. To add one, write it and list it in {@link Benchmarks} and in {@code list.txt}.
 */
public interface Measurement {
    /** What to type. */
    String name();

    /** Measures; may take minutes. */
    ResultTable run();
}
