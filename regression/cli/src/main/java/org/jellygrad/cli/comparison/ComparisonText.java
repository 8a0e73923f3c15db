package org.jellygrad.cli.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jellygrad.trainer.compare.ComparedRun;
import org.jellygrad.trainer.compare.Comparison;
import org.jellygrad.trainer.function.DescentWords;
import org.jellygrad.trainer.outcome.Convergence;
import org.jellygrad.trainer.summary.Pace;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;
import org.jellygrad.trainer.text.TextTable;

/** A comparison for people: a line for each run, and sentences about the law that each run followed. */
final class ComparisonText {
    private static final int DIGITS = 7;
    private static final int RATE_DIGITS = 4;
    private static final String NOTHING = "-";

    private final Comparison comparison;
    private final ComparedObjective subject;
    private final List<String> lines = new ArrayList<>();

    private ComparisonText(Comparison comparison, ComparedObjective subject) {
        this.comparison = comparison;
        this.subject = subject;
    }

    /**
     * The lines.
     *
     * @param all whether the law of each run is told, and what it cost; else only where it ended
     */
    static List<String> of(Comparison comparison, ComparedObjective subject, boolean all) {
        ComparisonText text = new ComparisonText(comparison, subject);
        text.write(all);
        return text.lines;
    }

    private void write(boolean all) {
        say(subject.title() + ": " + Numbers.count(comparison.runs().size(), "run") + " from one start.");
        lines.add("");
        lines.addAll(table(all));
        lines.add("");
        if (all) {
            for (ComparedRun run : comparison.runs()) {
                String law = law(run);
                if (!law.isEmpty()) {
                    say(run.name() + ": " + law);
                }
            }
        }
        limit();
        say(accuracy() + (all ? costs() : ""));
    }

    private List<String> table(boolean all) {
        List<String> heads = new ArrayList<>(List.of("run", "outcome", "class", subject.steps(), "to accuracy"));
        if (all) {
            heads.addAll(List.of("learning rate", "gradients"));
        }
        if (all && subject.ofData()) {
            heads.add("passes");
        }
        heads.add(subject.loss());
        TextTable table = new TextTable(3, heads);
        for (ComparedRun run : comparison.runs()) {
            List<String> cells =
                    new ArrayList<>(List.of(run.name(), run.outcome().name(), kind(run)));
            cells.add(Integer.toString(run.epochs()));
            cells.add(run.reached() == null ? NOTHING : run.reached().toString());
            if (all) {
                cells.add(Double.isNaN(run.learningRate()) ? NOTHING : Numbers.format(run.learningRate(), RATE_DIGITS));
                cells.add(Long.toString(run.gradients()));
            }
            if (all && subject.ofData()) {
                cells.add(Long.toString(run.passes()));
            }
            cells.add(Numbers.format(run.loss(), DIGITS));
            table.add(cells);
        }
        return table.lines();
    }

    private static String kind(ComparedRun run) {
        if (isWhole(run) && !run.isDiverged()) {
            return "full batch";
        }
        return switch (run.pattern()) {
            case ONE_STEP -> "one step";
            case NONE -> "no law";
            default -> run.pattern().toString();
        };
    }

    private String law(ComparedRun run) {
        Convergence convergence = run.convergence();
        if (convergence.pattern() == Convergence.Pattern.NONE) {
            return run.isDiverged() ? run.outcome().why() : lawless(run);
        }
        return subject.ofData()
                ? Pace.of(convergence, Convergence.epochsToAMillionth(convergence.factor()))
                : DescentWords.pace(convergence);
    }

    private static String lawless(ComparedRun run) {
        if (isWhole(run)) {
            return "A batch of " + run.settings().batching().text() + " holds all "
                    + Numbers.count(run.path().last().rows(), "row")
                    + ", so each step is one of the full batch, and the law of the full batch holds.";
        }
        return run.settings().batching().isFull()
                ? ""
                : "No law holds from step to step: each step looks at other rows, with another gradient.";
    }

    /** Whether a batch that is not called full holds all rows all the same. */
    private static boolean isWhole(ComparedRun run) {
        long rows = run.path().last().rows();
        return !run.settings().batching().isFull() && run.settings().batching().rowsOf(rows) == rows;
    }

    /** The stable limit, if it is the same for all runs. */
    private void limit() {
        double[] limits = comparison.runs().stream()
                .mapToDouble(ComparedRun::stableLearningRate)
                .toArray();
        double first = limits[0];
        if (DoubleStream.of(limits).allMatch(limit -> limit == first)) {
            say("Learning rates below " + Numbers.format(first, DIGITS) + " converge.");
        }
    }

    private String accuracy() {
        String accuracy = Numbers.format(comparison.accuracy(), RATE_DIGITS);
        return subject.ofData()
                ? "To accuracy: epochs until the predictions' distance to the exact optimum's is " + accuracy
                        + " of the start's."
                : "To accuracy: steps until the distance to the minimum is at most " + accuracy + ".";
    }

    private String costs() {
        boolean searches = comparison.runs().stream()
                .anyMatch(run -> !run.settings().optimizer().needsRate());
        return " Gradients: one a step"
                + (subject.ofData() ? ", over its rows" : "")
                + (searches ? "; a line search takes one at the start and one at each trial." : ".")
                + (subject.ofData() ? " Passes: how often all rows were looked at." : "");
    }

    private void say(String text) {
        lines.addAll(Paragraphs.wrap(text));
    }
}
