package org.jellygrad.model.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.Schema;
import org.jellygrad.datasets.Selection;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.model.expression.Token;

/**
 * What to predict from what, in the notation of Wilkinson and Rogers (1973) that R made common:
 *
 * <ul>
 *   <li>{@code price ~ area + rooms}: a coefficient for each of the columns, and an intercept;
 *   <li>{@code .}: every other numeric column; {@code - area}: without it; {@code - 1} or {@code + 0}: no intercept;
 *   <li>{@code area:rooms}: their product; {@code area*rooms}: {@code area + rooms + area:rooms}; {@code (a + b + c)^2}: all of
 *       them and the products of two;
 *   <li>{@code log(age)}, {@code I(1/volume)}: a transformation, see {@link Expression}; {@code x + I(x^2)} is a polynomial, as
 *       exact as one of degree 2;
 *   <li>a text column is a category: a coefficient for each level but the reference, which is the first in the natural order of
 *       strings, or the one chosen by {@code C(species, ref=Gentoo)}; {@code C(month)} makes a category of a numeric column, whose
 *       levels are its different numbers, ascending, and which {@code .} then does not mean;
 *   <li>{@code log(price) ~ area}: the target may be transformed, too; the model then predicts {@code log(price)}. Its columns take no part
 *       on the right;
 *   <li>{@code year(day)}, {@code month(day)} and {@code days(day)} (since 1970) make numbers of a text column of dates;
 *   <li>a column whose name is not made of letters, digits, points and underscores stands in backquotes.
 * </ul>
 *
 * <p>Terms come in R's order: columns, then products of two, then of three. Categories in products, and without an intercept,
 * have the levels that R's {@code model.matrix} gives them. Its text reads back to an equal formula.
 */
public final class Formula {
    private final String target;
    private final Part right;

    Formula(String target, Part right) {
        this.target = target;
        this.right = right;
    }

    /**
     * The formula of a text.
     *
     * @throws FormulaException if it is not one; the message marks the place and says what was expected there
     */
    public static Formula parse(String text) {
        return FormulaParser.formula(text);
    }

    /**
     * The formula that adds features.
     *
     * @param degree numeric features enter with their powers up to this one, at least 1
     * @throws FormulaException if these are more terms than a model can have
     */
    public static Formula of(String target, List<String> features, int degree, boolean intercept, Schema schema) {
        requireFew(features, degree, schema);
        List<Part.Addend> addends = new ArrayList<>();
        addends.add(new Part.Addend(new Part.Intercept(intercept), false));
        for (String feature : features) {
            boolean numeric = schema.column(feature).isNumeric();
            addends.add(new Part.Addend(new Part.Single(new Operand.Named(feature)), false));
            IntStream.rangeClosed(2, numeric ? degree : 1)
                    .mapToObj(power -> new Part.Single(power(feature, power)))
                    .forEach(part -> addends.add(new Part.Addend(part, false)));
        }
        return new Formula(target, new Part.Sum(addends));
    }

    /** Before anything is made of them: there may be more than memory holds. */
    private static void requireFew(List<String> features, int degree, Schema schema) {
        long numeric = features.stream()
                .filter(feature -> schema.column(feature).isNumeric())
                .count();
        long terms = features.size() - numeric + numeric * degree;
        if (terms <= Expansion.MOST_TERMS) {
            return;
        }
        boolean powers = degree > 1 && numeric > 0;
        long highest = numeric == 0 ? 0 : (Expansion.MOST_TERMS - (features.size() - numeric)) / numeric;
        throw new FormulaException(
                features.size() + (features.size() == 1 ? " feature" : " features")
                        + (powers ? " up to the power " + degree : "") + " make " + terms + " terms; a model can have "
                        + Expansion.MOST_TERMS + ".",
                powers && highest >= 1
                        ? "Choose fewer features, or a degree of at most " + highest + "."
                        : "Choose fewer features.");
    }

    private static Operand power(String column, int power) {
        return new Operand.Transformed(new Variable.Transformation(new Expression.Operation(
                Expression.Operator.POWER, new Expression.Symbol(column), new Expression.Literal(power))));
    }

    /** The column to predict. */
    public String target() {
        return target;
    }

    /** {@link #columns(Schema, Set)} where {@code .} means every numeric column but the target. */
    public List<String> columns(Schema schema) {
        return columns(schema, Set.of());
    }

    /**
     * The columns it is made of, each once and without the target, in the order in which they appear.
     *
     * @param apart numeric columns that {@code .} does not mean, such as weights
     * @throws FormulaException if a column does not exist, the target is among them, or one is not of the kind its use asks for
     */
    public List<String> columns(Schema schema, Set<String> apart) {
        return new Expansion(this, schema, apart).columns();
    }

    /**
     * Its target, its {@linkplain #columns(Schema, Set) columns}, and which of these are codes.
     *
     * @param weights the column that weighs the rows, which {@code .} does not mean
     * @throws FormulaException as {@link #columns(Schema, Set)} does, or if the weights are a category
     */
    public Selection selection(Schema schema, Optional<String> weights, MissingValues missing) {
        Expansion expansion = new Expansion(this, schema, weights.map(Set::of).orElse(Set.of()));
        return new Selection(target, expansion.columns(), expansion.codes(), weights, missing);
    }

    /**
     * What the model multiplies its coefficients with.
     *
     * @param schema of the data
     * @param apart as for {@link #columns(Schema, Set)}
     * @param levels of each category among the columns
     * @throws FormulaException as {@link #columns(Schema, Set)} does, or if a reference is no level of its category
     */
    public Predictors predictors(Schema schema, Set<String> apart, Function<String, List<String>> levels) {
        return new Coding(new Expansion(this, schema, apart), levels).predictors();
    }

    /**
     * The data with the columns that this formula calculates before anything is learned: numbers of dates, and a transformed
     * target. The same data if there are none.
     *
     * @throws org.jellygrad.datasets.problem.UnusableDataException if a text is no date, or the target is not defined in some row
     */
    public Dataset over(Dataset data) {
        List<String> names = new ArrayList<>(List.of(target));
        right.operands().map(Operand::columns).forEach(names::addAll);
        return CalculatedColumns.of(data, names);
    }

    /** The columns that a transformed target is made of; empty if it is a column as it is. */
    Set<String> response() {
        return CalculatedColumns.transformation(target)
                .map(calculation -> Set.copyOf(calculation.columns()))
                .orElse(Set.of());
    }

    Part right() {
        return right;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Formula formula && target.equals(formula.target) && right.equals(formula.right);
    }

    @Override
    public int hashCode() {
        return 31 * target.hashCode() + right.hashCode();
    }

    /** As it could have been written. */
    @Override
    public String toString() {
        boolean calculated = CalculatedColumns.transformation(target).isPresent();
        return (calculated ? target : Token.quoted(target)) + " ~ " + right;
    }
}
