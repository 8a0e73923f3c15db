package org.jellygrad.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.NearestName;
import org.jellygrad.trainer.method.InitialGuess;
import org.jellygrad.trainer.term.Term;
import org.jellygrad.trainer.term.Variable;
import org.jspecify.annotations.Nullable;

/** Checks the columns a user chose against the data: that they are there, apart, and numbers. */
final class ColumnCheck {
    private final Dataset data;
    private final FitOptions options;
    private final InitialGuess start;
    private final Problems problems;

    ColumnCheck(Dataset data, FitOptions options, InitialGuess start, Problems problems) {
        this.data = data;
        this.options = options;
        this.start = start;
        this.problems = problems;
    }

    void check() {
        String target = target();
        List<String> named = new ArrayList<>(options.features());
        if (target != null) {
            named.add(0, target);
        }
        if (options.weights() != null) {
            named.add(options.weights());
        }
        boolean known = problems.check(() -> data.schema().requireAll(named));
        List<String> features = options.features();
        if (target == null || !known) {
            return;
        }
        if (features.isEmpty()) {
            features = data.defaultFeatures(target);
            if (features.isEmpty()) {
                problems.add(
                        ExitCode.DATA,
                        new Problem(
                                data.card().name() + " has no numeric column beside '" + target + "'.",
                                "There is nothing to predict it from. Its columns are: "
                                        + String.join(", ", data.schema().names()) + "."));
            }
        }
        distinct(target, features);
        start(features);
        List<String> columns = new ArrayList<>(features);
        columns.add(target);
        problems.check(() -> data.requireNumbers(columns));
    }

    private @Nullable String target() {
        String target = options.target();
        if (target == null) {
            target = data.card().target().orElse(null);
        }
        if (target == null) {
            List<String> numeric = data.schema().numericNames();
            problems.add(
                    "Nothing says which column of " + data.card().name() + " to predict.",
                    numeric.isEmpty()
                            ? "It has no numeric column; only numbers can be learned."
                            : "Choose one with --target: " + String.join(", ", numeric) + ".");
        }
        return target;
    }

    private void distinct(String target, List<String> features) {
        Set<String> seen = new HashSet<>();
        for (String feature : features) {
            if (feature.equals(target)) {
                problems.add(
                        "--features " + feature + ": it is the target",
                        "A column cannot be predicted from itself; leave it out of --features, or choose another"
                                + " --target.");
            } else if (!seen.add(feature)) {
                problems.add("--features " + feature + ": it is given twice", "Give each column once.");
            }
        }
    }

    private void start(List<String> features) {
        if (!(start instanceof InitialGuess.Given given)) {
            return;
        }
        List<String> known = new ArrayList<>();
        for (String feature : features) {
            for (int power = 1; power <= options.degree(); power++) {
                known.add(new Term(new Variable.Column(feature), power).name());
            }
        }
        if (options.hasIntercept()) {
            known.add("intercept");
        }
        if (features.size() == 1 && options.degree() == 1) {
            known.add("slope");
        }
        for (String name : given.values().keySet()) {
            if (!known.contains(name)) {
                String question = NearestName.question(name, known);
                problems.add(
                        "--start " + name + ": the model has no such coefficient",
                        (question.isEmpty() ? "" : question + "\n") + "It has " + String.join(", ", known) + ".");
            }
        }
    }
}
