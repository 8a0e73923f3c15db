package org.jellygrad.cli.guess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jellygrad.cli.console.Console;
import org.jellygrad.model.Model;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.guess.Attempt;
import org.jellygrad.trainer.guess.GuessedRows;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.plot.DataCharts;
import org.jellygrad.trainer.plot.Quantity;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;
import org.jspecify.annotations.Nullable;

/** The school fair: a player guesses lines until the gradient is to play. */
public final class GuessGame implements GuessInput.Answers {
    private static final String PROMPT = "> ";

    private final Console console;
    private final GuessedRows rows;
    private final GradientPlayer gradient;
    private final GuessText text;
    private final GuessInputReader reader;
    private final List<Attempt> guesses = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();
    private final Map<Integer, Double> singles = new HashMap<>();
    private @Nullable Model learned;

    /**
     * A fair without guesses.
     *
     * @param gradient who plays last
     */
    public GuessGame(Console console, GuessedRows rows, GradientPlayer gradient) {
        this.console = console;
        this.rows = rows;
        this.gradient = gradient;
        this.text = new GuessText(rows);
        this.reader = new GuessInputReader(rows.feature());
    }

    /**
     * Plays until the lines end.
     *
     * @param typed a guess a line
     * @param prompts whether a person sees what is printed before typing
     */
    public void play(BufferedReader typed, boolean prompts) {
        say("Guess the line of " + Numbers.count(rows.count(), "row") + ": " + rows.target() + " = slope · "
                + rows.feature() + " + intercept.");
        say(
                "Type slope and intercept, as in 3,20 or slope=3 intercept=20; nudge -0.1,1 to change the last guess, nudge -0.1,1"
                        + " 10 to do so ten times; at 300 = 640 to guess one row alone. An empty line or play lets the gradient play,"
                        + " quit ends.");
        GuessInput entry = null;
        while (entry == null || !entry.endsGame()) {
            entry = next(typed, prompts);
            if (entry != null) {
                if (!(entry instanceof GuessInput.Quit)) {
                    say("");
                }
                entry.answeredBy(this);
                console.flush();
            }
        }
    }

    /**
     * The MSE of every guess, those of the gradient after those of the player; without a player's the line of the gradient; null without
     * any.
     */
    public @Nullable Chart chart() {
        Model line = learned;
        if (guesses.isEmpty() && line != null) {
            return DataCharts.dataWithLine(
                    Quantity.of(rows.feature()),
                    Quantity.of(rows.target()),
                    rows.x(),
                    rows.y(),
                    DoubleStream.of(rows.x()).map(line::predict).toArray());
        }
        return losses.isEmpty()
                ? null
                : DataCharts.attempts(
                        Quantity.of("MSE"),
                        losses.stream().mapToDouble(loss -> loss).toArray());
    }

    /** Null for a line that means nothing. */
    private @Nullable GuessInput next(BufferedReader typed, boolean prompts) {
        if (prompts) {
            console.out().print(PROMPT);
            console.flush();
        }
        try {
            String line = typed.readLine();
            return line == null ? new GuessInput.Play() : reader.read(line, last(true), last(false));
        } catch (IOException e) {
            throw new UncheckedIOException("stdin could not be read", e);
        } catch (BadGuessException e) {
            say("");
            say(e.sentence() + " That cost nothing.");
            return null;
        }
    }

    private double last(boolean slope) {
        if (guesses.isEmpty()) {
            return 0;
        }
        Attempt last = guesses.get(guesses.size() - 1);
        return slope ? last.slope() : last.intercept();
    }

    private double lastLoss() {
        return guesses.isEmpty() ? Double.NaN : guesses.get(guesses.size() - 1).meanSquare();
    }

    @Override
    public void line(GuessInput.LineGuess typed) {
        Attempt guess = rows.guess(typed.slope(), typed.intercept());
        if (!isFinite(guess)) {
            return;
        }
        say("Guess " + (guesses.size() + 1) + ": " + text.equation(guess.slope(), guess.intercept()));
        console.print(text.errors(guess));
        say(text.means(guess, lastLoss()));
        keep(guess);
    }

    @Override
    public void nudge(GuessInput.Nudge nudge) {
        double slope = last(true);
        double intercept = last(false);
        double before = lastLoss();
        List<Attempt> made = new ArrayList<>();
        for (int k = 1; k <= nudge.times(); k++) {
            Attempt guess = rows.guess(slope + k * nudge.slope(), intercept + k * nudge.intercept());
            if (!isFinite(guess)) {
                break;
            }
            made.add(guess);
        }
        if (!made.isEmpty()) {
            console.print(text.nudges(made, before));
            made.forEach(this::keep);
        }
    }

    private boolean isFinite(Attempt guess) {
        boolean finite = Double.isFinite(guess.meanSquare());
        if (!finite) {
            say("That line is so far away that its squared errors are no numbers any more. That cost nothing.");
        }
        return finite;
    }

    private void keep(Attempt guess) {
        guesses.add(guess);
        losses.add(guess.meanSquare());
    }

    @Override
    public void oneRow(GuessInput.OneRowGuess single) {
        int row = 0;
        while (row < rows.count() && rows.x()[row] != single.x()) {
            row++;
        }
        if (row == rows.count()) {
            say("No row has " + rows.feature() + " " + GuessText.number(single.x()) + ": the first has "
                    + GuessText.number(rows.x()[0]) + ". That cost nothing.");
            return;
        }
        double error = single.y() - rows.y()[row];
        console.print(text.error(row, error));
        Double before = singles.put(row, Math.abs(error));
        if (before != null) {
            say(
                    Math.abs(error) < before
                            ? "Nearer: the absolute error fell from " + GuessText.number(before) + "."
                            : Math.abs(error) > before
                                    ? "Farther: the absolute error rose from " + GuessText.number(before) + "."
                                    : "As near as before.");
        }
    }

    @Override
    public void gradient() {
        Attempt from = guesses.isEmpty() ? rows.guess(0, 0) : guesses.get(guesses.size() - 1);
        double[] slopes = rows.gradient(from);
        say("The gradient plays, from " + text.equation(from.slope(), from.intercept())
                + ": there the gradient of the MSE"
                + " is " + GuessText.number(slopes[0]) + " for the slope and " + GuessText.number(slopes[1])
                + " for the intercept.");
        Fit fit = gradient.play(from);
        learned = fit.model();
        List<PathPoint> steps = fit.path().points();
        console.print(text.steps(steps, fit.path().names()));
        say(fit.outcome().why());
        steps.stream().skip(1).forEach(step -> losses.add(step.loss()));
        if (!guesses.isEmpty()) {
            say(saved(steps));
        }
    }

    private String saved(List<PathPoint> steps) {
        double best = guesses.stream().mapToDouble(Attempt::meanSquare).min().orElseThrow();
        int needed = steps.stream()
                .filter(step -> step.epoch() > 0 && step.loss() <= best)
                .mapToInt(PathPoint::epoch)
                .findFirst()
                .orElse(-1);
        String yours = "Your best MSE of " + guesses(guesses.size()) + " is " + GuessText.number(best) + ".";
        if (needed < 0) {
            return yours + " The gradient did not get there.";
        }
        int saved = guesses.size() - needed;
        return yours + " The gradient needs " + Numbers.count(needed, "step") + " to be as good"
                + (saved > 0 ? ": it saves " + guesses(saved) + "." : ".");
    }

    private static String guesses(int count) {
        return count + (count == 1 ? " guess" : " guesses");
    }

    private void say(String message) {
        console.print(Paragraphs.wrap(message));
    }
}
