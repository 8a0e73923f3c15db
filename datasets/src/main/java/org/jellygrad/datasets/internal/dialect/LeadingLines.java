package org.jellygrad.datasets.internal.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines before a table.
 *
 * @param count how many physical lines to skip
 * @param comments how many of them are comments
 * @param last the text of the last comment without its mark, which may name the columns
 * @param delimiter the character that a line {@code sep=;}, as Excel writes it, names
 * @param rest where the table begins in the text
 */
record LeadingLines(long count, int comments, Optional<String> last, Optional<Character> delimiter, int rest) {
    private static final String DELIMITERS = ",;\t|";

    /**
     * Looks at the beginning of a text. A line that begins with {@code #} is a comment, unless a delimiter follows at once:
     * then {@code #} is the name of the first column.
     *
     * @param told how many lines to skip; if it is told, comments are not looked for
     */
    static LeadingLines of(String text, Optional<Integer> told) {
        int skipped = told.orElse(0);
        int at = 0;
        long lines = 0;
        long counted = 0; // up to the last line that is no table
        int rest = 0;
        List<String> comments = new ArrayList<>();
        Optional<Character> delimiter = Optional.empty();
        while (at < text.length()) {
            int end = lineEnd(text, at);
            String line = text.substring(at, end);
            String bare = line.strip();
            boolean separator = told.isEmpty() && line.length() == 5 && line.startsWith("sep=") && delimiter.isEmpty();
            boolean comment = told.isEmpty() && isComment(bare);
            if (lines >= skipped && !separator && !comment && !bare.isEmpty()) {
                break;
            }
            at = end < text.length() && text.startsWith("\r\n", end) ? end + 2 : Math.min(text.length(), end + 1);
            lines++;
            if (separator && lines > skipped) {
                delimiter = Optional.of(line.charAt(4));
            } else if (comment && lines > skipped) {
                comments.add(bare);
            }
            if (!bare.isEmpty() || lines <= skipped) {
                counted = lines;
                rest = at;
            }
        }
        Optional<String> last = comments.isEmpty()
                ? Optional.empty()
                : Optional.of(comments.get(comments.size() - 1)
                        .replaceFirst("^#+", "")
                        .strip());
        return new LeadingLines(counted, comments.size(), last, delimiter, rest);
    }

    private static boolean isComment(String line) {
        return line.startsWith("#") && (line.length() == 1 || DELIMITERS.indexOf(line.charAt(1)) < 0);
    }

    private static int lineEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }
}
