package org.jellygrad.playground.export;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jellygrad.playground.files.PageFiles;

/** The document around a saved run: styles, libraries and the page's modules as one script, all of it inline. */
final class SavedDocument {
    private static final List<String> STYLES = List.of("style.css", "lesson/lesson.css", "saved/saved.css");

    private static final List<String> LIBRARIES = List.of(
            "d3-array",
            "d3-color",
            "d3-format",
            "d3-interpolate",
            "d3-time",
            "d3-time-format",
            "d3-scale",
            "d3-contour");

    /** What in JSON could end the element that it stands in. */
    private static final Pattern MARKUP = Pattern.compile("[<>&]");

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    private SavedDocument() {}

    /**
     * The document.
     *
     * @param title of the run
     * @param saved what the page would ask the server for
     * @param record base64 of the compressed record; empty if there is none
     */
    static String html(String title, JsonObject saved, String record) {
        StringBuilder styles = new StringBuilder();
        STYLES.forEach(name -> styles.append(PageFiles.text(name)));
        StringBuilder script = new StringBuilder();
        for (String library : LIBRARIES) {
            String text = PageFiles.script(library);
            ScriptJoiner.requireSafe(library, text);
            script.append(text).append('\n');
        }
        script.append(ScriptJoiner.join("saved/main.js", Map.of("api.js", "saved/api.js"), PageFiles::text));
        Map<String, String> parts = Map.of(
                "title", escaped(title),
                "style", styles.toString(),
                "saved", data(saved.toString()),
                "record", record,
                "script", script.toString());
        return PLACE.matcher(PageFiles.text("saved/saved.html"))
                .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
    }

    /** JSON with signs of markup written as escapes. */
    private static String data(String json) {
        return MARKUP.matcher(json)
                .replaceAll(sign -> Matcher.quoteReplacement(String.format(
                        java.util.Locale.ROOT, "\\u%04x", (int) sign.group().charAt(0))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
