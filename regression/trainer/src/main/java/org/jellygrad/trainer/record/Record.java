package org.jellygrad.trainer.record;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Model;
import org.jellygrad.model.file.FileReason;
import org.jellygrad.model.file.WholeFile;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.internal.setup.Terrain;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * A recorded run: what was learned of which rows, and the way there. It reads back to the same bits. It holds rows of the data: whoever
 * passes it on passes them on.
 *
 * @param command that makes the run again
 * @param data the rows trained on
 * @param model what was learned, with the run's settings and outcome
 * @param diagnostics what the data says of descent
 * @param path where the run went
 * @param batch which rows each step saw; null if it was all of them
 * @param coordinates how the points of descent become the user's parameters
 */
@SuppressWarnings("JavaLangClash") // "record" is what the command line and the page call it
public record Record(
        String command,
        RecordedData data,
        Model model,
        RecordedDiagnostics diagnostics,
        Path path,
        @Nullable RecordedBatch batch,
        RecordedCoordinates coordinates) {

    /**
     * The record of a finished run. Reads the data once more.
     *
     * @param path of the run: {@link org.jellygrad.trainer.Recording#wholePath} is told the one with the most points
     * @param settings of the run
     * @param data of the run
     * @param command that makes the run again
     */
    public static Record of(Fit fit, Path path, Settings settings, Dataset data, String command) {
        Terrain terrain = Terrain.of(settings, data);
        return new Record(
                command,
                RecordedData.of(data.card().name(), terrain.rows()),
                fit.model(),
                RecordedDiagnostics.of(fit.diagnostics(), terrain),
                path,
                settings.batching() instanceof Batching.MiniBatch batch
                        ? new RecordedBatch(batch.rows(), settings.seed())
                        : null,
                RecordedCoordinates.of(terrain));
    }

    /** SHA-256 of the rows trained on: with another one the data has changed since. */
    public String dataHash() {
        return model.provenance().dataHash();
    }

    /** The settings that the run was made with, by name. */
    public Map<String, String> settings() {
        return model.provenance().settings();
    }

    /** How the run ended, in a word, as {@link org.jellygrad.trainer.outcome.Outcome#name} has it. */
    public String outcome() {
        return model.provenance().outcome();
    }

    /** How the run ended, in a sentence. */
    public String why() {
        return model.provenance().why();
    }

    /**
     * Writes the record as one JSON object: the file is written whole or not at all.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(java.nio.file.Path file) throws IOException {
        WholeFile.write(file, writer -> RecordWriter.write(this, writer));
    }

    /**
     * Reads a record.
     *
     * @throws UnusableRecordException if the file cannot be read, or is no whole record
     */
    public static Record read(java.nio.file.Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return new RecordReader(file.toString(), reader).read();
        } catch (NoSuchFileException e) {
            throw new UnusableRecordException(
                    "There is no file " + file + ".",
                    "A record is what training writes with `record " + file + "`.",
                    e);
        } catch (CharacterCodingException e) {
            throw UnusableRecordException.damaged(file.toString(), e);
        } catch (IOException e) {
            throw new UnusableRecordException(
                    file + " cannot be read.", "The system says: " + FileReason.of(e) + ".", e);
        }
    }
}
