package org.jellygrad.model.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are written whole or not at all. */
public final class WholeFile {

    /** How long one writer waits for another one. */
    private static final int TRIES = 1000;

    private static final int MILLISECONDS = 10;

    private WholeFile() {}

    /** Writes the text of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Writer writer) throws IOException;
    }

    /**
     * Writes a file in UTF-8, replacing in one step what was there, as {@link OwnedFile#write} says. If another writer is at it, this one
     * waits for ten seconds at most.
     *
     * @throws IOException if it cannot be written; the old file is then as it was
     */
    public static void write(Path file, Content content) throws IOException {
        try (OwnedFile owned = await(file)) {
            owned.write(out -> {
                Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                content.writeTo(writer);
                writer.flush();
            });
        }
    }

    private static OwnedFile await(Path file) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return OwnedFile.of(file);
            } catch (FileInUseException e) {
                if (tries == TRIES) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while another run was writing to it");
        }
    }

    /** Moves a file in one step to where another may be. */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
