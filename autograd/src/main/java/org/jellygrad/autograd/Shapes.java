package org.jellygrad.autograd;

/** The errors of shapes that do not fit. */
final class Shapes {
    private Shapes() {}

    static IllegalArgumentException mismatch(String op, Shape a, Shape b, String remedy) {
        return new IllegalArgumentException(op + ": shapes " + a + " and " + b + " do not fit.\n\n" + remedy);
    }
}
