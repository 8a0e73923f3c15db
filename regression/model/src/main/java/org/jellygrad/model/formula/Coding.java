package org.jellygrad.model.formula;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jellygrad.datasets.problem.NearestName;
import org.jspecify.annotations.Nullable;

/**
 * Writes products of factors as terms. A category becomes indicators of its levels: of all but the reference where the model
 * without the category is part of the model anyway, of all of them elsewhere. The rule is R's ({@code TermCode}): all levels where
 * the product without the category is in no earlier product; and without an intercept all of the first category.
 */
final class Coding {
    private final Expansion expansion;
    private final List<Factor> factors;
    private final Function<String, List<String>> levels;
    private final Map<String, Boolean> contrasted = new LinkedHashMap<>();

    Coding(Expansion expansion, Function<String, List<String>> levels) {
        this.expansion = expansion;
        this.factors = expansion.factors();
        this.levels = levels;
    }

    Predictors predictors() {
        List<Term> terms = new ArrayList<>();
        boolean firstCategory = !expansion.intercept();
        for (int t = 0; t < expansion.products().size(); t++) {
            List<List<Variable>> combinations = List.of(List.of());
            for (int factor : expansion.products().get(t).stream().toArray()) {
                boolean category = expansion.isCategory(factors.get(factor));
                boolean all = category && (firstCategory || !isMarginal(t, factor));
                firstCategory &= !category;
                combinations = combine(combinations, variables(factors.get(factor), all));
            }
            combinations.forEach(combination -> terms.add(term(combination)));
            if (terms.size() > Expansion.MOST_TERMS) {
                throw expansion.tooMany();
            }
        }
        List<Term> ordered = ascendingPowers(terms);
        requireDifferentNames(ordered);
        return new Predictors(
                expansion.intercept(),
                ordered,
                contrasted.keySet().stream().map(this::category).toList());
    }

    /** Whether a product without one of its factors is in an earlier product, or is the constant. */
    private boolean isMarginal(int product, int factor) {
        BitSet rest = (BitSet) expansion.products().get(product).clone();
        rest.clear(factor);
        if (rest.isEmpty()) {
            return true;
        }
        return expansion.products().subList(0, product).stream().anyMatch(earlier -> {
            BitSet missing = (BitSet) rest.clone();
            missing.andNot(earlier);
            return missing.isEmpty();
        });
    }

    /** Each combination with each variable; the first factor changes fastest. */
    private static List<List<Variable>> combine(List<List<Variable>> combinations, List<Variable> variables) {
        List<List<Variable>> all = new ArrayList<>();
        for (Variable variable : variables) {
            for (List<Variable> combination : combinations) {
                List<Variable> longer = new ArrayList<>(combination);
                longer.add(variable);
                all.add(longer);
            }
        }
        return all;
    }

    private List<Variable> variables(Factor factor, boolean all) {
        if (factor instanceof Factor.Transformed transformed) {
            return List.of(transformed.expression());
        }
        String column = factor.columns().get(0);
        if (!expansion.isCategory(factor)) {
            return List.of(new Variable.Column(column));
        }
        List<String> names = levels.apply(column);
        // A single level is the same in every row: kept, so that the run says so as it does of any constant column.
        int without = all || names.size() == 1 ? -1 : names.indexOf(reference(column, names));
        contrasted.merge(column, without >= 0, Boolean::logicalOr);
        return IntStream.range(0, names.size())
                .filter(index -> index != without)
                .mapToObj(index -> (Variable) new Variable.Level(column, names.get(index), index))
                .toList();
    }

    private String reference(String column, List<String> names) {
        String written = expansion.references().get(column);
        if (written == null) {
            return names.get(0);
        }
        String chosen = expansion.codes().contains(column) ? Category.nameOf(written, names) : written;
        if (!names.contains(chosen)) {
            String question = NearestName.question(chosen, names);
            throw expansion.error(
                    "Column '" + column + "' has no level '" + chosen + "'.",
                    chosen,
                    (question.isEmpty() ? "" : question + "\n") + "Its levels are: " + String.join(", ", names) + ".");
        }
        return chosen;
    }

    private Category category(String column) {
        List<String> names = levels.apply(column);
        boolean compared = contrasted.getOrDefault(column, false);
        @Nullable String reference = compared ? reference(column, names) : null;
        return new Category(column, expansion.codes().contains(column), names, reference);
    }

    /** A column to a whole power counts as that power if all lower ones are there too, and as a calculation if not. */
    private Term term(List<Variable> factors) {
        if (factors.size() > 1) {
            return new Term(new Variable.Product(factors), 1);
        }
        Variable variable = factors.get(0);
        Term power = variable instanceof Variable.Expression expression ? power(expression) : null;
        return power != null && hasAllBelow(power) ? power : new Term(variable, 1);
    }

    private static @Nullable Term power(Variable.Expression expression) {
        return expression.arithmetic() instanceof Arithmetic.Operation operation
                        && operation.operator() == Arithmetic.Operator.POWER
                        && operation.left() instanceof Arithmetic.Cell cell
                        && operation.right() instanceof Arithmetic.Constant constant
                        && constant.value() == Math.rint(constant.value())
                        && constant.value() >= 2
                        && constant.value() <= Expansion.MOST_TERMS
                ? new Term(new Variable.Column(cell.column()), (int) constant.value())
                : null;
    }

    private boolean hasAllBelow(Term power) {
        return IntStream.range(1, power.power()).allMatch(lower -> expansion.products().stream()
                .filter(product -> product.cardinality() == 1)
                .map(product -> factors.get(product.nextSetBit(0)))
                .anyMatch(factor -> isPower(factor, power.variable(), lower)));
    }

    private static boolean isPower(Factor factor, Variable variable, int power) {
        return factor instanceof Factor.Transformed transformed
                ? new Term(variable, power).equals(power(transformed.expression()))
                : power == 1 && factor.columns().get(0).equals(variable.name());
    }

    /** The powers of each variable in ascending order, at the places where its powers stand. */
    private static List<Term> ascendingPowers(List<Term> terms) {
        Map<Variable, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            places.computeIfAbsent(terms.get(i).variable(), variable -> new ArrayList<>())
                    .add(i);
        }
        List<Term> ordered = new ArrayList<>(terms);
        places.forEach((variable, indices) -> {
            for (int k = 0; k < indices.size(); k++) {
                ordered.set(indices.get(k), new Term(variable, k + 1));
            }
        });
        return ordered;
    }

    private void requireDifferentNames(List<Term> terms) {
        Set<String> names = new HashSet<>();
        for (Term term : terms) {
            if (!names.add(term.name())) {
                throw expansion.error(
                        "Two terms are called '" + term.name() + "'.",
                        "~",
                        "Coefficients are told apart by their names. Rename the column that looks like a calculation or"
                                + " a level.");
            }
        }
    }
}
