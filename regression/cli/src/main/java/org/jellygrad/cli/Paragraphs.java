package org.jellygrad.cli;

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

    List<String> lines() {
        return List.copyOf(lines);
    }
}
