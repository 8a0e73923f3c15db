package org.jellygrad.datasets.internal;

/** Texts that mean a missing value unless the user says otherwise. */
public final class MissingMark {
    private MissingMark() {}

    /** Whether a text means a missing cell in every column: NA, N/A, #N/A, NaN or null, in any letter case. */
    public static boolean isWord(char[] text, int from, int to) {
        return switch (to - from) {
            case 2 -> is("na", text, from);
            case 3 -> is("nan", text, from) || is("n/a", text, from);
            case 4 -> is("null", text, from) || is("#n/a", text, from);
            default -> false;
        };
    }

    /** Whether a text means a missing cell where the column is otherwise numeric: a question mark, a hyphen or a point. */
    public static boolean isSign(char[] text, int from, int to) {
        return to - from == 1 && (text[from] == '-' || text[from] == '.' || text[from] == '?');
    }

    /** Whether a text, blanks around it aside, is empty, a word or a sign for a missing cell. */
    public static boolean matches(String text) {
        char[] cell = text.strip().toCharArray();
        return cell.length == 0 || isWord(cell, 0, cell.length) || isSign(cell, 0, cell.length);
    }

    private static boolean is(String lower, char[] text, int from) {
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            char found = text[from + i];
            if (found != c && (c < 'a' || (found | 0x20) != c)) {
                return false;
            }
        }
        return true;
    }
}
