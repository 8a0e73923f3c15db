package org.jellygrad.model.json;

import com.google.gson.JsonParseException;
import com.google.gson.stream.MalformedJsonException;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jellygrad.model.Model;
import org.jellygrad.model.UnusableModelException;
import org.jellygrad.model.file.BoundedInput;
import org.jellygrad.model.file.FileReason;
import org.jellygrad.model.file.WholeFile;

/**
 * Models as JSON. What is saved reads back to the same bits.
 *
 * <p>A file begins with {@code "format": "jellygrad-model"} and the format's {@code version}. Numbers are written in full
 * precision; not-a-number is {@code null}, and an infinity, which JSON has no word for, is the number {@code 1e999}, which every
 * reader rounds to it. Names this version does not know are skipped, so that a later one may add some.
 */
public final class ModelJson {
    static final String FORMAT = "jellygrad-model";
    static final int VERSION = 1;

    private ModelJson() {}

    /** The model as indented JSON text. */
    public static String toJson(Model model) {
        var text = new StringWriter();
        try {
            write(model, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter never throws it
        }
        return text.toString();
    }

    /**
     * The model of a JSON text.
     *
     * @param source what the text is called in messages
     * @throws UnusableModelException if it is not JSON, is cut off, is not a model, or is of a newer format
     */
    public static Model fromJson(String text, String source) {
        try {
            return read(new StringReader(text), source);
        } catch (IOException e) {
            throw notJson(source, e);
        }
    }

    /**
     * Saves a model: the file is written whole or not at all.
     *
     * @throws IOException if the file cannot be written
     */
    public static void save(Model model, Path file) throws IOException {
        WholeFile.write(file, writer -> write(model, writer));
    }

    /**
     * Loads a model.
     *
     * @throws UnusableModelException if the file cannot be read, is not JSON, is cut off, is not a model, or is of a newer
     *     format
     */
    public static Model load(Path file) {
        try (Reader reader =
                new BufferedReader(new InputStreamReader(BoundedInput.of(file), StandardCharsets.UTF_8.newDecoder()))) {
            return read(reader, file.toString());
        } catch (NoSuchFileException e) {
            throw new UnusableModelException(
                    "There is no file " + file + ".",
                    "A model is what training writes with `ModelJson.save " + file + "`.",
                    e);
        } catch (CharacterCodingException e) {
            throw notJson(file.toString(), e);
        } catch (IOException e) {
            throw new UnusableModelException(
                    file + " cannot be read.",
                    Files.isDirectory(file)
                            ? "It is a directory; name the file within."
                            : "The system says: " + FileReason.of(e) + ".",
                    e);
        }
    }

    private static void write(Model model, Writer writer) throws IOException {
        ModelWriter.write(model, writer);
        writer.write('\n');
    }

    private static Model read(Reader text, String source) throws IOException {
        try {
            return new ModelReader(source).read(JsonTree.read(text));
        } catch (JsonTree.DuplicateNameException e) {
            throw new ModelFields(source).broken(String.valueOf(e.getMessage()), "stands twice in one object");
        } catch (MalformedJsonException | EOFException | JsonParseException e) {
            throw notJson(source, e);
        }
    }

    private static UnusableModelException notJson(String source, Exception cause) {
        return new UnusableModelException(
                source + " is not a whole JSON text.",
                "It is cut off, damaged or something else than a model: a model is what training writes with `ModelJson.save`.",
                cause);
    }
}
