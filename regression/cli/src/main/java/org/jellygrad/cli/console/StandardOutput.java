package org.jellygrad.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process's own output, which knows a reader that has gone from a disk that is full. */
final class StandardOutput extends FilterOutputStream {

    /** A path to the output, on systems with /dev/fd. */
    private static final Path DESCRIPTOR = Path.of("/dev/fd/1");

    private static final int KIND = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    StandardOutput() {
        super(new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            throw leadsToReader() ? new Console.ReaderGoneException(e) : e;
        }
    }

    /** A pipe or a socket fails only when its other end is closed; the message says so in the language of the system. */
    private static boolean leadsToReader() {
        try {
            int kind = KIND & (Integer) Files.getAttribute(DESCRIPTOR, "unix:mode");
            return kind == PIPE || kind == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
