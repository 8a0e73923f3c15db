package org.jellygrad.autograd.engine.natives;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder that native libraries are unpacked into and loaded from. Whoever can write there runs code as this user, so it must be this
 * user's own. JavaCPP left to itself falls back to a folder among the temporary files, whose name anybody can foretell, and loads what
 * is there.
 */
final class NativeFolder {
    static final String PROPERTY = "org.bytedeco.javacpp.cachedir";
    static final String REMEDY =
            "Set the system property " + PROPERTY + " to a folder of yours with 400 MB to spare, for the"
                    + " jellygrad command by JELLYGRAD_JAVA_OPTS=-D" + PROPERTY + "=FOLDER.";

    private static final int STICKY = 01000;
    private static final int GROUP_WRITES = 0020;
    private static final int OTHERS_WRITE = 0002;

    private NativeFolder() {}

    /**
     * Chooses the folder and tells JavaCPP.
     *
     * @throws UnusableNativesError if there is none that is this user's own
     */
    static Path choose() {
        Path folder = choose(
                System.getProperty(PROPERTY, System.getProperty("org.bytedeco.javacpp.cacheDir")),
                System.getProperty("user.home", "?"),
                System.getProperty("java.io.tmpdir", "?"),
                System.getProperty("user.name", "?"));
        System.setProperty(PROPERTY, folder.toString());
        return folder;
    }

    /** The one that was chosen by the property; else, of those that JavaCPP would take, the first that is this user's own. */
    static Path choose(@Nullable String chosen, String home, String temporary, String user) {
        List<String> refused = new ArrayList<>();
        if (chosen != null) {
            Path folder = Path.of(chosen).toAbsolutePath();
            if (isOwn(folder, folder, refused)) {
                return folder;
            }
        } else {
            for (Path top : tops(home, temporary, user, refused)) {
                Path folder = top.resolve("cache");
                if (isOwn(top, folder, refused) && isOutOfReach(top, refused)) {
                    return folder;
                }
            }
        }
        throw new UnusableNativesError(
                "There is no folder that native libraries can be loaded from safely: "
                        + String.join("; ", refused)
                        + ".",
                "They are unpacked into it, and whoever else can write there could run code in" + " your name. "
                        + REMEDY);
    }

    /** A home that the system does not know is "?", which must not become a folder here. */
    private static List<Path> tops(String home, String temporary, String user, List<String> refused) {
        List<Path> tops = new ArrayList<>();
        if (Path.of(home).isAbsolute()) {
            tops.add(Path.of(home, ".javacpp"));
        } else {
            refused.add("this user has no home");
        }
        tops.add(Path.of(temporary, ".javacpp-" + user.replaceAll("[^\\w.-]", "_"))
                .toAbsolutePath());
        return tops;
    }

    /** Whether all from {@code top} to {@code folder} belongs to this user alone; what does not exist is made so. */
    private static boolean isOwn(Path top, Path folder, List<String> refused) {
        try {
            createDirectories(folder);
            Path probe = Files.createTempFile(folder, ".probe", null);
            try {
                return !isUnix(folder) || isOwn(top, folder, uid(probe), refused);
            } finally {
                Files.delete(probe);
            }
        } catch (FileAlreadyExistsException e) {
            refused.add(e.getFile() + " is no folder");
        } catch (IOException e) {
            refused.add(folder + " cannot be written (" + reason(e) + ")");
        }
        return false;
    }

    private static boolean isOwn(Path top, Path folder, int user, List<String> refused) throws IOException {
        for (Path part = folder; part != null && part.startsWith(top); part = part.getParent()) {
            if (uid(part) != user || uid(part.toRealPath()) != user) {
                refused.add(part + " belongs to somebody else");
                return false;
            }
            if (canOthersWrite(part)) {
                refused.add(part + " can be written by others");
                return false;
            }
        }
        return true;
    }

    /** Whether nobody else can put another folder in this one's place. */
    private static boolean isOutOfReach(Path top, List<String> refused) {
        try {
            if (!isUnix(top)) {
                return true;
            }
            int user = uid(top);
            // Whoever owns the root of the file system is trusted: root, or in a container whoever stands for it.
            int root = uid(top.getRoot());
            for (Path start : List.of(top, top.toRealPath())) {
                for (Path part = start.getParent(); part != null; part = part.getParent()) {
                    int owner = uid(part);
                    boolean link = Files.isSymbolicLink(part);
                    boolean replaceable = !link && canOthersWrite(part) && (mode(part) & STICKY) == 0;
                    if (replaceable || (owner != user && owner != root)) {
                        refused.add(top + " lies in " + part + ", which others can write");
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException e) {
            refused.add(top + " cannot be looked at (" + reason(e) + ")");
            return false;
        }
    }

    /** A group of the owner's own name has nobody else in it, as most systems set users up; root's groups are root's choice. */
    private static boolean canOthersWrite(Path folder) throws IOException {
        int mode = mode(folder);
        if ((mode & OTHERS_WRITE) != 0) {
            return true;
        }
        Map<String, Object> found = Files.readAttributes(folder, "unix:uid,owner,group");
        return (mode & GROUP_WRITES) != 0
                && !Integer.valueOf(0).equals(found.get("uid"))
                && !String.valueOf(found.get("owner")).equals(String.valueOf(found.get("group")));
    }

    private static void createDirectories(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        FileAttribute<?>[] mine = isUnix(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(folder, mine);
    }

    private static boolean isUnix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    private static int uid(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static int mode(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:mode");
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replaceFirst("Exception$", "") + ": " + e.getMessage();
    }
}
