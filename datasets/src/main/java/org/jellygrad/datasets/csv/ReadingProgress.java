package org.jellygrad.datasets.csv;

/** Is told how far a file has been read, in every pass over it. */
@FunctionalInterface
public interface ReadingProgress {

    /** Tells nobody. */
    ReadingProgress SILENT = (file, bytes, size) -> {};

    /**
     * Called about once a megabyte, and at the end of a pass, on the thread that reads.
     *
     * @param file its name
     * @param bytes read so far in this pass
     * @param size of the file
     */
    void read(String file, long bytes, long size);
}
