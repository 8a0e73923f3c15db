package org.jellygrad.model.expression;

import java.util.List;

/** The words of a text, read one after the other. */
public final class Words {
    /** Deeper nesting is no formula that anyone wrote, and would exhaust the stack. */
    private static final int DEEPEST = 100;

    private final String text;
    private final List<Token> tokens;
    private final Wording wording;
    private int at;
    private int depth;

    /** @throws ExpressionException if a quote is not closed or a character has no meaning */
    public Words(String text, Wording wording) {
        this.text = text;
        this.tokens = Token.of(text, wording);
        this.wording = wording;
    }

    /** How it calls things. */
    public Wording wording() {
        return wording;
    }

    /** A word as it was written. */
    String source(Token token) {
        return text.substring(token.from(), token.to());
    }

    /** The next word, which stays the next. */
    public Token peek() {
        return tokens.get(at);
    }

    /** The word after the next. */
    public Token second() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    /** The word taken last. */
    public Token previous() {
        return tokens.get(Math.max(0, at - 1));
    }

    /** Takes the next word. */
    public Token next() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /** Takes the next word if it is this symbol. */
    public boolean accept(String symbol) {
        if (peek().is(symbol)) {
            next();
            return true;
        }
        return false;
    }

    /** Takes the next word, which must be this symbol. */
    public void require(String symbol, String expected) {
        if (!accept(symbol)) {
            throw expected(expected);
        }
    }

    /** Complains unless every word was taken. */
    public void requireEnd(String expected) {
        if (peek().kind() != Token.Kind.END) {
            throw expected(expected);
        }
    }

    /** To be called on the way into parentheses. */
    public void enter() {
        if (++depth > DEEPEST) {
            throw error(
                    "The " + wording.text() + " is nested more than " + DEEPEST + " parentheses deep.",
                    peek(),
                    "Write it more simply.");
        }
    }

    /** Whether the way led into more than one pair of parentheses. */
    public boolean isNested() {
        return depth > 1;
    }

    /** To be called on the way out of them. */
    public void leave() {
        depth--;
    }

    /** What the next word should have been. */
    public ExpressionException expected(String what) {
        Token found = peek();
        String instead = found.kind() == Token.Kind.END
                ? ", but the text ends."
                : ", not '" + text.substring(found.from(), found.to()) + "'.";
        return error("Expected " + what + instead, found, wording.how());
    }

    /** A complaint about a word. */
    public ExpressionException error(String what, Token where, String remedy) {
        return new ExpressionException(new Mistake(what, text, where.from(), where.to() - where.from(), remedy));
    }
}
