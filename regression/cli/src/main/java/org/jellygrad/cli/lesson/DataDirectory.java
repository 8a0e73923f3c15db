package org.jellygrad.cli.lesson;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a user's own data is kept between runs. */
public final class DataDirectory {
    private DataDirectory() {}

    /**
     * The folder {@code jellygrad} in {@code %APPDATA%} on Windows, elsewhere in {@code XDG_DATA_HOME}, or {@code ~/.local/share}.
     *
     * @param environment variables by name
     * @param system name of the operating system
     * @param home the user's folder
     */
    public static Path of(Map<String, String> environment, String system, Path home) {
        boolean windows = system.toLowerCase(Locale.ROOT).startsWith("windows");
        String folder = environment.getOrDefault(windows ? "APPDATA" : "XDG_DATA_HOME", "");
        // The XDG specification has relative paths ignored.
        Path parent = !folder.isEmpty() && Path.of(folder).isAbsolute()
                ? Path.of(folder)
                : windows
                        ? home.resolve("AppData").resolve("Roaming")
                        : home.resolve(".local").resolve("share");
        return parent.resolve("jellygrad");
    }
}
