package org.jellygrad.trainer.internal.resume;

import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jellygrad.model.file.Destination;
import org.jellygrad.model.file.OwnedFile;
import org.jellygrad.model.file.WholeFile;
import org.jellygrad.trainer.checkpoint.UnusableCheckpointException;
import org.jellygrad.trainer.path.PathPoint;
import org.jspecify.annotations.Nullable;

/**
 * The path of a run as CSV, as {@link org.jellygrad.trainer.Recording#trace} says. The lines go to {@code FILE.part}, which becomes the
 * file when the run has ended: the file is there whole or not at all, and a run that is resumed finds what had been written.
 */
public final class TraceFile {
    private static final int BUFFER = 1 << 16;
    private static final String HEAD = "epoch,step,loss,learning_rate,gradient_norm";

    private final OwnedFile owned;
    private final Path file;
    private final boolean validated;
    private final @Nullable Path part;
    private final FileOutputStream disk;
    private final OutputStream out;
    private final CRC32 sum = new CRC32();
    private final StringBuilder line = new StringBuilder();
    private byte[] bytes = new byte[256];
    private long length;

    /**
     * How far a trace has been written.
     *
     * @param length in bytes
     * @param sum CRC-32 of them
     */
    public record Written(long length, long sum) {
        public static final Written START = new Written(0, 0);
    }

    /**
     * Starts a trace, or goes on with one.
     *
     * @param owned where it is to be in the end; its owner until the trace is finished or closed
     * @param validated whether there are losses on validation rows
     * @param mark how far it had been written when the run to go on with was kept
     * @throws UnusableCheckpointException if what had been written is not there any more
     */
    public TraceFile(OwnedFile owned, boolean validated, Written mark) throws IOException {
        this.validated = validated;
        this.owned = owned;
        Destination destination = owned.destination();
        this.file = destination.path();
        this.part = destination.isReplaceable() ? part(file) : null;
        if (part == null) {
            if (mark.length() > 0) {
                throw lost(mark, null);
            }
            disk = new FileOutputStream(file.toFile());
        } else {
            restore(part, mark);
            disk = new FileOutputStream(part.toFile(), true);
        }
        length = mark.length();
        out = new BufferedOutputStream(disk, BUFFER);
    }

    /** Where the lines of a trace are until it is whole. */
    public static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    /** Leaves in the part what the mark says, and nothing after it. */
    private void restore(Path part, Written mark) throws IOException {
        if (mark.length() == 0) {
            owned.destination().createLikeThis(part);
            return;
        }
        if (!holds(part, mark)) {
            // A run that ended has moved it.
            if (!holds(file, mark)) {
                throw lost(mark, part);
            }
            owned.destination().createLikeThis(part);
            Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
        try (RandomAccessFile cut = new RandomAccessFile(part.toFile(), "rw")) {
            cut.setLength(mark.length());
        }
    }

    /** Whether a file begins with what was written; its sum is then that of the mark. */
    private boolean holds(Path candidate, Written mark) throws IOException {
        if (!Files.isRegularFile(candidate) || Files.size(candidate) < mark.length()) {
            return false;
        }
        sum.reset();
        try (InputStream in = new CheckedInputStream(new FileInputStream(candidate.toFile()), sum)) {
            byte[] buffer = new byte[BUFFER];
            long left = mark.length();
            int read = 0;
            while (left > 0 && read >= 0) {
                read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                left -= read;
            }
        }
        return sum.getValue() == mark.sum();
    }

    private UnusableCheckpointException lost(Written mark, @Nullable Path wanted) {
        return new UnusableCheckpointException(
                "The trace that the run to resume had written, " + mark.length() + " bytes, is not in " + file
                        + (wanted == null ? "." : " nor in " + wanted.getFileName() + "."),
                "A trace can only be completed where it was begun. Name the same file again, or resume without `trace`.",
                null);
    }

    public void add(List<String> names, PathPoint point) throws IOException {
        line.setLength(0);
        if (length == 0) {
            line.append(HEAD);
            names.forEach(name -> line.append(',').append(quoted(name)));
            line.append(validated ? ",validation_loss\n" : "\n");
        }
        line.append(point.epoch()).append(',').append(point.step());
        number(point.loss());
        number(point.learningRate());
        number(point.gradientNorm());
        for (double parameter : point.parameters()) {
            number(parameter);
        }
        if (validated) {
            number(point.validationLoss());
        }
        line.append('\n');
        write();
    }

    private void number(double value) {
        line.append(',');
        if (!Double.isNaN(value)) {
            line.append(value);
        }
    }

    /** As RFC 4180 has it. */
    private static String quoted(String name) {
        return name.matches("(?s).*[,\"\r\n].*") ? '"' + name.replace("\"", "\"\"") + '"' : name;
    }

    private void write() throws IOException {
        if (length == 0) { // the only line with other characters than ASCII
            write(line.toString().getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (bytes.length < line.length()) {
            bytes = new byte[2 * line.length()];
        }
        for (int i = 0; i < line.length(); i++) {
            bytes[i] = (byte) line.charAt(i);
        }
        write(bytes, line.length());
    }

    private void write(byte[] text) throws IOException {
        write(text, text.length);
    }

    private void write(byte[] text, int count) throws IOException {
        out.write(text, 0, count);
        sum.update(text, 0, count);
        length += count;
    }

    /** How far it has been written, all of which is on the disk. */
    public Written mark() throws IOException {
        out.flush();
        if (part != null) {
            disk.getFD().sync();
        }
        return new Written(length, sum.getValue());
    }

    /** The run has ended: the trace becomes its file. */
    public void finish() throws IOException {
        mark();
        out.close();
        if (part != null) {
            WholeFile.move(part, file);
        }
        owned.close();
    }

    /** The run has been given up. */
    public void close(boolean keepPart) throws IOException {
        try {
            disk.close();
        } finally {
            if (!keepPart && part != null) {
                Files.deleteIfExists(part);
            }
            owned.close();
        }
    }
}
