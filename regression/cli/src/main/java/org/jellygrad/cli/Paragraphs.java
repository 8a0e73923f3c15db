package org.jellygrad.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** Labelled text in lines of at most a hundred characters, the continued ones under the first. */
final class Paragraphs {
    private static final int WIDTH = 100;
    private static final int LABEL = 10;

    private final List<String> lines = new ArrayList<>();

    void add(String label, String text) {
        var line = new StringBuilder(label + " ".repeat(Math.max(1, LABEL - label.length())));
        boolean empty = true;
        for (String word : text.split("[ \n]+", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(LABEL));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
    }

    /**
     * The text with lines of at most a hundred characters where words allow it. Its own line breaks and indents are kept; a line
     * with a path is left whole, and so is a numbered one.
     */
    static String wrap(String text, int indent) {
        List<String> wrapped = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String rest = line;
            String margin = " ".repeat(line.length() - line.stripLeading().length());
            boolean whole = line.contains(File.separator) || line.matches("[0-9]+\\. .*");
            while (!whole && indent + rest.length() > WIDTH) {
                int end = rest.lastIndexOf(' ', WIDTH - indent);
                if (end <= margin.length()) {
                    break;
                }
                wrapped.add(rest.substring(0, end));
                rest = margin + rest.substring(end + 1);
            }
            wrapped.add(rest);
        }
        return String.join("\n", wrapped);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
