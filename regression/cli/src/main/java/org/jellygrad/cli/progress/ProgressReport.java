package org.jellygrad.cli.progress;

import org.jellygrad.cli.console.Console;
import org.jellygrad.trainer.Progress;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.summary.DescentText;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;
import org.jellygrad.trainer.text.Sparkline;
import org.jellygrad.trainer.text.TerminalText;
import org.jspecify.annotations.Nullable;

/**
 * Tells on stderr how a long run goes: a bar on a terminal, elsewhere a line at most every tenth of the epochs. Says nothing in
 * the first second, so that short runs stay silent.
 */
public final class ProgressReport implements Progress, AutoCloseable {
    private static final int LINES = 10;
    private static final int DIGITS = 4;
    private static final int LINE = 24;
    private static final int BAR = 12;
    private static final int BAR_DIGITS = 3;

    private final Console console;
    private final boolean quiet;
    private final int epochs;
    private final ProgressClock pace;
    private int lastTenth;
    private final LossHistory history = new LossHistory();
    private @Nullable Outlook outlook;
    private @Nullable ProgressLine bar;

    public ProgressReport(Console console, boolean quiet, int epochs) {
        this.console = console;
        this.quiet = quiet;
        this.epochs = epochs;
        this.pace = new ProgressClock(console);
    }

    /** Warns at once about a rate that is too high. Prints the rest of the outlook only before a long run. */
    @Override
    public void starting(Outlook known) {
        outlook = known;
        String warning = DescentText.warning(known);
        if (!quiet && !warning.isEmpty()) {
            console.say(warning);
        }
    }

    @Override
    public void epoch(int epoch, double loss, double gradientNorm, double learningRate) {
        if (quiet || !pace.looksAt(epoch)) {
            return;
        }
        history.add(loss);
        if (pace.isTimeToTell()) {
            introduce();
            show(epoch, loss, gradientNorm, learningRate);
        }
    }

    private void introduce() {
        if (outlook != null) {
            Paragraphs facts = new Paragraphs();
            facts.add("before", DescentText.outlook(outlook));
            facts.lines().forEach(console::say);
            outlook = null;
        }
    }

    private void show(int epoch, double loss, double gradientNorm, double learningRate) {
        if (console.isTerminal()) {
            if (bar == null) {
                bar = new ProgressLine(console, epochs);
            }
            int bars = console.columns() < TerminalText.LINE ? BAR / 2 : BAR;
            // What stands last is cut off where numbers are long.
            bar.show(
                    epoch,
                    Sparkline.of(history.losses(bars), console.isUnicode()) + " loss "
                            + Numbers.format(loss, BAR_DIGITS) + " grad " + Numbers.format(gradientNorm, BAR_DIGITS)
                            + (Double.isNaN(learningRate) ? "" : " rate " + Numbers.format(learningRate, BAR_DIGITS)));
            return;
        }
        int tenth = (int) ((long) epoch * LINES / epochs);
        if (tenth > lastTenth) {
            lastTenth = tenth;
            console.err()
                    .println("epoch " + epoch + " of " + epochs + ": loss " + Numbers.format(loss, DIGITS)
                            + ", gradient norm " + Numbers.format(gradientNorm, DIGITS)
                            + (Double.isNaN(learningRate) ? "" : ", rate " + Numbers.format(learningRate, DIGITS)) + " "
                            + Sparkline.of(history.losses(LINE), console.isUnicode()));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
