package org.jellygrad.model.formula;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jellygrad.datasets.Schema;
import org.jellygrad.datasets.problem.NearestName;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.model.expression.Token;

/**
 * A formula's right side written out for the columns of a data set: sets of operands, each to be multiplied. As in R, operands are
 * numbered as they appear, and the sets are ordered by size.
 */
final class Expansion {
    /** Condensing takes the square of their number in memory and its cube in time. */
    static final int MOST_TERMS = 4000;

    private final Formula formula;
    private final Schema schema;
    private final Set<String> apart; // from what '.' means
    private final Map<Operand, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, String> references = new LinkedHashMap<>();
    private final Set<String> codes = new LinkedHashSet<>(); // numeric columns that take part as categories
    private final Set<String> written; // numeric columns of which the formula says anywhere that they are categories
    private final List<OperandSet> products;
    private boolean intercept = true;

    Expansion(Formula formula, Schema schema, Set<String> apart) {
        this.formula = formula;
        this.schema = schema;
        this.apart = apart;
        this.written = written(formula);
        requireAllKnown();
        products = new ArrayList<>(expand(formula.right()));
        requireFew(products.size());
        products.sort(comparingInt(OperandSet::size));
        codes.retainAll(columns());
        requireOneUse();
    }

    boolean intercept() {
        return intercept;
    }

    /** Sets of operands by their numbers. */
    List<OperandSet> products() {
        return products;
    }

    /** The operands by their numbers. */
    List<Operand> operands() {
        return List.copyOf(numbers.keySet());
    }

    /** The reference levels that were chosen, by column. */
    Map<String, String> references() {
        return references;
    }

    boolean isCategory(Operand operand) {
        return operand instanceof Operand.Categorical
                || (operand instanceof Operand.Named named
                        && !schema.column(named.column()).isNumeric());
    }

    /** The numeric columns that are categories. */
    Set<String> codes() {
        return codes;
    }

