package org.jellygrad.trainer.text;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Labelled text in lines that fit. Continued lines stand under the first. */
public final class Paragraphs {
    private static final int LABEL = 10;

    /** A line's indent, with the number of a list's entry. */
    private static final Pattern MARGIN = Pattern.compile(" *([0-9]+\\. )?");

    private final List<String> lines = new ArrayList<>();

    public void add(String label, String text) {
        String margin = " ".repeat(LABEL);
        List<String> folded = lines(text.replace('\n', ' '), TerminalText.LINE - LABEL);
        for (int i = 0; i < folded.size(); i++) {
            lines.add((i == 0 ? TerminalText.padded(label, LABEL) : margin) + folded.get(i));
        }
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /**
     * The text in lines that fit. Its own line breaks and indents are kept, and the path of a file is not parted.
     */
    public static List<String> wrap(String text) {
        List<String> wrapped = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            Matcher margin = MARGIN.matcher(line);
            int start = margin.lookingAt() ? margin.end() : 0;
            List<String> folded = lines(line.substring(start), TerminalText.LINE - start);
            for (int i = 0; i < folded.size(); i++) {
                wrapped.add((i == 0 ? line.substring(0, start) : " ".repeat(start)) + folded.get(i));
            }
        }
        return wrapped;
    }

    private static List<String> lines(String text, int width) {
        if (TerminalText.width(text) <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : text.split(" +", -1)) {
            if (!line.isEmpty() && TerminalText.width(line.toString()) + 1 + TerminalText.width(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ");
            if (word.contains(File.separator)) {
                line.append(word);
            } else {
                List<String> parts = TerminalText.fold(word, width);
                lines.addAll(parts.subList(0, parts.size() - 1));
                line.append(parts.get(parts.size() - 1));
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
