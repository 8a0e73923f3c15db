package org.jellygrad.cli.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The user's browser, opened as the system opens it. Java's own way would load all of its windows. */
public final class Browser {
    private static final int PATIENCE_SECONDS = 3;

    private Browser() {}

    /** Opens an address; whether the system took it. */
    public static boolean open(String address) {
        return open(System.getProperty("os.name"), address);
    }

    static boolean open(String system, String address) {
        List<String> command = new ArrayList<>(command(system));
        command.add(address);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // What still runs is the browser itself.
            return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static List<String> command(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return List.of("open");
        }
        return name.contains("windows") ? List.of("rundll32", "url.dll,FileProtocolHandler") : List.of("xdg-open");
    }
}
