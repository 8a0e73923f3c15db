package org.jellygrad.playground.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.playground.facts.Best;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.playground.state.SettingWords;
import org.jellygrad.trainer.compare.ComparedRun;
import org.jellygrad.trainer.compare.Comparison;
import org.jellygrad.trainer.compare.Variant;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;

/**
 * Runs from one start, side by side: what they reach, by epochs, by gradients and by passes over the data; and the loss over a range of
 * rates.
 */
public final class RaceAnswer {
    private static final String BEST = "best";

    /** What is counted as having arrived: the share of the start's distance to the optimum that may be left. */
    private static final double ACCURACY = 1e-6;

    private static final int MOST_RUNS = 6;

    private static final int MOST_POINTS = 2_000;

    private static final int RATES = 49;

    /** The range of a sweep, as shares of the stable limit. */
    private static final double SMALLEST = 1e-3;

    private static final double LARGEST = 1.6;

    private static final double ROUNDING = 1e-20;

    private RaceAnswer() {}

    /**
     * The frame of a race.
     *
     * @param run the page's own, which knows the optimum
     * @param runners each an optimizer with its rate: {@code momentum:0.9@0.1}, or {@code @best}
     */
    public static byte[] of(RecordedRun run, PageState asked, List<String> runners) {
        if (runners.isEmpty() || runners.size() > MOST_RUNS) {
            throw new InvalidValueException(
                    "A race of " + runners.size() + " runs was asked for.", "Give 1 to " + MOST_RUNS + ".");
        }
        List<Variant> variants =
                runners.stream().map(runner -> variant(asked, runner)).toList();
        Comparison comparison = compare(asked, variants);
        JsonObject header = new JsonObject();
        Best best = run.best();
        boolean known =
                best != null && (asked.data() == null || asked.settings().isLeastSquares());
        header.add(
                "least", known ? Json.number(Objects.requireNonNull(best).loss()) : com.google.gson.JsonNull.INSTANCE);
        JsonArray runs = new JsonArray();
        ArrayFrame frame = new ArrayFrame(header);
        for (int i = 0; i < comparison.runs().size(); i++) {
            ComparedRun compared = comparison.runs().get(i);
            runs.add(facts(compared));
            arrays(frame, i, compared);
        }
        header.add("runs", runs);
        return frame.bytes();
    }

    private static Variant variant(PageState asked, String runner) {
        int at = runner.lastIndexOf('@');
        if (at < 0) {
            throw new InvalidValueException(
                    "'" + runner + "' is no runner.", "Write an optimizer and its rate: gd@0.1, or adam@best.");
        }
        Settings settings = asked.settings().withOptimizer(Optimizer.choices().parse(runner.substring(0, at)));
        String rate = runner.substring(at + 1);
        boolean ofData = asked.data() != null;
        if (!settings.optimizer().needsRate()) {
            return new Variant(runner, settings.withLearningRate(new LearningRate.Auto()));
        }
        return new Variant(
                runner,
                rate.equals(BEST)
                        ? Variant.atBestRate(settings, ofData)
                        : settings.withLearningRate(LearningRate.choices().parse(rate)));
    }

    private static Comparison compare(PageState asked, List<Variant> variants) {
        if (asked.walk() != null) {
            throw new InvalidValueException(
                    "A walk of a lesson has no optimizer to race.", "Change the run yourself first.");
        }
        return asked.data() == null
                ? Comparison.of(Objects.requireNonNull(asked.function()), variants, ACCURACY)
                : Comparison.of(asked.data(), variants, ACCURACY);
    }

    private static JsonObject facts(ComparedRun run) {
        JsonObject facts = new JsonObject();
        facts.addProperty("name", run.name());
        facts.addProperty("optimizer", Optimizer.choices().text(run.settings().optimizer()));
        facts.addProperty("rated", run.settings().optimizer().needsRate());
        facts.add("rate", Json.number(run.learningRate()));
        facts.add("stable", Json.number(run.stableLearningRate()));
        facts.addProperty("outcome", run.outcome().name());
        facts.addProperty("why", SettingWords.in(run.outcome().why()));
        facts.addProperty("epochs", run.epochs());
        facts.addProperty("gradients", run.gradients());
        facts.addProperty("passes", run.passes());
        facts.add("loss", Json.number(run.loss()));
        Integer reached = run.reached();
        facts.add("reached", reached == null ? com.google.gson.JsonNull.INSTANCE : Json.number(reached));
        return facts;
    }

