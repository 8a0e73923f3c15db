package org.jellygrad.autograd.engine.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;

/** Loads the native libraries, and says what is in the way. */
public final class Natives {
    private static final String PLATFORMS = "linux-x86_64, linux-arm64, macosx-x86_64, macosx-arm64 and windows-x86_64";
    private static final String LIBRARIES = "/org/nd4j/linalg/cpu/nativecpu/bindings/";
    /** Megabytes that the libraries take when unpacked. */
    private static final long ROOM = 400;

    private Natives() {}

    /**
     * Loads OpenBLAS and libnd4j.
     *
     * @throws UnusableNativesError if they cannot be loaded
     */
    public static void load() {
        Path folder = NativeFolder.choose();
        try {
            Loader.load(openblas_nolapack.class);
            Loader.load(Nd4jCpu.class);
        } catch (UnsatisfiedLinkError e) {
            UnusableNativesError error = error(e, Loader.getPlatform(), folder);
            error.initCause(e);
            throw error;
        }
    }

    static UnusableNativesError error(UnsatisfiedLinkError e, String platform, Path folder) {
        if (Natives.class.getResource(LIBRARIES + platform + "/" + library(platform)) == null) {
            return new UnusableNativesError(
                    "There are no native libraries for this machine, " + platform + ", on the class path.",
                    "They exist for " + PLATFORMS
                            + ". On one of these, add nd4j-native, openblas and javacpp with the classifier " + platform
                            + " to the dependencies.");
        }
        long free = free(folder);
        if (free < ROOM) {
            return new UnusableNativesError(
                    "The native libraries cannot be unpacked into " + folder + ": they take " + ROOM + " MB, and "
                            + free + " MB are free there.",
                    "Make room. Or: " + NativeFolder.REMEDY);
        }
        String said = String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        if (said.contains("libgomp")) {
            return new UnusableNativesError(
                    "The native libraries need libgomp, which is not installed: " + said + ".",
                    "Install it; the package is called libgomp1 on Debian and Ubuntu, libgomp on Fedora.");
        }
        return new UnusableNativesError(
                "The native libraries cannot be loaded from " + folder + ": " + said + ".",
                "The folder must let programs run, so not be mounted noexec, and Linux must have glibc, which Alpine has not. "
                        + NativeFolder.REMEDY);
    }

    private static String library(String platform) {
        String name = platform.toLowerCase(Locale.ROOT);
        return name.startsWith("windows")
                ? "jnind4jcpu.dll"
                : name.startsWith("macosx") ? "libjnind4jcpu.dylib" : "libjnind4jcpu.so";
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() >> 20;
        } catch (IOException e) {
            return ROOM; // unknown: then the system's own words are all there is to say
        }
    }
}
