package org.jellygrad.playground.question;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Letters that name what is shown: a is the first. */
final class Letters {
    private Letters() {}

    /** The first letters. */
    static List<String> of(int count) {
        return IntStream.range(0, count).mapToObj(Letters::at).toList();
    }

    /** The letter of a place, counted from 0. */
    static String at(int place) {
        return Character.toString((char) ('a' + place));
    }

    /** The place of a letter, counted from 0. */
    static int place(String letter) {
        return letter.charAt(0) - 'a';
    }

    /** The places that an answer names; empty if something else is among them. */
    static List<Integer> places(String answer, int count) {
        List<Integer> places = answer.toLowerCase(Locale.ROOT)
                .chars()
                .filter(character -> !Character.isWhitespace(character) && character != ',')
                .mapToObj(character -> character - 'a')
                .toList();
        return places.stream().allMatch(place -> place >= 0 && place < count) ? places : List.of();
    }
}
