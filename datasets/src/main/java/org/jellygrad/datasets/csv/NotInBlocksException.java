package org.jellygrad.datasets.csv;

/**
 * A file cannot be read in blocks: it has an error, which is found again and described when it is read from the first character to the
 * last, or lines that are too long.
 */
final class NotInBlocksException extends Exception {
    private static final long serialVersionUID = 1;

    private final String file;

    NotInBlocksException(String file) {
        super(file);
        this.file = file;
    }

    String file() {
        return file;
    }
}
