package org.jellygrad.cli.inspection;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jellygrad.cli.problem.OptionNames;
import org.jellygrad.cli.report.ReadingText;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.Quoted;
import org.jellygrad.datasets.profile.ColumnProfile;
import org.jellygrad.datasets.profile.Profile;
import org.jellygrad.datasets.profile.Suspicion;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;
import org.jellygrad.trainer.text.TextTable;

/** Data as people look at it before they learn from it. */
public final class InspectionText {
    private static final int DIGITS = 5;
    private static final int SHORT = 3;

    /** From this condition number on scaling the columns alone leaves a narrow valley. */
    private static final double NARROW = 100;

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String ASCII = "_.-:=+*#";

    private InspectionText() {}

    /**
     * The lines.
     *
     * @param target the column to be predicted, if that is known
     * @param unicode whether the reader's screen can show blocks
     */
    public static List<String> lines(Dataset data, Profile profile, Optional<String> target, boolean unicode) {
        List<String> lines = new ArrayList<>(Paragraphs.wrap(data.card().name() + ": "
                + Numbers.count(data.rows(), "row") + ", "
                + Numbers.count(profile.columns().size(), "column") + ", "
                + incomplete(profile)
                + target.map(name -> ", target " + name).orElse("") + "."));
        lines.addAll(ReadingText.lines(data, 0));
        section(lines, numbers(profile, target, unicode));
        section(lines, texts(profile));
        section(lines, suspicions(profile, target));
        return lines;
    }

    private static void section(List<String> lines, List<String> section) {
        if (!section.isEmpty()) {
            lines.add("");
            lines.addAll(section);
        }
    }

    private static String incomplete(Profile profile) {
        long cells = profile.columns().stream()
                .mapToLong(column -> column.summary().missing().count())
                .sum();
        return cells == 0 ? "no cell missing" : Numbers.count(cells, "cell") + " missing";
    }

    private static List<String> numbers(Profile profile, Optional<String> target, boolean unicode) {
        List<ColumnProfile> numeric = profile.columns().stream()
                .filter(column -> column.summary().column().isNumeric())
                .toList();
        if (numeric.isEmpty()) {
            return List.of();
        }
        List<String> heads = new ArrayList<>(List.of("numbers", "histogram", "missing", "min", "mean", "max"));
        target.ifPresent(name -> heads.add("r with " + name));
        var table = new TextTable(2, heads);
        for (ColumnProfile column : numeric) {
            List<String> cells = new ArrayList<>(List.of(
                    Quoted.visible(column.name()),
                    histogram(column, unicode),
                    Long.toString(column.summary().missing().count()),
                    Numbers.format(column.summary().min(), DIGITS),
                    Numbers.format(column.mean(), DIGITS),
                    Numbers.format(column.summary().max(), DIGITS)));
            target.ifPresent(
                    name -> cells.add(name.equals(column.name()) ? "" : Numbers.format(column.correlation(), SHORT)));
            table.add(cells);
        }
        return table.lines();
    }

    /** A bar for each part of the range, its height the number of values; none is the lowest. */
    static String histogram(ColumnProfile column, boolean unicode) {
        long most = column.histogram().stream().mapToLong(count -> count).max().orElse(0);
        String bars = unicode ? BLOCKS : ASCII;
        var line = new StringBuilder();
        for (long count : column.histogram()) {
            long height = count == 0 ? 0 : Math.max(1, Math.round((bars.length() - 1) * (double) count / most));
            line.append(count == 0 ? ' ' : bars.charAt((int) height));
        }
        return most == 0 ? "" : line.toString();
    }

    private static List<String> texts(Profile profile) {
        List<ColumnProfile> texts = profile.columns().stream()
                .filter(column -> !column.summary().column().isNumeric())
                .toList();
        if (texts.isEmpty()) {
            return List.of();
        }
        var table = new TextTable(2, List.of("texts", "the most frequent", "missing", "different"));
        for (ColumnProfile column : texts) {
            String levels = column.levels().stream()
                    .map(level -> Quoted.cell(level.text()) + " " + level.rows())
                    .collect(joining(", "));
            String more = column.different() == Profile.DIFFERENT ? "+" : "";
            table.add(List.of(
                    Quoted.visible(column.name()),
                    levels,
                    Long.toString(column.summary().missing().count()),
                    column.different() + more));
        }
        return table.lines();
    }

    private static List<String> suspicions(Profile profile, Optional<String> target) {
        var facts = new Paragraphs();
        for (Suspicion suspicion : profile.suspicions()) {
            facts.add(
                    "suspect",
                    OptionNames.in(
                            Quoted.name(suspicion.column()) + " " + suspicion.what() + ". " + suspicion.advice()));
        }
        Conditioning conditioning = Conditioning.of(profile.correlations(), target.orElse(""));
        if (conditioning.features().size() > 1) {
            String makers = String.join(", ", conditioning.makers());
            double kappa = conditioning.conditionNumber();
            facts.add(
                    "κ",
                    Double.isInfinite(kappa)
                            ? "infinite: of " + makers + " one is an exact combination of the others. Leave one out."
                            : Numbers.format(kappa, SHORT) + " in standard columns"
                                    + (kappa < NARROW
                                            ? ", a round bowl for descent."
                                            : ", a narrow valley for descent. " + makers
                                                    + " make it: they go together."));
        }
        return facts.lines();
    }
}
