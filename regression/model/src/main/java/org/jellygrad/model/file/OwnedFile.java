package org.jellygrad.model.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file with one owner. Until the owner closes this object, no other writer, in this program or in another one, gets the file. Devices and
 * pipes have any number of writers.
 *
 * <p>The file itself is replaced again and again, so the lock is on a hidden neighbour, {@code .FILE.lock}, which is deleted on close. When
 * a process ends, for whatever reason, the system releases its lock; the next owner takes over the neighbour that the process left behind.
 */
public final class OwnedFile implements AutoCloseable {

    /**
     * The system locks for a process as a whole, and lets go when any part of the process closes the file: so this program keeps its own
     * list.
     */
    private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

    private final Destination destination;
    private final @Nullable FileChannel lock;

    private OwnedFile(Destination destination, @Nullable FileChannel lock) {
        this.destination = destination;
        this.lock = lock;
    }

    /**
     * Makes the caller the owner.
     *
     * @throws FileInUseException if there is an owner
     * @throws IOException if the folder does not exist or cannot be written to, or the file is read-only
     */
    public static OwnedFile of(Path file) throws IOException {
        Destination destination = Destination.of(file);
        if (!destination.isReplaceable()) {
            return new OwnedFile(destination, null);
        }
        destination.requireWritable();
        if (!OWNED.add(destination.path())) {
            throw new FileInUseException(file.toString());
        }
        FileChannel lock = null;
        // An interrupt would close the channel; whoever is interrupted finds it out later.
        boolean interrupted = Thread.interrupted();
        try {
            lock = lock(destination.neighbour("lock"), file);
        } finally {
            if (lock == null) {
                OWNED.remove(destination.path());
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return new OwnedFile(destination, lock);
    }

    private static FileChannel lock(Path neighbour, Path file) throws IOException {
        while (true) {
            try {
                Files.createFile(neighbour);
            } catch (FileAlreadyExistsException e) {
                // from an owner, or from one that was killed
            }
            FileChannel channel = null;
            boolean locked = false;
            try {
                Object before = key(neighbour);
                channel = FileChannel.open(neighbour, StandardOpenOption.WRITE);
                if (!isLocked(channel)) {
                    throw new FileInUseException(file.toString());
                }
                // Else an owner has removed the neighbour in between, and another may have made and locked a new one.
                locked = Objects.equals(before, key(neighbour));
                if (locked) {
                    return channel;
                }
            } catch (NoSuchFileException e) {
                // removed by its owner in between
            } finally {
                if (channel != null && !locked) {
                    channel.close();
                }
            }
        }
    }

    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private static boolean isLocked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            return true; // A file system without locks, as some of a network are: writing goes on without.
        }
    }

    public Destination destination() {
        return destination;
    }

    /**
     * Replaces the file in one step: whoever looks sees the old file or the new one, never a part, even if the program is killed or
     * the disk is full. The new bytes are written to a hidden neighbour, forced to the disk, and moved over. The file keeps its mode.
     * A device or a pipe is written to directly.
     *
     * @throws IOException if it cannot be written; the old file is then as it was
     */
    public void write(Content content) throws IOException {
        if (!destination.isReplaceable()) {
            try (OutputStream out = Files.newOutputStream(destination.path())) {
                content.writeTo(out);
            }
            return;
        }
        // Always of the same name: of many writers that were killed one is left at most, until the file is written
        // again.
        Path fresh = destination.neighbour("tmp");
        try {
            destination.createLikeThis(fresh);
            // A channel would be closed by an interrupt, which is what ends a run in good order.
            try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
                content.writeTo(out);
                out.flush();
                out.getFD().sync();
            }
            WholeFile.move(fresh, destination.path());
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Writes the bytes of a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Lets others own the file. */
    @Override
    public void close() {
        if (lock == null || !lock.isOpen()) {
            return;
        }
        try {
            try {
                Files.deleteIfExists(destination.neighbour("lock"));
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            // The system lets go of the lock when the program ends, if not now.
        } finally {
            OWNED.remove(destination.path());
        }
    }
}
