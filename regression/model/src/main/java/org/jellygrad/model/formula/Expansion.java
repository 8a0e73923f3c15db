package org.jellygrad.model.formula;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jellygrad.datasets.Schema;
import org.jellygrad.datasets.problem.NearestName;

/**
 * A formula's right side written out for the columns of a data set: sets of factors, each to be multiplied. As in R, factors are
 * numbered as they appear, and the sets are ordered by size.
 */
final class Expansion {
    /** Condensing takes the square of their number in memory and its cube in time. */
    static final int MOST_TERMS = 4000;

    private final Formula formula;
    private final Schema schema;
    private final Set<String> apart; // from what '.' means
    private final Map<Factor, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, String> references = new LinkedHashMap<>();
    private final Set<String> codes = new LinkedHashSet<>(); // numeric columns that are said to be categories
    private final List<BitSet> products;
    private boolean intercept = true;

    Expansion(Formula formula, Schema schema, Set<String> apart) {
        this.formula = formula;
        this.schema = schema;
        this.apart = apart;
        requireAllKnown();
        products = new ArrayList<>(expand(formula.right()));
        products.sort(comparingInt(BitSet::cardinality));
        codes.retainAll(columns());
        codes.forEach(this::requireOneUse);
    }

    boolean intercept() {
        return intercept;
    }

    /** Sets of factors by their numbers. */
    List<BitSet> products() {
        return products;
    }

    /** The factors by their numbers. */
    List<Factor> factors() {
        return List.copyOf(numbers.keySet());
    }

    /** The reference levels that were chosen, by column. */
    Map<String, String> references() {
        return references;
    }

    boolean isCategory(Factor factor) {
        return factor instanceof Factor.Categorical
                || (factor instanceof Factor.Named named
                        && !schema.column(named.column()).isNumeric());
    }

    /** The numeric columns that are categories. */
    Set<String> codes() {
        return codes;
    }

