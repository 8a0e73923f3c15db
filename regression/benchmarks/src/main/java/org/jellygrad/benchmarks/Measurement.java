package org.jellygrad.benchmarks;

/** A benchmark that the script {@code run} knows by name. To add one, write it and list it in {@link Benchmarks} and in {@code list.txt}. */
interface Measurement {
    /** What to type. */
    String name();

    /** Measures; may take minutes. */
    ResultTable run();
}
