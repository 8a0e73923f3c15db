package org.jellygrad.datasets.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jellygrad.datasets.problem.NearestName;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file.
 *
 * @param name the path as it was given
 * @param path where the bytes are
 * @param size how many, when it was first looked at
 * @param modified when it was last changed then
 */
record CsvFile(String name, Path path, long size, FileTime modified) implements CsvInput {

    /** The most bytes that are copied from what can be read only once. */
    private static final long SPOOLED = 4L << 30;

    private static final int CHUNK = 1 << 16;

    /** {@link #of(Path, Optional, long)} with a bound of 4 GiB. */
    static CsvFile of(Path path, Optional<Charset> encoding) {
        return of(path, encoding, SPOOLED);
    }

    /**
     * Looks at a file. What can be read only once, such as a pipe, is first copied to a temporary file.
     *
     * @param encoding of the text, if it is known
     * @param most how many bytes may be copied, for a pipe may have no end; never more than half of the free space
     */
    static CsvFile of(Path path, Optional<Charset> encoding, long most) {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            throw new UnusableDataException(Problem.mendedBy(name + " is a directory.", "Name a CSV file in it."));
        }
        if (Files.isSymbolicLink(path) && !Files.exists(path)) {
            throw new UnusableDataException(Problem.mendedBy(
                    name + " is a link that leads to no file.", "Mend the link, or name the file itself."));
        }
        if (!Files.exists(path)) {
            throw new UnusableDataException(Problem.mendedBy("There is no file " + name + ".", missingHint(path)));
        }
        try {
            return at(
                    name,
                    Files.isRegularFile(path) ? path : spool(name, () -> Files.newInputStream(path), encoding, most));
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

    private static CsvFile at(String name, Path bytes) throws IOException {
        return new CsvFile(name, bytes, Files.size(bytes), Files.getLastModifiedTime(bytes));
    }

    /** The bytes of standard input, copied to a temporary file of at most 4 GiB. */
    static CsvFile of(InputStream input, String name, Optional<Charset> encoding) {
        try {
            return at(name, spool(name, () -> input, encoding, SPOOLED));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** Opens what can be read only once. */
    private interface Opening {
        InputStream open() throws IOException;
    }

    private static Path spool(String name, Opening opening, Optional<Charset> encoding, long most) throws IOException {
        Path copy = Files.createTempFile("jellygrad", ".csv");
        copy.toFile().deleteOnExit();
        try {
            long free = copy.toFile().getUsableSpace(); // 0 where nobody knows
            copy(name, opening, copy, encoding, free == 0 ? most : Math.min(most, free / 2));
            return copy;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static void copy(String name, Opening opening, Path copy, Optional<Charset> encoding, long most)
            throws IOException {
        long copied = 0;
        try (InputStream in = opening.open();
                var out = Files.newOutputStream(copy)) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                out.write(chunk, 0, read);
                if (copied == 0) {
                    requireText(at(name, copy), encoding); // devices of zeros or noise have no end
                }
                copied += read;
                if (copied > most) {
                    throw new UnusableDataException(new Problem(
                            name + " gives more than " + most + " bytes.",
                            "It can be read only once, so it is copied to a temporary file, which may hold no more.",
                            "Save it to a file and name that file."));
                }
            }
        }
    }

    private static void requireText(CsvFile start, Optional<Charset> encoding) throws IOException {
        TextSource.of(start, encoding); // refuses by the first bytes
    }

    @Override
    public InputStream open() throws IOException {
        requireUnchanged();
        return Files.newInputStream(path);
    }

    @Override
    public void requireUnchanged() throws IOException {
        if (Files.size(path) != size || !Files.getLastModifiedTime(path).equals(modified)) {
            throw changed(name, null);
        }
    }

    static UnusableDataException changed(String name, @Nullable Exception cause) {
        return new UnusableDataException(
                new Problem(
                        name + " was changed while it was being read.",
                        "Rows read before and after would not belong together.",
                        "Run again when nothing writes to the file."),
                cause);
    }

    static UnusableDataException unreadable(String name, IOException e) {
        String how = e instanceof AccessDeniedException
                ? "You may not read it; ask its owner, or copy it to where you may."
                : "The system says: " + reason(e) + ".";
        return new UnusableDataException(Problem.because(name + " cannot be read.", how), e);
    }

    /** What went wrong. Where the JDK's message is the path alone, the kind of the exception says it. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        String message = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
