package org.jellygrad.trainer.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/** What computed a model. */
public final class Versions {

    private Versions() {}

    public static Map<String, String> used() {
        Map<String, String> versions = new LinkedHashMap<>();
        String own = Versions.class.getPackage().getImplementationVersion();
        versions.put("jellygrad", own == null ? "development" : own);
        versions.put("java", System.getProperty("java.version"));
        versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return versions;
    }
}
