package org.jellygrad.trainer.record;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Model;
import org.jellygrad.model.file.FileReason;
import org.jellygrad.model.file.WholeFile;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.internal.setup.LossSurface;
import org.jellygrad.trainer.path.Path;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * A recorded run: the model, the rows it was trained on, and the path of descent. A record reads back to the same bits. It holds rows of
 * the data: whoever passes on a record passes on its rows.
 *
 * @param command the command line that makes the run again
 * @param data the rows trained on
 * @param model the learned model, with the run's settings and outcome
 * @param diagnostics what the data says about descent: condition number, stable learning rate, optimum
 * @param path the points of the run
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
     * @param command the command line that makes the run again
     */
    public static Record of(Fit fit, Path path, Settings settings, Dataset data, String command) {
        LossSurface terrain = LossSurface.of(settings, data);
        return new Record(
                command,
                RecordedData.of(data.card().name(), terrain.rows()),
                fit.model(),
                RecordedDiagnostics.of(fit.diagnostics(), terrain),
                path,
                settings.batching().isFull()
                        ? null
                        : new RecordedBatch(
                                Math.toIntExact(settings.batching()
                                        .rowsOf(fit.model().provenance().rows())),
                                settings.seed()),
                RecordedCoordinates.of(terrain));
    }

    /** SHA-256 of the rows trained on: with another one the data has changed since. */
    public String dataHash() {
        return model.provenance().dataHash().digits();
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
        WholeFile.write(file, this::write);
    }

    /**
     * Writes the record as one JSON object to where more may follow.
     *
     * @throws IOException if it cannot be written there
     */
    public void write(Writer writer) throws IOException {
        RecordWriter.write(this, writer);
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

    /**
     * Reads a record from where it stands.
     *
     * @param name of the place, for problems
     * @throws UnusableRecordException if it is no whole record
     * @throws IOException if the place cannot be read
     */
    public static Record read(String name, Reader reader) throws IOException {
        return new RecordReader(name, reader).read();
    }
}
