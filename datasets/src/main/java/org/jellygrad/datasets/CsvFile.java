package org.jellygrad.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file.
 *
 * @param name the path as it was given
 * @param path where the bytes are
 * @param size how many, when it was first looked at
 * @param modified when it was last changed then
 */
record CsvFile(String name, Path path, long size, FileTime modified) implements CsvInput {

    /** Looks at a file; what can be read only once, such as a pipe, is copied to a temporary file first. */
    static CsvFile of(Path path) {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            throw new UnusableDataException(name + " is a directory.", "Name a CSV file in it.");
        }
        if (!Files.exists(path)) {
            throw new UnusableDataException("There is no file " + name + ".", missingHint(path));
        }
        try {
            Path bytes = Files.isRegularFile(path) ? path : spool(path);
            return new CsvFile(name, bytes, Files.size(bytes), Files.getLastModifiedTime(bytes));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static String missingHint(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        Path file = path.getFileName();
        List<String> siblings = new ArrayList<>();
        if (folder != null && file != null && Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(entry -> siblings.add(folder.relativize(entry).toString()));
            } catch (IOException | DirectoryIteratorException e) {
                siblings.clear(); // a folder that cannot be listed offers nothing
            }
            String question = NearestName.question(file.toString(), siblings);
            if (!question.isEmpty()) {
                return question;
            }
        }
        return path.isAbsolute()
                ? "Check the path; it is taken as it stands."
                : "Check the path; it starts from " + Path.of("").toAbsolutePath() + ".";
    }

    private static Path spool(Path path) throws IOException {
        Path copy = Files.createTempFile("jellygrad", ".csv");
        copy.toFile().deleteOnExit();
        try (InputStream in = Files.newInputStream(path);
                var out = Files.newOutputStream(copy)) {
            in.transferTo(out);
        }
        return copy;
    }

    @Override
    public InputStream open() throws IOException {
        requireUnchanged();
        return Files.newInputStream(path);
    }

    @Override
    public void requireUnchanged() throws IOException {
        if (Files.size(path) != size || !Files.getLastModifiedTime(path).equals(modified)) {
            throw new UnusableDataException(
                    name + " was changed while it was being read.",
                    "Rows read before and after would not belong together. Run again when nothing writes to the file.");
        }
    }

    static UnusableDataException unreadable(String name, IOException e) {
        String how = e instanceof AccessDeniedException
                ? "You may not read it; ask its owner, or copy it to where you may."
                : "The system says: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ".";
        return new UnusableDataException(name + " cannot be read.", how, e);
    }
}
