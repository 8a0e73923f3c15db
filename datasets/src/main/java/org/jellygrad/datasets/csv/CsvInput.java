package org.jellygrad.datasets.csv;

import java.io.IOException;
import java.io.InputStream;
import org.jellygrad.datasets.problem.UnusableDataException;

/** Bytes of CSV that can be read as often as needed, such as a file or a resource. */
public interface CsvInput {
    /** What to call it in messages. */
    String name();

    /**
     * Its bytes from the first.
     *
     * @throws UnusableDataException if it is not what it was when it was first opened
     */
    InputStream open() throws IOException;

    /** How many bytes it has, 0 if that is not known. */
    default long size() {
        return 0;
    }

    /**
     * Checks that it is still what it was when it was first opened.
     *
     * @throws UnusableDataException if it is not
     */
    default void requireUnchanged() throws IOException {}
}
