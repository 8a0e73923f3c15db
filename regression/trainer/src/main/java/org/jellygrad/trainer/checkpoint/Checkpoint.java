package org.jellygrad.trainer.checkpoint;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jellygrad.model.file.BoundedInput;
import org.jellygrad.model.file.FileReason;
import org.jellygrad.model.file.OwnedFile;

/**
 * The saved state of a run. With the same data and settings the run continues from here to the same bits.
 *
 * <p>The file is JSON: {@code "format": "jellygrad-checkpoint"}, the format's {@code version}, the two maps, and last {@code crc32}, the
 * check sum of all bytes before it. Numbers are written in full precision; not-a-number is {@code null}, and an infinity, which JSON has no
 * word for, is the number {@code 1e999}, which every reader rounds to it.
 *
 * @param course what decides the steps of the run: the hash of the rows, the target, the terms, and the settings by their names in {@link
 *     org.jellygrad.trainer.settings.Settings}
 * @param memories what the parts of the run remember, by the part's name
 */
public record Checkpoint(Map<String, String> course, Map<String, double[]> memories) {
    /** Name of the memory that holds how much of the trace was written. */
    public static final String TRACE = "trace";

    static final String FORMAT = "jellygrad-checkpoint";
    static final int VERSION = 2;

    /** How many bytes are read first to see whether the file is a checkpoint. */
    private static final int HEAD = 1 << 10;

    public Checkpoint {
        course = Collections.unmodifiableMap(new LinkedHashMap<>(course));
        memories = Collections.unmodifiableMap(new LinkedHashMap<>(memories));
    }

    /** Whether the run wrote a trace, of which {@code FILE.part} holds what there was until the run ended. */
    public boolean isTraced() {
        return memories.containsKey(TRACE);
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @throws IOException if it cannot be written; the old file is then as it was
     */
    public void write(OwnedFile file) throws IOException {
        file.write(out -> CheckpointJson.write(this, out));
    }

    /**
     * Reads a file.
     *
     * @throws UnusableCheckpointException if it cannot be read, is damaged, cut off or something else, or is of a newer format
     */
    public static Checkpoint read(Path file) {
        byte[] bytes;
        try (BufferedInputStream in = new BufferedInputStream(BoundedInput.of(file), HEAD)) {
            in.mark(HEAD);
            CheckpointReader.checkFormat(in.readNBytes(HEAD), file.toString());
            in.reset();
            bytes = in.readAllBytes();
        } catch (NoSuchFileException e) {
            throw new UnusableCheckpointException(
                    "There is no file " + file + " to resume from.",
                    "A checkpoint is what training writes with `checkpoint " + file
                            + "`. With both `checkpoint` and `resume` of that file, the first run begins and later ones go on.",
                    e);
        } catch (IOException e) {
            throw new UnusableCheckpointException(
                    file + " cannot be read.",
                    Files.isDirectory(file)
                            ? "It is a directory; name the file within."
                            : "The system says: " + FileReason.of(e) + ".",
                    e);
        }
        try {
            return new CheckpointReader(bytes, file.toString()).read();
        } catch (IOException e) {
            throw UnusableCheckpointException.damaged(file.toString(), e);
        }
    }
}
