package org.jellygrad.model.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a file is written.
 *
 * @param path the place itself: symbolic links are followed, whether the file exists or not
 * @param isReplaceable whether the place holds a regular file, or can hold one. A device or a pipe cannot be replaced
 */
public record Destination(Path path, boolean isReplaceable) {

    /** As many symbolic links as Linux follows. */
    private static final int MOST_LINKS = 40;

    /** File systems allow 255 bytes; what a neighbour's name adds to this is less than the rest. */
    private static final int LONGEST_NAME = 200;

    private static final Set<PosixFilePermission> WRITE =
            Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /**
     * The place a name leads to.
     *
     * @throws IOException if the folder does not exist, or links lead in a circle
     */
    public static Destination of(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.isRegularFile(file)
                    ? new Destination(file.toRealPath(), true)
                    : new Destination(file, Files.isDirectory(file));
        }
        Path at = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(at); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        Path folder = at.getParent();
        Path name = at.getFileName();
        return new Destination(
                folder == null || name == null ? at : folder.toRealPath().resolve(name), true);
    }

    /**
     * Finds out before any work whether the file can be written, as far as the system tells.
     *
     * @throws IOException if it cannot; the reason says why
     */
    public void requireWritable() throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "it is a directory");
        }
        try {
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return; // a name that is too long has another exception
        }
        PosixFileAttributes attributes = attributes();
        boolean locked = attributes != null && attributes.permissions().stream().noneMatch(WRITE::contains);
        // The system lets its administrator write to a file that nobody may write to.
        if (locked || !Files.isWritable(path)) {
            throw new FileSystemException(path.toString(), null, "the file is read-only");
        }
    }

    /** A hidden file in the same folder, so that it can be moved here in one step. */
    Path neighbour(String ending) {
        String name = String.valueOf(path.getFileName());
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        String stem = bytes.length <= LONGEST_NAME
                ? name
                : UUID.nameUUIDFromBytes(bytes).toString();
        return path.resolveSibling("." + stem + "." + ending);
    }

    /** Makes an empty file that is to become this one. It has the owner, the group and the mode of the file here, if there is one. */
    public void createLikeThis(Path fresh) throws IOException {
        PosixFileAttributes wanted = attributes();
        Files.deleteIfExists(fresh);
        if (wanted == null) {
            Files.createFile(fresh);
            return;
        }
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(wanted.permissions()));
        PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        PosixFileAttributes made = view.readAttributes();
        try {
            if (!made.group().equals(wanted.group())) {
                view.setGroup(wanted.group());
            }
            if (!made.owner().equals(wanted.owner())) {
                view.setOwner(wanted.owner());
            }
        } catch (IOException e) {
            // Only an administrator may give files away; the file is then the user's own.
        }
        view.setPermissions(wanted.permissions());
    }

    /** Null where there is no file, or no such attributes. */
    private @Nullable PosixFileAttributes attributes() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        return view == null || !Files.exists(path) ? null : view.readAttributes();
    }
}
