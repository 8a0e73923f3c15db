package org.jellygrad.autograd.engine.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the way of the native libraries is said with what to do. */
class NativesTest {
    @TempDir
    private Path directory;

    @Test
    void anotherKindOfMachineIsToldWhichThereAre() {
        assertThat(Natives.error(new UnsatisfiedLinkError("no jnind4jcpu"), "linux-ppc64le", directory))
                .hasMessageContaining("for this machine, linux-ppc64le,")
                .hasMessageContaining("linux-x86_64, linux-arm64, macosx-x86_64, macosx-arm64 and windows-x86_64");
    }

    @Test
    void aMissingSystemLibraryIsNamed() {
        var error = new UnsatisfiedLinkError("no jnind4jcpu in java.library.path");
        error.initCause(new UnsatisfiedLinkError("libgomp.so.1: cannot open shared object file"));
        assertThat(Natives.error(error, Loader.getPlatform(), directory))
                .hasMessageContainingAll("Install it", "libgomp1");
    }

    @Test
    void whatTheSystemSaysIsPassedOn() {
        assertThat(Natives.error(new UnsatisfiedLinkError("failed to map segment"), Loader.getPlatform(), directory))
                .hasMessageContaining("cannot be loaded from " + directory + ": failed to map segment.")
                .hasMessageContaining("noexec");
    }
}
