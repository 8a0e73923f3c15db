package org.jellygrad.trainer.internal.resume;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.model.formula.Term;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Setting;
import org.jellygrad.trainer.settings.Settings;

/**
 * Everything that decides the steps of a run: two runs with equal identities take the same steps. Standard errors are estimated at
 * the end and change no step, so they are no part of it.
 *
 * @param settings by their names; {@code data} is the hash of the rows
 */
public record RunIdentity(Map<String, String> settings) {

    /** The identity of a run without checkpoints. */
    public static final RunIdentity UNKNOWN = new RunIdentity(Map.of());

    private static final String DATA = "data";
    private static final String NONE = "none";
    private static final String WEIGHTS = "weights";
    private static final String AFRESH = "start afresh without `resume`.";

    /** What chooses rows and columns: where one of them differs, the rows do. */
    private static final List<String> OF_DATA = List.of("target", "terms", WEIGHTS, "missing");

    /** The keys of the settings that the terms tell, or that change no step. */
    private static final Set<String> NO_STEPS = Set.of(
            "target",
            "features",
            "formula",
            "degree",
            "no-intercept",
            "epochs",
            "tolerance",
            "loss-change",
            "target-loss",
            "max-seconds",
            "patience",
            "se");

    private static final String EPOCHS = "maxEpochs";

    /** The course of a run with these settings on these rows. */
    public static RunIdentity of(Settings settings, RowSource source, CondensedRows data) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(DATA, source.dataHash());
        all.put("target", source.target());
        List<String> terms =
                new ArrayList<>(data.frame().terms().stream().map(Term::name).toList());
        if (data.intercept()) {
            terms.add(0, "intercept");
        }
        all.put("terms", String.join(", ", terms));
        for (Setting setting : Setting.ALL) {
            String text = setting.in(settings);
            if (!text.isEmpty() && !NO_STEPS.contains(setting.key())) {
                all.put(setting.name(), text);
            }
        }
        if (settings.schedule().dependsOnEpochs()) {
            all.put(EPOCHS, Integer.toString(settings.stop().maxEpochs()));
        }
        return new RunIdentity(all);
    }

    /**
     * Checks that a run of this course may go on where another was kept.
     *
     * @param kept the other's settings
     * @param file where it was kept
     * @param traceLacks whether a trace is wanted that the other has not begun
     * @throws InvalidSettingsException if a setting differs; it names them all
     */
    public void check(Map<String, String> kept, String file, boolean traceLacks) {
        List<Problem> problems = new ArrayList<>();
        boolean columns = false;
        Set<String> names = new LinkedHashSet<>(settings.keySet());
        names.add(WEIGHTS);
        names.remove(DATA);
        for (String name : names) {
            if (Objects.equals(settings.get(name), kept.get(name))) {
                continue;
            }
            columns |= OF_DATA.contains(name);
            problems.add(difference(name, settings.getOrDefault(name, NONE), kept.getOrDefault(name, NONE), file));
        }
        if (!columns && !Objects.equals(settings.get(DATA), kept.get(DATA))) {
            problems.add(Problem.mendedBy(
                    "The data are not those of the run to resume, which is kept in " + file + ".",
                    "The rows that are used differ in a value, in their number or in their order. Use the same data, or "
                            + AFRESH));
        }
        if (traceLacks) {
            problems.add(Problem.mendedBy(
                    "The run to resume, which is kept in " + file + ", was not traced.",
                    "Its beginning is lost to a trace. Resume without `trace`, or " + AFRESH));
        }
        if (!problems.isEmpty()) {
            throw InvalidSettingsException.of(problems);
        }
    }

    private static Problem difference(String name, String now, String before, String file) {
        String what = name.equals("terms")
                ? "The model is made of " + now + "; the run to resume, which is kept in " + file + ", of " + before
                        + "."
                : "`" + name + "` is " + now + "; the run to resume, which is kept in " + file + ", had " + before
                        + ".";
        String how = name.equals(EPOCHS)
                ? "The cosine schedule spreads over all epochs, so their number changes every step."
                : "It changes the course of a run; only stop rules, standard errors, threads and output may differ.";
        return Problem.mendedBy(what, how + " Use the same, or " + AFRESH);
    }
}
