package org.jellygrad.trainer.summary;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.trainer.outcome.CrossValidation;
import org.jellygrad.trainer.text.Numbers;
import org.jellygrad.trainer.text.Paragraphs;
import org.jellygrad.trainer.text.TextTable;

/** A cross-validation as a table: each fold, unless they are many, then what they amount to. */
public final class FoldTable {
    private static final int MOST = 20;
    private static final int DIGITS = 6;

    private FoldTable() {}

    public static List<String> lines(CrossValidation validation) {
        var table = new TextTable(1, List.of("fold", "rows", "R²", "RMSE", "MAE"));
        List<CrossValidation.Fold> folds = validation.folds();
        long rows = 0;
        for (int i = 0; i < folds.size(); i++) {
            CrossValidation.Fold fold = folds.get(i);
            rows += fold.predicted();
            if (folds.size() <= MOST) {
                table.add(row(Integer.toString(i + 1), Long.toString(fold.predicted()), fold.scores()));
            }
        }
        table.add(row("all", Long.toString(rows), validation.pooled()));
        table.add(row("mean of " + folds.size(), "", validation.mean()));
        table.add(row("std. deviation", "", validation.deviation()));
        List<String> lines = new ArrayList<>(table.lines());
        notes(validation).forEach(lines::add);
        return lines;
    }

    private static List<String> notes(CrossValidation validation) {
        var notes = new Paragraphs();
        if (validation.undetermined() > 0) {
            notes.add(
                    "left out",
                    Numbers.count(validation.undetermined(), "row")
                            + " could not be predicted: "
                            + (validation.undetermined() == 1 ? "it holds" : "each holds")
                            + " something, such as a level of a category, that the rows its model was trained on lack");
        }
        long failed = validation.folds().stream()
                .filter(fold -> !fold.outcome().name().equals("converged"))
                .count();
        if (failed > 0) {
            notes.add("folds", failed + " of " + validation.folds().size() + " models did not converge");
        }
        return notes.lines();
    }

    private static List<String> row(String name, String rows, CrossValidation.Scores scores) {
        return List.of(
                name,
                rows,
                Numbers.format(scores.r2(), DIGITS),
                Numbers.format(scores.rmse(), DIGITS),
                Numbers.format(scores.mae(), DIGITS));
    }
}
