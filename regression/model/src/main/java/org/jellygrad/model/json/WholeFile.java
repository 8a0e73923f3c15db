package org.jellygrad.model.json;

import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Files that are written whole or not at all. */
public final class WholeFile {

    private WholeFile() {}

    /** Writes the text of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Writer writer) throws IOException;
    }

    /** Writes the bytes of a file. */
    @FunctionalInterface
    public interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file in UTF-8, replacing what was there in one step: whoever looks sees the old file or the new one, never a
     * part, even if the program is killed or the disk is full. The new text is written to a neighbour, forced to the disk,
     * and moved over. What is not a regular file (a device, a pipe) is written to directly.
     *
     * @throws IOException if it cannot be written; the old file is then as it was
     */
    public static void write(Path file, Content content) throws IOException {
        writeBytes(file, UUID.randomUUID() + ".tmp", out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            content.writeTo(writer);
            writer.flush();
        });
    }

    /**
     * The same for bytes, and for a file that is written again and again by one program: the neighbour always has the same name, so that of
     * many that were killed at it one is left at most, until the file is written again.
     *
     * @throws IOException if it cannot be written; the old file is then as it was
     */
    public static void rewrite(Path file, Bytes content) throws IOException {
        writeBytes(file, "tmp", content);
    }

    private static void writeBytes(Path file, String ending, Bytes content) throws IOException {
        if (!isReplaceable(file)) {
            try (OutputStream out = Files.newOutputStream(file)) {
                content.writeTo(out);
            }
            return;
        }
        // A link stays a link: what it points to is replaced.
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path neighbour = target.resolveSibling("." + target.getFileName() + "." + ending);
        try {
            // A channel would be closed by an interrupt, which is what ends a run in good order.
            try (FileOutputStream out = new FileOutputStream(neighbour.toFile())) {
                content.writeTo(out);
                out.flush();
                out.getFD().sync();
            }
            move(neighbour, target);
        } finally {
            Files.deleteIfExists(neighbour);
        }
    }

    /** Whether it is a regular file, or can become one: a device or a pipe cannot be written whole. */
    public static boolean isReplaceable(Path file) {
        return !Files.exists(file) || Files.isRegularFile(file) || Files.isDirectory(file);
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
