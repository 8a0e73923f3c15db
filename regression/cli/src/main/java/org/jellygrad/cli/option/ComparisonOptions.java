package org.jellygrad.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.trainer.compare.Variant;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.outcome.RateSearch;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.jellygrad.trainer.text.Numbers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which runs to compare: one of the first four lists several values. */
public final class ComparisonOptions {
    private static final String BEST = "best";
    private static final int RATE_DIGITS = 4;

    @Option(
            names = "--lr",
            paramLabel = "RATES",
            description =
                    "The learning rate or rates, 0.01,0.1,0.5; best (the default), the best for each optimizer; or a range,"
                            + " 1e-4..1, whose final losses are drawn over the rate, with the stable limit.")
    private @Nullable String rates;

    @Option(
            names = "--optimizer",
            paramLabel = "METHODS",
            description =
                    "The optimizer (gd by default) or optimizers, gd,momentum:0.9,adam. The choices are those of train.")
    private @Nullable String optimizers;

    @Option(
            names = "--batch",
            paramLabel = "ROWS",
            description = "The rows a step looks at, full (the default) or a number, or several of them: full,32,1.")
    private @Nullable String batches;

    @Option(
            names = "--scale",
            paramLabel = "SCALES",
            description =
                    "The coordinates of descent, or several of them: none,standard. The choices are those of train. Default: auto.")
    private @Nullable String scales;

    @Option(
            names = {"--epochs", "--steps"},
            paramLabel = "N",
            description = "Epochs at most, on a function steps. Default: 10000, for a range of rates 30.")
    private @Nullable Integer epochs;

    @Option(
            names = "--start",
            paramLabel = "POINT",
            description =
                    "Where each run starts: zeros (the default on data), random, or values, slope=3,intercept=20 or x=5.")
    private @Nullable InitialGuess start;

    @Option(
            names = "--accuracy",
            paramLabel = "A",
            description =
                    "Count the epochs until the distance to the optimum is this share of the start's; on a function, the"
                            + " steps until the distance to the minimum is at most this. Default: ${DEFAULT-VALUE}.")
    private double accuracy = 1e-6;

    @Mixin
    private CommonDescentOptions descent = new CommonDescentOptions();

    private List<Variant> variants = List.of();

    /** Where the runs start; null if nothing was said. */
    public @Nullable InitialGuess start() {
        return start;
    }

    public double accuracy() {
        return accuracy;
    }

    /** Whether the runs are those of a range of learning rates. */
    public boolean isRange() {
        return RateRange.isRange(rates);
    }

    /** The runs, once {@link #check} found nothing. */
    public List<Variant> variants() {
        return variants;
    }

    /**
     * Adds what stands against comparing, and makes the runs.
     *
     * @param common the settings that all of them have
     * @param ofData whether they are on data
     * @param models whether there are several formulas, whose models are compared: then there is one run, whose settings are those of all
     */
    public void check(Settings common, boolean ofData, boolean models, Problems problems) {
        descent.check(ofData, problems);
        int most = isRange() ? RateSearch.EPOCHS : StopRules.DEFAULTS.maxEpochs();
        if (epochs != null && epochs < 1) {
            String option = ofData ? "--epochs" : "--steps";
            problems.add(
                    option + " " + epochs + ": it counts " + (ofData ? "epochs" : "steps"),
                    "Give a whole number from 1.");
            epochs = most;
        }
        if (!(accuracy > 0 && accuracy < 1)) {
            problems.add(
                    "--accuracy " + problems.typed("--accuracy", accuracy) + ": that is no accuracy",
                    "It is a small distance that may be left. Give a number above 0 and below 1: --accuracy 1e-6.");
        }
        Settings settings = descent.applyTo(common).withStart(start == null ? Settings.DEFAULTS.start() : start);
        StopRules stop = settings.stop().withMaxEpochs(epochs == null ? most : epochs);
        settings = settings.withStop(isRange() ? stop.withStandstill(stop.maxEpochs()) : stop);
        variants = variants(settings, ofData, models, problems);
    }