    /** The columns of all operands that take part. */
    List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        used().forEach(operand -> columns.addAll(operand.columns()));
        return List.copyOf(columns);
    }

    private List<Operand> used() {
        Set<Integer> inProducts = new HashSet<>();
        products.forEach(product -> inProducts.addAll(product.numbers()));
        return numbers.entrySet().stream()
                .filter(entry -> inProducts.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Set<OperandSet> expand(Part part) {
        if (part instanceof Part.Sum sum) {
            return sum(sum);
        }
        if (part instanceof Part.Intercept only) {
            intercept = only.wanted();
            return new LinkedHashSet<>();
        }
        if (part instanceof Part.Single single) {
            return Set.of(operand(single.operand()));
        }
        if (part instanceof Part.Interaction interaction) {
            return products(expand(interaction.left()), expand(interaction.right()));
        }
        if (part instanceof Part.Crossing crossing) {
            Set<OperandSet> left = expand(crossing.left());
            Set<OperandSet> right = expand(crossing.right());
            return union(union(left, right), products(left, right));
        }
        if (part instanceof Part.UpTo upTo) {
            Set<OperandSet> base = expand(upTo.of());
            Set<OperandSet> all = base;
            for (int order = 2; order <= upTo.order(); order++) {
                all = union(all, products(all, base));
            }
            return all;
        }
        Set<OperandSet> all = new LinkedHashSet<>();
        schema.numericNames().stream()
                .filter(name -> !name.equals(formula.target()) && !apart.contains(name) && !written.contains(name))
                .filter(name -> !formula.response().contains(name))
                .forEach(name -> all.add(operand(new Operand.Named(name))));
        return all;
    }

    private Set<OperandSet> sum(Part.Sum sum) {
        Set<OperandSet> terms = new LinkedHashSet<>();
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

    private static Set<OperandSet> union(Set<OperandSet> left, Set<OperandSet> right) {
        Set<OperandSet> union = new LinkedHashSet<>(left);
        union.addAll(right);
        return union;
    }

    private Set<OperandSet> products(Set<OperandSet> left, Set<OperandSet> right) {
        Set<OperandSet> products = new LinkedHashSet<>();
        for (OperandSet one : left) {
            for (OperandSet other : right) {
                products.add(one.and(other));
                requireFew(products.size());
            }
        }
        return products;
    }

    /** Refuses more terms than a model can have. */
    void requireFew(long terms) {
        if (terms > MOST_TERMS) {
            throw error(
                    "The formula has more than " + MOST_TERMS + " terms.",
                    "~",
                    "Each is a column to learn from. Name fewer columns, cross fewer of them, or cross them to a lower"
                            + " order.");
        }
    }

    private OperandSet operand(Operand written) {
        Operand operand = written;
        if (written instanceof Operand.Transformed transformed) {
            operand = transformed(transformed.transformation().expression());
        } else if (written instanceof Operand.Categorical categorical) {
            requireOneReference(categorical);
            operand = category(categorical.column());
        }
        operand.columns().forEach(this::requireNotTarget);
        return new OperandSet(List.of(numbers.computeIfAbsent(operand, unknown -> numbers.size())));
    }

    /** As in R, a name that a column has means the column, also where it is that of a constant. */
    private Operand transformed(Expression written) {
        Expression expression = written.withVariables(schema::contains);
        if (expression instanceof Expression.Symbol symbol) {
            return new Operand.Named(symbol.name());
        }
        Variable.Transformation transformation = new Variable.Transformation(expression);
        if (transformation.columns().isEmpty()) {
            throw error(
                    "'" + transformation.name() + "' is the same in every row.",
                    expression instanceof Expression.Call call ? call.function().text() : "I",
                    "A term is made of columns; what is constant is the intercept's.");
        }
        transformation.columns().forEach(this::requireNumeric);
        return new Operand.Transformed(transformation);
    }

    /** The target, and every column named, wherever. */
    private void requireAllKnown() {
        List<String> unknown = Stream.concat(
                        Stream.of(formula.target()),
                        formula.right().operands().flatMap(operand -> operand.columns().stream()))
                .filter(column -> !schema.contains(column))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            String questions = NearestName.questions(unknown, schema.names());
            String how = (questions.isEmpty() ? "" : questions + "\n") + "The columns are: "
                    + schema.names().stream().map(Token::quoted).collect(joining(", ")) + ".";
            throw new FormulaException(unknown.stream()
                    .map(column -> FormulaMistake.of(formula, "There is no column '" + column + "'.", column, how))
                    .toList());
        }
    }

    private void requireNotTarget(String column) {
        if (column.equals(formula.target()) || formula.response().contains(column)) {
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
    private Operand category(String column) {
        if (!schema.column(column).isNumeric()) {
            return new Operand.Named(column);
        }
        if (apart.contains(column)) {
            throw error(
                    "Column '" + column + "' weighs the rows, and is no category.",
                    column,
                    "A weight is a number. Take it out of the formula, or weigh by another column.");
        }
        codes.add(column);
        return new Operand.Categorical(column, null);
    }

    /** The columns that the formula calls categories, wherever. */
    private static Set<String> written(Formula formula) {
        return formula.right()
                .operands()
                .filter(Operand.Categorical.class::isInstance)
                .flatMap(operand -> operand.columns().stream())
                .collect(toSet());
    }

    private void requireOneUse() {
        for (Operand operand : used()) {
            for (String column : isCategory(operand) ? List.<String>of() : operand.columns()) {
                if (codes.contains(column)) {
                    throw error(
                            "Column '" + column + "' is a number in " + operand + " and a category in C("
                                    + Token.quoted(column) + ").",
                            column,
                            "A category has a coefficient for each level, which leaves nothing for a slope to tell. Keep"
                                    + " one of them.");
                }
            }
        }
    }

    private void requireOneReference(Operand.Categorical categorical) {
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

    FormulaException error(String what, String word, String how) {
        return new FormulaException(FormulaMistake.of(formula, what, word, how));
    }
}
