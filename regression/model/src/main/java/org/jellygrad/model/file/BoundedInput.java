package org.jellygrad.model.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file, up to a limit: a device or a pipe may have no end, and would fill the memory. */
public final class BoundedInput extends FilterInputStream {

    /** More than any model or checkpoint has, and about what one array holds. */
    private static final long LIMIT = 1L << 30;

    private final Path file;
    private final long limit;
    private long count;

    BoundedInput(InputStream in, Path file, long limit) {
        super(in);
        this.file = file;
        this.limit = limit;
    }

    /**
     * Opens a file.
     *
     * @throws IOException if it cannot be read, or is too large
     */
    public static BoundedInput of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a directory");
        }
        if (Files.isRegularFile(file) && Files.size(file) > LIMIT) {
            throw tooLarge(file, LIMIT);
        }
        return new BoundedInput(Files.newInputStream(file), file, LIMIT);
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = super.read(bytes, from, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int more) throws IOException {
        count += more;
        if (count > limit) {
            throw tooLarge(file, limit);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private static FileSystemException tooLarge(Path file, long limit) {
        return new FileSystemException(
                file.toString(),
                null,
                "it has more than " + limit + " bytes, or no end at all; no such file is that large");
    }
}