    private List<Variant> variants(Settings common, boolean ofData, boolean models, Problems problems) {
        ComparedList<LearningRate> rate = rates(problems);
        ComparedList<Optimizer> optimizer = ComparedList.of("--optimizer", optimizers, Optimizer.choices(), problems);
        ComparedList<Batching> batch = ComparedList.of("--batch", batches, Batching.choices(), problems);
        ComparedList<Scaling> scale = ComparedList.of("--scale", scales, Scaling.choices(), problems);
        if (!ofData && (batches != null || scales != null)) {
            problems.add(
                    (batches != null ? "--batch" : "--scale") + " cannot be used with a function.",
                    "A function has no rows and no columns. Compare learning rates or optimizers.");
        }
        Settings settings = common.withOptimizer(optimizer.first(common.optimizer()))
                .withBatching(batch.first(common.batching()))
                .withScaling(scale.first(common.scaling()));
        LearningRate one = rate.first(new LearningRate.Auto());
        List<String> lists = new ArrayList<>();
        List<Variant> made = new ArrayList<>();
        if (models) {
            lists.add("--formula");
            made.add(new Variant("models", withRate(settings, one, ofData)));
        }
        add(rate, (all, value) -> withRate(all, value, ofData), settings, "lr ", lists, made);
        Settings rated = withRate(settings, one, ofData);
        add(optimizer, (all, value) -> withRate(all.withOptimizer(value), one, ofData), settings, "", lists, made);
        add(batch, Settings::withBatching, rated, "batch ", lists, made);
        add(scale, Settings::withScaling, rated, "scale ", lists, made);
        if (lists.size() > 1) {
            problems.add(
                    String.join(" and ", lists) + " both list several values.",
                    "Runs are compared that differ in one thing. Give one list, and one value of the others.");
        } else if (lists.isEmpty()) {
            problems.add(
                    "`jellygrad compare` has nothing to compare.",
                    "Give one list of at least two: --lr 0.1,0.5, --optimizer gd,adam, --batch full,32 or --scale"
                            + " none,standard; or a range of rates, --lr 1e-4..1; or several --formula,"
                            + " whose models stand side by side.");
        }
        return lists.size() == 1 ? made : List.of();
    }

    private ComparedList<LearningRate> rates(Problems problems) {
        String text = rates;
        if (text != null && RateRange.isRange(text)) {
            RateRange range = RateRange.of(text, problems);
            List<LearningRate> values = range == null
                    ? List.of(new LearningRate.Auto(), new LearningRate.Auto())
                    : range.rates()
                            .<LearningRate>mapToObj(LearningRate.Fixed::new)
                            .toList();
            return new ComparedList<>(
                    "--lr",
                    values.size(),
                    values.stream()
                            .map(value -> Numbers.format(value.given(), RATE_DIGITS))
                            .toList(),
                    values);
        }
        return BEST.equals(text)
                ? new ComparedList<>("--lr", 1, List.of(BEST), List.of(new LearningRate.Auto()))
                : ComparedList.of("--lr", text, LearningRate.choices(), problems);
    }

    private static <T> void add(
            ComparedList<T> list,
            BiFunction<Settings, T, Settings> with,
            Settings settings,
            String prefix,
            List<String> lists,
            List<Variant> made) {
        if (!list.isList()) {
            return;
        }
        lists.add(list.option());
        for (int i = 0; i < list.values().size(); i++) {
            made.add(new Variant(
                    prefix + list.texts().get(i),
                    with.apply(settings, list.values().get(i))));
        }
    }

    private Settings withRate(Settings settings, LearningRate rate, boolean ofData) {
        if (rates == null || BEST.equals(rates)) {
            return Variant.atBestRate(settings, ofData);
        }
        return settings.optimizer().needsRate() ? settings.withLearningRate(rate) : settings;
    }
}
