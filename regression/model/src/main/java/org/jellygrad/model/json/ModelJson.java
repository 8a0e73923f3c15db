package org.jellygrad.model.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
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
import java.util.List;
import java.util.Objects;
import org.jellygrad.model.Model;
import org.jellygrad.model.UnusableModelException;
import org.jellygrad.model.file.BoundedInput;
import org.jellygrad.model.file.FileReason;
import org.jellygrad.model.file.WholeFile;
import org.jspecify.annotations.Nullable;

/**
 * Models as JSON. What is saved reads back to the same bits.
 *
 * <p>A file begins with {@code "format": "jellygrad-model"}. The format's {@code version} and the {@code model} follow, whose members
 * are the components of the record {@link Model}. Numbers are written in full precision. Not-a-number is {@code null}. An infinity,
 * which JSON has no word for, is the number {@code 1e999}, which every reader rounds to it. Names that this version does not know
 * are skipped, so that a later one may add some.
 */
public final class ModelJson {
    private static final String FORMAT = "jellygrad-model";
    private static final int VERSION = 2;
    private static final TypeAdapter<Model> MODELS = ModelAdapters.model();

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
        var json = new JsonWriter(writer);
        json.setIndent("  ");
        json.beginObject();
        json.name("format").value(FORMAT);
        json.name("version").value(VERSION);
        MODELS.write(json.name("model"), model);
        json.endObject();
        json.flush();
        writer.write('\n');
    }

    private static Model read(Reader text, String source) throws IOException {
        try {
            var json = new CheckedReader(text, source);
            requireFormat(json, source);
            @Nullable Model model = null;
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "version" -> requireVersion(json.whole(0, Long.MAX_VALUE), source);
                    case "model" -> model = MODELS.read(json);
                    default -> json.skipValue();
                }
            }
            json.endObject();
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedJsonException("more than one value");
            }
            Model whole = Objects.requireNonNull(model, "the end of the object refuses to be without it");
            new ModelCheck(whole, json).check();
            return whole;
        } catch (MalformedJsonException | EOFException e) {
            throw notJson(source, e);
        }
    }

    private static void requireFormat(CheckedReader json, String source) throws IOException {
        if (json.peek() == JsonToken.BEGIN_OBJECT) {
            json.expect(List.of("format", "version", "model"));
            json.beginObject();
            if (json.hasNext()
                    && json.nextName().equals("format")
                    && json.peek() == JsonToken.STRING
                    && json.nextString().equals(FORMAT)) {
                return;
            }
        }
        throw new UnusableModelException(
                source + " is not a model.",
                "It should begin with \"format\": \"" + FORMAT
                        + "\": a model is what training writes with `ModelJson.save`.",
                null);
    }

    private static void requireVersion(long version, String source) {
        if (version != VERSION) {
            throw new UnusableModelException(
                    source + " is a model of format version " + version + "; this Jellygrad reads version " + VERSION
                            + ".",
                    version > VERSION
                            ? "It was saved by a newer Jellygrad; use that one, or train and save the model again with this one."
                            : "It was saved by an earlier build; train and save the model again with this one.",
                    null);
        }
    }

    private static UnusableModelException notJson(String source, Exception cause) {
        return new UnusableModelException(
                source + " is not a whole JSON text.",
                "It is cut off, damaged or something else than a model: a model is what training writes with `ModelJson.save`.",
                cause);
    }
}
