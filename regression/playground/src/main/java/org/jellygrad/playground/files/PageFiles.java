package org.jellygrad.playground.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Finds files of the page and of its libraries. */
public final class PageFiles {
    private static final String PAGE = "/org/jellygrad/playground/page/";

    private PageFiles() {}

    /**
     * A file of the page.
     *
     * @param name in the page's folder: {@code view/axes.js}
     * @return its bytes; null if there is none
     */
    public static byte @Nullable [] page(String name) {
        return read(PAGE + name);
    }

    /**
     * A library as one classic script.
     *
     * @param name of its package: {@code d3-scale}
     * @return its bytes; null if there is none
     */
    public static byte @Nullable [] library(String name) {
        byte[] about = read("/META-INF/maven/org.webjars.npm/" + name + "/pom.properties");
        if (about == null) {
            return null;
        }
        Properties properties = new Properties();
        try {
            properties.load(new java.io.ByteArrayInputStream(about));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read("/META-INF/resources/webjars/" + name + "/" + properties.getProperty("version") + "/dist/" + name
                + ".min.js");
    }

    /**
     * A text of the page.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public static String text(String name) {
        return text(name, page(name));
    }

    /**
     * The script of a library.
     *
     * @throws IllegalArgumentException if there is no such library
     */
    public static String script(String library) {
        return text(library, library(library));
    }

    private static String text(String name, byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new IllegalArgumentException("the page has no " + name);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] read(String resource) {
        try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
