package org.jellygrad.model.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * A token of an expression or a formula.
 *
 * @param text what it says: a name without its backquotes, a string without its quotes, {@code ^} for {@code **} too
 * @param from its first character in the text
 * @param to the character after its last
 */
public record Token(Kind kind, String text, int from, int to) {
    /**
     * Signs that come with pasted text: the minus of Unicode, and dots and crosses that multiply and a division sign, which have no
     * meaning in a formula.
     */
    private static final String PASTED = "\u2212\u00b7\u22c5\u00d7\u00f7";

    /** What they mean, in the same order. */
    private static final String TYPED = "-***/";

    /** What a word is. */
    public enum Kind {
        NAME,
        QUOTED_NAME,
        NUMBER,
        STRING,
        SYMBOL,
        END
    }

    /** Whether it is this symbol. */
    public boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Whether it is a name, with or without backquotes. */
    public boolean isName() {
        return kind == Kind.NAME || kind == Kind.QUOTED_NAME;
    }

    /** A name as it is written in formulas: in backquotes where it would be taken for something else. */
    public static String quoted(String name) {
        boolean plain = !name.isEmpty() && !name.equals(".") && isNameStart(name.codePointAt(0));
        plain = plain && name.codePoints().allMatch(Token::isNamePart);
        return plain ? name : "`" + name.replace("\\", "\\\\").replace("`", "\\`") + "`";
    }

    private static boolean isNameStart(int character) {
        return Character.isLetter(character) || character == '_' || character == '.';
    }

    private static boolean isNamePart(int character) {
        return isNameStart(character) || Character.isDigit(character);
    }

    /**
     * The words of a text, the last of kind END.
     *
     * @throws ExpressionException if a quote is not closed or a character has no meaning
     */
    public static List<Token> of(String text, Wording wording) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (Character.isWhitespace(character)) {
                at++;
            } else {
                Token token = next(text, at, character, wording);
                tokens.add(token);
                at = token.to;
            }
        }
        tokens.add(new Token(Kind.END, "", text.length(), text.length()));
        return tokens;
    }

    private static Token next(String text, int at, int character, Wording wording) {
        boolean decimal = character == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1));
        if (isDigit(character) || decimal) {
            int to = numberEnd(text, at);
            return new Token(Kind.NUMBER, text.substring(at, to), at, to);
        }
        if (isNameStart(character)) {
            int to = at;
            while (to < text.length() && isNamePart(text.codePointAt(to))) {
                to += Character.charCount(text.codePointAt(to));
            }
            return new Token(Kind.NAME, text.substring(at, to), at, to);
        }
        if (character == '`' || character == '"' || character == '\'') {
            return quotation(text, at, character);
        }
        if (text.startsWith("**", at)) {
            return new Token(Kind.SYMBOL, "^", at, at + 2);
        }
        int pasted = PASTED.indexOf(character);
        if (pasted == 0 || (pasted > 0 && wording.equals(Wording.EXPRESSION))) {
            return new Token(Kind.SYMBOL, TYPED.substring(pasted, pasted + 1), at, at + 1);
        }
        if ("~+-*/:^()=,".indexOf(character) >= 0) {
            return new Token(Kind.SYMBOL, text.substring(at, at + 1), at, at + 1);
        }
        throw new ExpressionException(new Mistake(
                "The " + wording.text() + " cannot hold '" + Character.toString(character) + "' here.",
                text,
                at,
                Character.charCount(character),
                advice(character, wording)));
    }

    private static String advice(int character, Wording wording) {
        return switch (wording.equals(Wording.EXPRESSION) ? character : 0) {
            case '²', '³' -> "A power is written with ^: x^" + (character == '²' ? "2." : "3.");
            case '[', ']', '{', '}' -> "Only round parentheses group: (x - 3)^2.";
            case '|' -> "The absolute value is a function: abs(x).";
            case '√' -> "The square root is a function: sqrt(x).";
            default -> "A " + wording.name() + " whose name has odd characters stands in backquotes: `price (€)`.";
        };
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static int numberEnd(String text, int from) {
        int at = digitsEnd(text, from);
        if (at < text.length() && text.charAt(at) == '.') {
            at = digitsEnd(text, at + 1);
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            boolean signed = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0;
            int exponent = signed ? at + 2 : at + 1;
            int end = digitsEnd(text, exponent);
            at = end > exponent ? end : at;
        }
        return at;
    }

    private static int digitsEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static Token quotation(String text, int from, int quote) {
        StringBuilder content = new StringBuilder();
        for (int at = from + 1; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == quote) {
                Kind kind = quote == '`' ? Kind.QUOTED_NAME : Kind.STRING;
                return new Token(kind, content.toString(), from, at + 1);
            }
            if (character == '\\' && at + 1 < text.length()) {
                at++;
            }
            content.append(text.charAt(at));
        }
        throw new ExpressionException(new Mistake(
                "The quote " + Character.toString(quote) + " is not closed.",
                text,
                from,
                1,
                "Put the same character behind the name it encloses."));
    }
}
