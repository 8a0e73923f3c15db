package org.jellygrad.cli.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataDirectoryTest {
    private static final Path HOME = Path.of("/home/ann");

    @Test
    void isWhereTheSystemKeepsSuchData() {
        assertThat(DataDirectory.of(Map.of(), "Linux", HOME)).isEqualTo(Path.of("/home/ann/.local/share/jellygrad"));
        assertThat(DataDirectory.of(Map.of("XDG_DATA_HOME", "/data"), "Linux", HOME))
                .isEqualTo(Path.of("/data/jellygrad"));
        assertThat(DataDirectory.of(Map.of("APPDATA", "/roaming", "XDG_DATA_HOME", "/data"), "Windows 11", HOME))
                .isEqualTo(Path.of("/roaming/jellygrad"));
        assertThat(DataDirectory.of(Map.of(), "Windows 11", HOME))
                .isEqualTo(Path.of("/home/ann/AppData/Roaming/jellygrad"));
    }

    @Test
    void aRelativePathIsIgnored() {
        assertThat(DataDirectory.of(Map.of("XDG_DATA_HOME", "data"), "Linux", HOME))
                .isEqualTo(Path.of("/home/ann/.local/share/jellygrad"));
    }
}
