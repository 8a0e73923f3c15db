package org.jellygrad.cli.guess;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a player types.
 *
 * @param feature name of x, by which the slope and a row may be called
 */
record GuessInputReader(String feature) {
    private static final String NUMBER = "([-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?)";
    private static final String GAP = "(?:\\s*[,;]\\s*|\\s+)";
    private static final Pattern TWO = Pattern.compile(NUMBER + GAP + NUMBER);
    private static final Pattern NUDGE =
            Pattern.compile("nudge\\s+" + NUMBER + GAP + NUMBER + "(?:\\s+(?:times\\s+)?([0-9]{1,3}))?");
    private static final Pattern NAMED = Pattern.compile("([^\\s=,;]+)\\s*=\\s*" + NUMBER);
    private static final int MOST = 100;

    /**
     * What a line means.
     *
     * @param slope of the last guess, for what is not named
     * @param intercept likewise
     * @throws BadGuessException if it means nothing
     */
    GuessInput read(String typed, double slope, double intercept) {
        String line = typed.strip().replace('−', '-');
        String word = line.toLowerCase(Locale.ROOT);
        if (word.isEmpty() || word.equals("play")) {
            return new GuessInput.Play();
        }
        if (word.equals("quit")) {
            return new GuessInput.Quit();
        }
        Matcher two = TWO.matcher(line);
        if (two.matches()) {
            return new GuessInput.LineGuess(number(two.group(1)), number(two.group(2)));
        }
        Matcher nudge = NUDGE.matcher(word);
        if (nudge.matches()) {
            int times = nudge.group(3) == null ? 1 : Integer.parseInt(nudge.group(3));
            if (times < 1 || times > MOST) {
                throw new BadGuessException("A guess can be nudged 1 to " + MOST + " times in one line.");
            }
            return new GuessInput.Nudge(number(nudge.group(1)), number(nudge.group(2)), times);
        }
        Matcher single = Pattern.compile(
                        "(?:jar|at|" + Pattern.quote(feature) + ")\\s+" + NUMBER + "\\s*=\\s*" + NUMBER)
                .matcher(line);
        return single.matches()
                ? new GuessInput.OneRowGuess(number(single.group(1)), number(single.group(2)))
                : named(line, slope, intercept);
    }

    private GuessInput named(String line, double slope, double intercept) {
        double newSlope = slope;
        double newIntercept = intercept;
        Matcher named = NAMED.matcher(line);
        int end = 0;
        while (named.find() && line.substring(end, named.start()).matches(end == 0 ? "" : GAP)) {
            String name = named.group(1);
            double value = number(named.group(2));
            if (name.equals("slope") || name.equals(feature)) {
                newSlope = value;
            } else if (name.equals("intercept")) {
                newIntercept = value;
            } else {
                throw new BadGuessException("A line has a slope and an intercept, and no '" + name + "'.");
            }
            end = named.end();
        }
        if (end == 0 || end < line.length()) {
            throw new BadGuessException("'" + line + "' is no guess. Type two numbers, 3,20, or slope=3"
                    + " intercept=20, or at 300 = 640; or play, or quit.");
        }
        return new GuessInput.LineGuess(newSlope, newIntercept);
    }

    private static double number(String text) {
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new BadGuessException(text + " is too large a number.");
        }
        return value;
    }
}
