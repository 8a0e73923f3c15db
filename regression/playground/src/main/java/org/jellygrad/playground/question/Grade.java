package org.jellygrad.playground.question;

/**
 * What an answer is worth.
 *
 * @param right whether it is right
 * @param message why, in a sentence or two that help
 * @param points 0 if it is wrong; a hint that was taken costs one, and a right answer has one at least
 */
public record Grade(boolean right, String message, int points) {

    /** A right answer: the points of the question, less one for each hint taken, but at least one. */
    public static Grade right(String message, QuestionHeader header, int hintsTaken) {
        return new Grade(true, message, Math.max(1, header.points() - hintsTaken));
    }

    /** A wrong answer, worth nothing. */
    public static Grade wrong(String message) {
        return new Grade(false, message, 0);
    }
}
