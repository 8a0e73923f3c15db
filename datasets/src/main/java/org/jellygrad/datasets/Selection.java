package org.jellygrad.datasets;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.Quoted;

/**
 * What to take from a data set.
 *
 * @param target the column to predict
 * @param features the columns to predict from, in the order wanted; may be empty. A text column is a category: a block
 *     holds the index of each cell's {@linkplain RowSource#levels level}
 * @param codes the numeric features whose numbers are names, such as the number of a month. They are categories, too
 * @param weights the column of the rows' weights, if any: numbers ≥ 0. A row of weight 0 counts as little as no row
 * @param missing what becomes of rows with a missing cell
 */
public record Selection(
        String target, List<String> features, Set<String> codes, Optional<String> weights, MissingValues missing) {

    public Selection {
        features = List.copyOf(features);
        codes = Set.copyOf(codes);
        requireNonNull(missing, "missing");
        Set<String> seen = new HashSet<>(Set.of(target));
        for (String feature : features) {
            if (!seen.add(feature)) {
                throw new InvalidValueException(Problem.because(
                        "Column " + Quoted.name(feature) + " is selected twice.",
                        "A column is the target or one of the features, once."));
            }
        }
    }

    /** Without codes. */
    public Selection(String target, List<String> features, Optional<String> weights, MissingValues missing) {
        this(target, features, Set.of(), weights, missing);
    }

    /** Target and features, without weights; rows with a missing cell are dropped. */
    public static Selection of(String target, List<String> features) {
        return new Selection(target, features, Optional.empty(), MissingValues.DROP);
    }

    /** The same selection with the rows weighted by a column. */
    public Selection weightedBy(String column) {
        return new Selection(target, features, codes, Optional.of(column), missing);
    }

    /** The same selection with another treatment of missing cells. */
    public Selection withMissing(MissingValues treatment) {
        return new Selection(target, features, codes, weights, treatment);
    }

    /** The same selection, where the numbers of these columns are names. */
    public Selection withCodes(Set<String> columns) {
        return new Selection(target, features, columns, weights, missing);
    }
}
