package org.jellygrad.model.formula;

import java.util.List;

/**
 * The terms of a model, and whether it has an intercept.
 *
 * @param intercept whether it has an intercept
 * @param terms one for each coefficient; of powers of a variable the lower come first
 * @param categories the columns among what they are made of whose cells are names
 */
public record Predictors(boolean intercept, List<Term> terms, List<Category> categories) {
    public Predictors {
        terms = List.copyOf(terms);
        categories = List.copyOf(categories);
    }
}
