package org.jellygrad.autograd.engine.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Natives are unpacked where nobody else can write, or not at all. */
@DisabledOnOs(OS.WINDOWS)
class NativeFolderTest {
    @TempDir
    private Path directory;

    private Path home;
    private Path temporary;

    @BeforeEach
    void aHomeAndASharedFolder() throws IOException {
        home = Files.createDirectory(directory.resolve("home"));
        temporary = Files.createDirectory(directory.resolve("tmp"));
        Files.setAttribute(temporary, "unix:mode", 01777);
    }

    @Test
    void theHomeComesFirst() throws IOException {
        Path folder = home.resolve(".javacpp/cache");
        assertThat(choose()).isEqualTo(folder);
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(folder).isEmptyDirectory();
        assertThat(choose()).isEqualTo(folder);
    }

    @Test
    void withoutAHomeAPrivateFolderAmongTheTemporaryFilesIsMade() throws IOException {
        homeIsNoFolder();
        Path folder = temporary.resolve(".javacpp-me/cache");
        assertThat(choose()).isEqualTo(folder);
        assertThat(Files.getPosixFilePermissions(folder.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aHomeThatIsNotKnownIsNoFolderHere() {
        assertThat(NativeFolder.choose(null, "?", temporary.toString(), "a/../b"))
                .isEqualTo(temporary.resolve(".javacpp-a_.._b/cache"));
        assertThat(Path.of("?")).doesNotExist();
    }

    /** Whatever was put there is not loaded. */
    @Test
    void aFolderThatOthersCanWriteIsRefused() throws IOException {
        homeIsNoFolder();
        Path top = Files.createDirectory(temporary.resolve(".javacpp-me"));
        Files.setPosixFilePermissions(top, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(this::choose)
                .isInstanceOf(UnusableNativesError.class)
                .hasMessageContaining(home.resolve(".javacpp") + "")
                .hasMessageContaining(top + " can be written by others")
                .hasMessageContaining("-Dorg.bytedeco.javacpp.cachedir=FOLDER");
    }

    @Test
    void somebodyElsesFolderIsRefused() throws IOException {
        homeIsNoFolder();
        Path top = Files.createDirectory(temporary.resolve(".javacpp-me"));
        giveAway(top);
        assertThatThrownBy(this::choose)
                .isInstanceOf(UnusableNativesError.class)
                .hasMessageContaining(top + " belongs to somebody else");
    }

    @Test
    void somebodyElsesLinkIsRefused() throws IOException {
        homeIsNoFolder();
        Path link = Files.createSymbolicLink(
                temporary.resolve(".javacpp-me"), Files.createDirectory(directory.resolve("mine")));
        giveAway(link);
        assertThatThrownBy(this::choose)
                .isInstanceOf(UnusableNativesError.class)
                .hasMessageContaining("belongs to somebody else");
    }

    /** Without the sticky bit whoever can write the folder above can put another in its place. */
    @Test
    void aFolderThatOthersCanReplaceIsRefused() throws IOException {
        homeIsNoFolder();
        Files.setAttribute(temporary, "unix:mode", 0777);
        assertThatThrownBy(this::choose)
                .isInstanceOf(UnusableNativesError.class)
                .hasMessageContaining("lies in " + temporary + ", which others can write");
    }

    @Test
    void theUsersChoiceIsTakenOrRefusedButNeverPassedOver() throws IOException {
        Path chosen = directory.resolve("chosen/by me");
        assertThat(NativeFolder.choose(chosen.toString(), home.toString(), temporary.toString(), "me"))
                .isEqualTo(chosen);
        assertThatThrownBy(() -> NativeFolder.choose(temporary.toString(), home.toString(), temporary.toString(), "me"))
                .isInstanceOf(UnusableNativesError.class)
                .hasMessageContaining(temporary + " can be written by others");
        assertThat(home).isEmptyDirectory();
    }

    private Path choose() {
        return NativeFolder.choose(null, home.toString(), temporary.toString(), "me");
    }

    private void homeIsNoFolder() throws IOException {
        Files.delete(home);
        Files.createFile(home);
    }

    /** Only root can. */
    private void giveAway(Path path) throws IOException {
        assumeTrue((int) Files.getAttribute(directory, "unix:uid") == 0, "only root can give a file away");
        Files.setAttribute(path, "unix:uid", 54321, LinkOption.NOFOLLOW_LINKS);
    }
}
