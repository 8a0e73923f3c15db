package org.jellygrad.cli.function;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.cli.problem.OptionNames;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.function.DescentWords;
import org.jellygrad.trainer.function.FunctionDescent;
import org.jellygrad.trainer.function.PointText;
import org.jellygrad.trainer.function.Restarts;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.plot.Chart;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;
import org.jspecify.annotations.Nullable;

/** The report on a descent on a function. */
public final class DescentReport {

    private final @Nullable Integer every;
    private final @Nullable ShownSteps shown;
    private final boolean chosenRate;

    /**
     * A report of every K-th step.
     *
     * @param every K; null where that is not said
     * @param chosenRate whether the learning rate is not the user's, which is said
     */
    public DescentReport(@Nullable Integer every, boolean chosenRate) {
        this.chosenRate = chosenRate;
        this.every = every;
        this.shown = every == null ? null : new ShownSteps(every);
    }

    /** The recording whose listener collects the steps to print. */
    public Recording recording() {
        return Recording.NONE.withListener(shown);
    }

    /** One object for programs. */
    public void json(FunctionDescent run, @Nullable Restarts restarts, PrintWriter out) {
        boolean all = shown == null;
        List<PathPoint> points = shown == null
                ? run.minimum().path().points()
                : shown.of(run.minimum().path());
        MinimizeJson.print(
                run, points, all || every == null ? run.minimum().path().every() : every, restarts, out);
    }

    /** For people. */
    public List<String> lines(FunctionDescent run, @Nullable Restarts restarts) {
        List<String> lines = new ArrayList<>();
        lines.add("f = " + run.function());
        if (chosenRate) {
            lines.add("The learning rate is "
                    + Numbers.format(run.settings().learningRate().given(), 3)
                    + ", as none was given. --lr sets another.");
        }
        lines.add("");
        if (restarts != null && restarts.runs().size() > 1) {
            lines.addAll(RunTable.of(run.function().variables(), restarts));
            if (restarts.undefined() > 0) {
                lines.add(Numbers.count(restarts.undefined(), "random start")
                        + (restarts.undefined() == 1 ? " was" : " were") + " left out: f has no value there.");
            }
            lines.add("");
            lines.add("The deepest, from "
                    + PointText.of(
                            run.function().variables(),
                            run.minimum().path().first().parameters()) + ":");
            lines.add("");
        }
        lines.addAll(path(run));
        lines.add("");
        DescentWords.of(run).forEach(paragraph -> lines.addAll(Paragraphs.wrap(OptionNames.onFunction(paragraph))));
        return lines;
    }

    /** The lines of {@code --fog}: points, values and slopes, but no function. */
    public List<String> fog(FunctionDescent run) {
        List<String> lines = new ArrayList<>(path(run));
        lines.add("");
        lines.addAll(Paragraphs.wrap(
                "That is all a computer sees: where it stands, the value there, the slope there. It takes its step against"
                        + " the slope, and knows nothing of what lies beyond."));
        return lines;
    }

    /** The function and the path on it. */
    public Chart chart(FunctionDescent run) {
        return DescentPlot.of(run);
    }

    private List<String> path(FunctionDescent run) {
        List<PathPoint> points = shown == null
                ? ShownSteps.some(run.minimum().path())
                : shown.of(run.minimum().path());
        return PathLines.of(run.function().variables(), points);
    }
}
