package org.jellygrad.trainer.settings;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.model.formula.Formula;

/** Finds settings that are valid alone but not together. */
final class SettingsCheck {

    private final Settings settings;
    private final List<Problem> problems = new ArrayList<>();

    private SettingsCheck(Settings settings) {
        this.settings = settings;
    }

    static List<Problem> problems(Settings settings) {
        SettingsCheck check = new SettingsCheck(settings);
        check.columns();
        check.formula();
        check.validation();
        check.scaling();
        if (!settings.optimizer().needsRate()) {
            check.lineSearch();
        }
        return List.copyOf(check.problems);
    }

    private void columns() {
        String weights = settings.weights();
        if (weights != null
                && (weights.equals(settings.target()) || settings.features().contains(weights))) {
            add(
                    "Column '" + weights + "' is to weigh the rows and to be "
                            + (weights.equals(settings.target()) ? "the target." : "a feature."),
                    "A weight says how much a row counts; the model has no coefficient for it. Choose another column.");
        }
    }

    private void formula() {
        Formula formula = settings.formula();
        if (formula == null) {
            return;
        }
        List<String> others = new ArrayList<>();
        if (settings.target() != null) {
            others.add("`target " + settings.target() + "`");
        }
        if (!settings.features().isEmpty()) {
            others.add("`features " + String.join(",", settings.features()) + "`");
        }
        if (settings.degree() != Settings.DEFAULTS.degree()) {
            others.add("`degree " + settings.degree() + "`");
        }
        if (!settings.intercept()) {
            others.add("`intercept false`");
        }
        if (!others.isEmpty()) {
            add(
                    "The formula " + formula + " cannot be used with " + String.join(", ", others) + ".",
                    "A formula names target, features, powers and intercept: target ~ feature + I(feature^2) - 1. Leave one or the other"
                            + " out.");
        }
        if (formula.target().equals(settings.weights())) {
            add(
                    "Column '" + settings.weights() + "' is to weigh the rows and to be the target.",
                    "A weight says how much a row counts; the model has no coefficient for it. Choose another column.");
        }
    }

    private void validation() {
        int patience = settings.stop().patience();
        if (patience > 0 && settings.validation() == 0) {
            add(
                    "Patience is " + patience + ", but no rows are kept for validation.",
                    "Patience counts epochs without a new lowest loss on rows that descent does not see. Add"
                            + " `validation 0.2`, say, or leave `patience` out.");
        }
    }

    private void scaling() {
        if (settings.penalty().l1() > 0 && settings.scaling() == Scaling.ORTHOGONAL) {
            add(
                    "`scaling orthogonal` cannot be used with an l1 penalty.",
                    "The penalty sets single coefficients to 0, and a step in orthogonal coordinates changes a mixture of them. Use"
                            + " `scaling standard`, or leave `scaling` out.");
        }
    }

    private void lineSearch() {
        String name = settings.optimizer().text();
        if (!settings.batching().isFull()) {
            String rows = settings.batching().text();
            cannot(
                    name,
                    "with batches of " + rows + (rows.equals("1") ? " row." : " rows."),
                    "A line search compares losses, which differ from batch to batch. Use `batching full`, or"
                            + " `optimizer gd`.");
        }
        if (settings.loss().curvature().isEmpty()) {
            cannot(
                    name,
                    "for the " + settings.loss().text() + " loss, which has a kink.",
                    "A line search needs gradients that change smoothly. Use `optimizer gd` or adam, or `loss huber:1`.");
        }
        if (settings.penalty().l1() > 0) {
            cannot(
                    name,
                    "with an l1 penalty, which has a kink.",
                    "A line search needs gradients that change smoothly. Use `optimizer gd` or nesterov:0.9, which take"
                            + " proximal steps.");
        }
        if (!settings.learningRate().isAuto() || !settings.schedule().isConstant()) {
            cannot(
                    name,
                    "with a learning rate or a schedule.",
                    "A line search sets the length of each step. Leave `learningRate` and" + " `schedule` out.");
        }
        if (!settings.clipping().isNone()) {
            cannot(
                    name,
                    "with clipping.",
                    "The optimizer learns the curvature from unchanged gradients. Leave `clipping` out.");
        }
        if (!settings.averaging().isNone()) {
            cannot(name, "with averaging.", "The last point of a line search is the best. Leave `averaging` out.");
        }
    }

    private void cannot(String name, String what, String how) {
        add("The optimizer " + name + " cannot be used " + what, how);
    }

    private void add(String what, String how) {
        problems.add(Problem.mendedBy(what, how));
    }
}
