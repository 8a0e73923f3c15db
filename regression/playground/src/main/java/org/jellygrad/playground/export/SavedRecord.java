package org.jellygrad.playground.export;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.trainer.record.Record;

/** The record inside a saved page. */
public final class SavedRecord {
    private static final Pattern RECORD =
            Pattern.compile("<script type=\"application/gzip\" id=\"record\">([A-Za-z0-9+/=]+)</script>");

    private SavedRecord() {}

    /**
     * Reads the record of a saved page.
     *
     * @throws org.jellygrad.datasets.problem.ProblemException if the file cannot be read, or holds no record
     */
    public static Record read(Path file) {
        try {
            Matcher found = RECORD.matcher(Files.readString(file));
            if (!found.find()) {
                throw new InvalidValueException(
                        file + " holds no record.",
                        "Pages that `jellygrad train --report` and the playground save on data hold one.");
            }
            byte[] bytes = Base64.getDecoder().decode(found.group(1));
            try (Reader reader = new InputStreamReader(
                    new GZIPInputStream(new java.io.ByteArrayInputStream(bytes)), StandardCharsets.UTF_8)) {
                return Record.read(file.toString(), reader);
            }
        } catch (IOException | IllegalArgumentException e) {
            if (e instanceof org.jellygrad.datasets.problem.ProblemException problem) {
                throw problem;
            }
            throw new InvalidValueException(
                    file + " cannot be read as a saved page.", "Was it changed since it was saved?");
        }
    }
}
