package org.jellygrad.model.formula;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jellygrad.datasets.problem.NearestName;
import org.jellygrad.model.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * Writes products of operands as terms. A category becomes indicators of its levels: of all but the reference where the model
 * without the category is part of the model anyway, of all of them elsewhere. The rule is R's ({@code TermCode}): all levels where
 * the product without the category is in no earlier product; and without an intercept all of the first category.
 */
final class Coding {
    private final Expansion expansion;
    private final List<Operand> operands;
    private final List<BitSet> productsOf;
    private final Map<String, BitSet> powers;
    private final Function<String, List<String>> levels;
    private final Map<String, Boolean> contrasted = new LinkedHashMap<>();

    Coding(Expansion expansion, Function<String, List<String>> levels) {
        this.expansion = expansion;
        this.operands = expansion.operands();
        this.levels = levels;
        this.productsOf = productsOf(expansion, operands.size());
        this.powers = powers();
    }

    Predictors predictors() {
        List<Term> terms = new ArrayList<>();
        boolean firstCategory = !expansion.intercept();
        for (int t = 0; t < expansion.products().size(); t++) {
            List<List<Variable>> combinations = List.of(List.of());
            for (int number : expansion.products().get(t).numbers()) {
                Operand operand = operands.get(number);
                boolean category = expansion.isCategory(operand);
                boolean all = category && (firstCategory || !isMarginal(t, number));
                firstCategory &= !category;
                List<Variable> variables = variables(operand, all);
                expansion.requireFew(terms.size() + (long) combinations.size() * variables.size());
                combinations = combine(combinations, variables);
            }
            combinations.forEach(combination -> terms.add(term(combination)));
        }
        List<Term> ordered = ascendingPowers(terms);
        requireDifferentNames(ordered);
        return new Predictors(
                expansion.intercept(),
                ordered,
                contrasted.keySet().stream().map(this::category).toList());
    }

    /** Whether a product without one of its operands is in an earlier product, or is the constant. */
    private boolean isMarginal(int product, int operand) {
        OperandSet rest = expansion.products().get(product).without(operand);
        if (rest.size() == 0) {
            return true;
        }
        BitSet holders = new BitSet();
        holders.set(0, product);
        rest.numbers().forEach(number -> holders.and(productsOf.get(number)));
        return !holders.isEmpty();
    }

    /** For each operand the products that it is in. */
    private static List<BitSet> productsOf(Expansion expansion, int operands) {
        List<BitSet> products = Stream.generate(BitSet::new).limit(operands).toList();
        for (int t = 0; t < expansion.products().size(); t++) {
            for (int operand : expansion.products().get(t).numbers()) {
                products.get(operand).set(t);
            }
        }
        return products;
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

    private List<Variable> variables(Operand operand, boolean all) {
        if (operand instanceof Operand.Transformed transformed) {
            return List.of(transformed.transformation());
        }
        String column = operand.columns().get(0);
        if (!expansion.isCategory(operand)) {
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
        Term power = variable instanceof Variable.Transformation transformation ? power(transformation) : null;
        return power != null && hasAllBelow(power) ? power : new Term(variable, 1);
    }

    private static @Nullable Term power(Variable.Transformation transformation) {
        return transformation.expression() instanceof Expression.Operation operation
                        && operation.operator() == Expression.Operator.POWER
                        && operation.left() instanceof Expression.Symbol column
                        && operation.right() instanceof Expression.Literal exponent
                        && exponent.value() == Math.rint(exponent.value())
                        && exponent.value() >= 2
                        && exponent.value() <= Expansion.MOST_TERMS
                ? new Term(new Variable.Column(column.name()), (int) exponent.value())
                : null;
    }

    private boolean hasAllBelow(Term power) {
        BitSet known = powers.get(power.variable().name());
        return known != null && known.nextClearBit(1) >= power.power();
    }

    /** The powers of columns that stand alone, by column. */
    private Map<String, BitSet> powers() {
        Map<String, BitSet> known = new HashMap<>();
        for (OperandSet product : expansion.products()) {
            if (product.size() == 1) {
                Operand operand = operands.get(product.numbers().get(0));
                Term power = operand instanceof Operand.Transformed transformed
                        ? power(transformed.transformation())
                        : Term.of(operand.columns().get(0));
                if (power != null) {
                    known.computeIfAbsent(power.variable().name(), column -> new BitSet())
                            .set(power.power());
                }
            }
        }
        return known;
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
