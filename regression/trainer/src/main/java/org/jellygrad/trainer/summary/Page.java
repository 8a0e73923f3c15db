package org.jellygrad.trainer.summary;

import java.util.ArrayList;
import java.util.List;

/** Blocks of lines with an empty line between them. */
final class Page {
    private final List<String> lines = new ArrayList<>();

    /** An empty block leaves no trace. */
    void add(List<String> block) {
        if (!lines.isEmpty() && !block.isEmpty()) {
            lines.add("");
        }
        lines.addAll(block);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
