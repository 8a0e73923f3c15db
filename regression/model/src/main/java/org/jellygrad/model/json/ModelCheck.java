package org.jellygrad.model.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.model.inference.Inference;

/**
 * Checks what has to hold between the parts of a model.
 *
 * @param json whence it was read
 */
record ModelCheck(Model model, CheckedReader json) {
    /** No polynomial that can be trained has a higher one. */
    private static final int HIGHEST_POWER = 1000;

    void check() {
        Set<String> names = new HashSet<>();
        List<Coefficient> coefficients = model.coefficients();
        for (int i = 0; i < coefficients.size(); i++) {
            Term term = coefficients.get(i).term();
            String path = "$.model.coefficients[" + i + "].term";
            if (term.power() > HIGHEST_POWER) {
                throw json.damaged(
                        path + ".power", "is " + term.power() + ", and a power is from 1 to " + HIGHEST_POWER);
            }
            if (!names.add(term.name())) {
                throw json.damaged(path, "is there twice: " + term.name());
            }
            checkLevels(term.variable(), path);
        }
        Inference inference = model.inference();
        if (inference != null
                && !isSquare(inference.basis(), inference.coefficients().size())) {
            throw json.damaged("$.model.inference.basis", "does not have a row and a column for each coefficient");
        }
    }

    private void checkLevels(Variable variable, String path) {
        if (variable instanceof Variable.Product product) {
            product.factors().forEach(factor -> checkLevels(factor, path));
        } else if (variable instanceof Variable.Level level && !isKnown(level)) {
            throw json.damaged(
                    path,
                    "has '" + level.level() + "' as level " + level.index() + " of '" + level.column()
                            + "', and $.model.categories has not");
        }
    }

    private boolean isKnown(Variable.Level level) {
        return model.categories().stream()
                .anyMatch(category -> category.column().equals(level.column())
                        && category.levels().indexOf(level.level()) == level.index());
    }

    private static boolean isSquare(double[][] rows, int size) {
        return rows.length == size && Arrays.stream(rows).allMatch(row -> row.length == size);
    }
}
