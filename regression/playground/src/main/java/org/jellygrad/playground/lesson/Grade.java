package org.jellygrad.playground.lesson;

/**
 * What an answer is worth.
 *
 * @param right whether it is right
 * @param message why, in a sentence or two that help
 * @param points 0 if it is wrong; a hint that was taken costs one, and a right answer has one at least
 */
public record Grade(boolean right, String message, int points) {

    static Grade right(String message, Asked asked, int hintsTaken) {
        return new Grade(true, message, Math.max(1, asked.points() - hintsTaken));
    }

    static Grade wrong(String message) {
        return new Grade(false, message, 0);
    }
}
