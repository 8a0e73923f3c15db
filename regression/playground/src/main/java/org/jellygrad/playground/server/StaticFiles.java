package org.jellygrad.playground.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jellygrad.playground.files.PageFiles;
import org.jspecify.annotations.Nullable;

/** The page's files and its libraries, from the jars. Each is read and compressed once. */
final class StaticFiles {
    /** Plain names in plain folders: no dots that lead up, no escapes. */
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*(?:\\.[a-z0-9]+)+");

    private static final Pattern LIBRARY = Pattern.compile("(d3-[a-z-]+)\\.js");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2");

    /** Below this size compressing costs more than it saves. */
    private static final int SMALL = 1_000;

    private final Map<String, Content> known = new ConcurrentHashMap<>();

    /** A file as it is kept. */
    private record Content(String type, byte[] plain, byte @Nullable [] gzip, String tag) {}

    /** The file that a path names; null if there is none. */
    @Nullable
    Reply reply(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath();
        Content content = known.get(path);
        if (content == null) {
            content = find(path);
            if (content == null) {
                return null;
            }
            known.put(path, content);
        }
        String asked = exchange.getRequestHeaders().getFirst("If-None-Match");
        Map<String, String> headers =
                Map.of("ETag", content.tag(), "Cache-Control", "no-cache", "Vary", "Accept-Encoding");
        if (content.tag().equals(asked)) {
            return new Reply(304, content.type(), new byte[0], headers);
        }
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        byte[] gzip = content.gzip();
        return gzip != null && accepted != null && accepted.contains("gzip")
                ? new Reply(200, content.type(), gzip, headers).with("Content-Encoding", "gzip")
                : new Reply(200, content.type(), content.plain(), headers);
    }

    private static @Nullable Content find(String path) {
        if (path.equals("/")) {
            return content("index.html", PageFiles.page("index.html"));
        }
        if (path.startsWith("/page/")
                && NAME.matcher(path.substring("/page/".length())).matches()) {
            String name = path.substring("/page/".length());
            return content(name, PageFiles.page(name));
        }
        Matcher library = LIBRARY.matcher(path.startsWith("/lib/") ? path.substring("/lib/".length()) : "");
        return library.matches() ? content("library.js", PageFiles.library(library.group(1))) : null;
    }

    private static @Nullable Content content(String name, byte @Nullable [] plain) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || plain == null) {
            return null;
        }
        boolean binary = type.startsWith("image/png") || type.startsWith("font/");
        try {
            return new Content(type, plain, binary || plain.length < SMALL ? null : compress(plain), tag(plain));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] compress(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
