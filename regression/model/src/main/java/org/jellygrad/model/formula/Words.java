package org.jellygrad.model.formula;

import java.util.List;

/** The words of a text, read one after the other. */
final class Words {
    /** Deeper nesting is no formula that anyone wrote, and would exhaust the stack. */
    private static final int DEEPEST = 100;

    private final String text;
    private final List<Token> tokens;
    private final String how;
    private int at;
    private int depth;

    /** @param how the second paragraph of complaints about what is missing or too much */
    Words(String text, String how) {
        this.text = text;
        this.tokens = Token.of(text);
        this.how = how;
    }

    Token peek() {
        return tokens.get(at);
    }

    /** The word after the next. */
    Token second() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    /** The word taken last. */
    Token previous() {
        return tokens.get(Math.max(0, at - 1));
    }

    Token next() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /** Takes the next word if it is this symbol. */
    boolean accept(String symbol) {
        if (peek().is(symbol)) {
            next();
            return true;
        }
        return false;
    }

    /** Takes the next word, which must be this symbol. */
    void require(String symbol, String expected) {
        if (!accept(symbol)) {
            throw expected(expected);
        }
    }

    void requireEnd(String expected) {
        if (peek().kind() != Token.Kind.END) {
            throw expected(expected);
        }
    }

    /** To be called on the way into parentheses. */
    void enter() {
        if (++depth > DEEPEST) {
            throw error(
                    "The formula is nested more than " + DEEPEST + " parentheses deep.",
                    peek(),
                    "Write it more simply.");
        }
    }

    boolean isNested() {
        return depth > 1;
    }

    void leave() {
        depth--;
    }

    /** What the next word should have been. */
    FormulaException expected(String what) {
        Token found = peek();
        String instead = found.kind() == Token.Kind.END
                ? ", but the text ends."
                : ", not '" + text.substring(found.from(), found.to()) + "'.";
        return error("Expected " + what + instead, found, how);
    }

    FormulaException error(String what, Token where, String remedy) {
        return FormulaException.at(what, text, where.from(), where.to() - where.from(), remedy);
    }
}