    /** The columns of all factors that take part. */
    List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        used().forEach(factor -> columns.addAll(factor.columns()));
        return List.copyOf(columns);
    }

    private List<Factor> used() {
        return numbers.entrySet().stream()
                .filter(entry -> products.stream().anyMatch(product -> product.get(entry.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Set<BitSet> expand(Part part) {
        if (part instanceof Part.Sum sum) {
            return sum(sum);
        }
        if (part instanceof Part.Intercept only) {
            intercept = only.wanted();
            return new LinkedHashSet<>();
        }
        if (part instanceof Part.Single single) {
            return Set.of(factor(single.factor()));
        }
        if (part instanceof Part.Interaction interaction) {
            return products(expand(interaction.left()), expand(interaction.right()));
        }
        if (part instanceof Part.Crossing crossing) {
            Set<BitSet> left = expand(crossing.left());
            Set<BitSet> right = expand(crossing.right());
            return union(union(left, right), products(left, right));
        }
        if (part instanceof Part.UpTo upTo) {
            Set<BitSet> base = expand(upTo.of());
            Set<BitSet> all = base;
            for (int order = 2; order <= upTo.order(); order++) {
                all = union(all, products(all, base));
            }
            return all;
        }
        Set<BitSet> all = new LinkedHashSet<>();
        schema.numericNames().stream()
                .filter(name -> !name.equals(formula.target()) && !apart.contains(name) && !isCode(name))
                .forEach(name -> all.add(factor(new Factor.Named(name))));
        return all;
    }

    private Set<BitSet> sum(Part.Sum sum) {
        Set<BitSet> terms = new LinkedHashSet<>();
        for (Part.Addend addend : sum.addends()) {
            if (addend.part() instanceof Part.Intercept only) {
                intercept = only.wanted() != addend.removed();
            } else if (addend.removed()) {
                terms.removeAll(expand(addend.part()));
            } else {
                terms.addAll(expand(addend.part()));
            }
        }
        return terms;
    }

    private static Set<BitSet> union(Set<BitSet> left, Set<BitSet> right) {
        Set<BitSet> union = new LinkedHashSet<>(left);
        union.addAll(right);
        return union;
    }

    private Set<BitSet> products(Set<BitSet> left, Set<BitSet> right) {
        Set<BitSet> products = new LinkedHashSet<>();
        for (BitSet one : left) {
            for (BitSet other : right) {
                BitSet product = (BitSet) one.clone();
                product.or(other);
                products.add(product);
                if (products.size() > MOST_TERMS) {
                    throw tooMany();
                }
            }
        }
        return products;
    }

    FormulaException tooMany() {
        return error(
                "The formula has more than " + MOST_TERMS + " terms.",
                "~",
                "Each is a column to learn from. Cross fewer columns, or to a lower order.");
    }

    private BitSet factor(Factor written) {
        written.columns().forEach(column -> {
            requireNotTarget(column);
        });
        Factor factor = written;
        if (written instanceof Factor.Transformed transformed) {
            transformed.expression().columns().forEach(this::requireNumeric);
        } else if (written instanceof Factor.Categorical categorical) {
            requireOneReference(categorical);
            factor = category(categorical.column());
        }
        BitSet one = new BitSet();
        one.set(numbers.computeIfAbsent(factor, unknown -> numbers.size()));
        return one;
    }

    /** The target, and every column named, wherever. */
    private void requireAllKnown() {
        List<String> unknown = Stream.concat(
                        Stream.of(formula.target()),
                        formula.right().factors().flatMap(factor -> factor.columns().stream()))
                .filter(column -> !schema.contains(column))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            String questions = NearestName.questions(unknown, schema.names());
            String how = (questions.isEmpty() ? "" : questions + "\n") + "The columns are: "
                    + schema.names().stream().map(Token::quoted).collect(joining(", ")) + ".";
            throw FormulaException.all(unknown.stream()
                    .map(column -> error("There is no column '" + column + "'.", column, how))
                    .toList());
        }
    }

    private void requireNotTarget(String column) {
        if (column.equals(formula.target())) {
            throw error(
                    "The target '" + column + "' is among what it is to be predicted from.",
                    column,
                    "It would predict itself, and nothing would be learned of the other columns.");
        }
    }

    private void requireNumeric(String column) {
        if (!schema.column(column).isNumeric()) {
            throw error(
                    "Column '" + column + "' is text, and cannot be calculated with.",
                    column,
                    "Text is a category and stands by itself or in products: " + Token.quoted(column) + ".");
        }
    }

    /** The same factor however it was written: text is a category also where nobody says so. */
    private Factor category(String column) {
        if (!schema.column(column).isNumeric()) {
            return new Factor.Named(column);
        }
        if (apart.contains(column)) {
            throw error(
                    "Column '" + column + "' weighs the rows, and is no category.",
                    column,
                    "A weight is a number. Take it out of the formula, or weigh by another column.");
        }
        codes.add(column);
        return new Factor.Categorical(column, null);
    }

    /** Whether the formula says somewhere that a numeric column is a category. */
    private boolean isCode(String column) {
        return formula.right()
                .factors()
                .anyMatch(factor -> factor instanceof Factor.Categorical categorical
                        && categorical.column().equals(column));
    }

    private void requireOneUse(String column) {
        for (Factor factor : used()) {
            if (!isCategory(factor) && factor.columns().contains(column)) {
                throw error(
                        "Column '" + column + "' is a number in " + factor + " and a category in C("
                                + Token.quoted(column) + ").",
                        column,
                        "A category has a coefficient for each level, which leaves nothing for a slope to tell. Keep one of"
                                + " them.");
            }
        }
    }

    private void requireOneReference(Factor.Categorical categorical) {
        String column = categorical.column();
        String reference = categorical.reference();
        if (reference == null) {
            return;
        }
        String earlier = references.putIfAbsent(column, reference);
        if (earlier != null && !earlier.equals(reference)) {
            throw error(
                    "Column '" + column + "' has two reference levels, '" + earlier + "' and '" + reference + "'.",
                    reference,
                    "A category is compared with one level; choose one.");
        }
    }

    /** Marks the last place right of the {@code ~}, or else the target, where a word says this. */
    FormulaException error(String what, String word, String how) {
        String text = formula.toString();
        Token marked = null;
        for (Token token : Token.of(text)) {
            if (token.text().equals(word)) {
                marked = token;
            }
        }
        int from = marked == null ? 0 : marked.from();
        int to = marked == null ? text.length() : marked.to();
        return FormulaException.at(what, text, from, to - from, how);
    }
}