    /** Looks at all rows alone: a batch's loss is another quantity. */
    private static void arrays(ArrayFrame frame, int i, ComparedRun run) {
        List<PathPoint> all = run.path().points().stream()
                .filter(point -> point.rows() == run.path().last().rows())
                .toList();
        int every = (all.size() + MOST_POINTS - 1) / MOST_POINTS;
        List<PathPoint> kept = new ArrayList<>();
        for (int k = 0; k < all.size(); k += every) {
            kept.add(all.get(k));
        }
        if ((all.size() - 1) % every != 0) {
            kept.add(all.get(all.size() - 1));
        }
        // A line search tries several gradients a step: in the mean as many as it took altogether.
        double steps = Math.max(1, run.path().last().step());
        double each = run.settings().optimizer().needsRate() ? 1 : run.gradients() / steps;
        frame.add(i + "/epochs", column(kept, PathPoint::epoch))
                .add(i + "/gradients", column(kept, point -> point.step() * each))
                .add(
                        i + "/passes",
                        column(
                                kept,
                                point -> run.settings().optimizer().needsRate() ? point.epoch() : point.step() * each))
                .add(i + "/loss", column(kept, PathPoint::loss));
    }

    private static double[] column(List<PathPoint> points, java.util.function.ToDoubleFunction<PathPoint> value) {
        return points.stream().mapToDouble(value).toArray();
    }

    /**
     * The frame of a sweep: the loss after so many epochs, by the rate.
     *
     * @param run the page's own, which knows the stable limit
     */
    public static byte[] sweep(RecordedRun run, PageState asked, int epochs) {
        if (!asked.settings().optimizer().needsRate()) {
            throw new InvalidValueException(
                    "The optimizer takes no learning rate.", "Choose one that does, as gd or adam.");
        }
        double stable = run.facts().stable();
        double top = stable > 0 && Double.isFinite(stable) ? stable * LARGEST : 10;
        double low = top / LARGEST * SMALLEST;
        double[] rates = DoubleStream.iterate(0, k -> k < RATES, k -> k + 1)
                .map(k -> rounded(low * Math.pow(top / low, k / (RATES - 1))))
                .toArray();
        Settings settings = asked.settings()
                .withStop(asked.settings().stop().withMaxEpochs(epochs).withStandstill(Math.max(1, epochs)));
        List<Variant> variants = DoubleStream.of(rates)
                .mapToObj(rate -> new Variant("lr " + rate, settings.withLearningRate(new LearningRate.Fixed(rate))))
                .toList();
        List<ComparedRun> runs = compare(asked, variants).runs();
        double[] losses = runs.stream().mapToDouble(ComparedRun::loss).toArray();
        JsonObject header = new JsonObject();
        header.addProperty("epochs", epochs);
        header.add("stable", Json.number(stable));
        header.add("start", Json.number(runs.get(0).path().first().loss()));
        double start = Math.abs(runs.get(0).path().first().loss());
        // Among losses that are nothing but rounding none is the lowest.
        runs.stream()
                .filter(one -> Double.isFinite(one.loss()))
                .filter(one -> runs.stream().noneMatch(other -> Math.abs(other.loss()) <= ROUNDING * start))
                .min(Comparator.comparingDouble(ComparedRun::loss))
                .ifPresent(one -> header.add("best", Json.number(one.learningRate())));
        return new ArrayFrame(header).add("rate", rates).add("loss", losses).bytes();
    }

    /** Three digits, as people write rates: what is loaded is what was computed. */
    private static double rounded(double rate) {
        return new java.math.BigDecimal(rate)
                .round(new java.math.MathContext(3))
                .doubleValue();
    }
}
