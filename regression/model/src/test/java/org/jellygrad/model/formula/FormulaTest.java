package org.jellygrad.model.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Column;
import org.jellygrad.datasets.Column.Kind;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.Schema;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.model.expression.ExpressionTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    private static final Schema SCHEMA = new Schema(
            "grid",
            List.of(
                    new Column("a", Kind.TEXT),
                    new Column("b", Kind.TEXT),
                    new Column("u", Kind.NUMERIC),
                    new Column("v", Kind.NUMERIC),
                    new Column("y", Kind.NUMERIC),
                    new Column("größe (m²)", Kind.NUMERIC),
                    new Column("Sepal.Length", Kind.NUMERIC)));

    private static Predictors predictors(String formula) {
        return Formula.parse(formula)
                .predictors(
                        SCHEMA, Set.of(), column -> column.equals("a") ? List.of("x", "y", "z") : List.of("p", "q"));
    }

    /**
     * The columns of R's {@code model.matrix(formula, g)}, in its order, with levels in brackets; g as in {@code FormulaFitTest}, and
     * 1 for the intercept.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            y ~ a + b            | 1 a[y] a[z] b[q]
            y ~ a*b              | 1 a[y] a[z] b[q] a[y]:b[q] a[z]:b[q]
            y ~ a:b              | 1 a[x]:b[p] a[y]:b[p] a[z]:b[p] a[x]:b[q] a[y]:b[q] a[z]:b[q]
            y ~ 0 + a + b        | a[x] a[y] a[z] b[q]
            y ~ 0 + a:b          | a[x]:b[p] a[y]:b[p] a[z]:b[p] a[x]:b[q] a[y]:b[q] a[z]:b[q]
            y ~ a + a:b          | 1 a[y] a[z] a[x]:b[q] a[y]:b[q] a[z]:b[q]
            y ~ u:a:b            | 1 u:a[x]:b[p] u:a[y]:b[p] u:a[z]:b[p] u:a[x]:b[q] u:a[y]:b[q] u:a[z]:b[q]
            y ~ u*a*b            | 1 u a[y] a[z] b[q] u:a[y] u:a[z] u:b[q] a[y]:b[q] a[z]:b[q] u:a[y]:b[q] u:a[z]:b[q]
            y ~ a:u + b          | 1 b[q] a[x]:u a[y]:u a[z]:u
            y ~ b + u + a:u      | 1 b[q] u u:a[y] u:a[z]
            y ~ u + a:u:b        | 1 u u:a[x]:b[p] u:a[y]:b[p] u:a[z]:b[p] u:a[x]:b[q] u:a[y]:b[q] u:a[z]:b[q]
            y ~ a:u + a:u:b      | 1 a[x]:u a[y]:u a[z]:u a[x]:u:b[q] a[y]:u:b[q] a[z]:u:b[q]
            y ~ 0 + u + a:b      | u a[x]:b[p] a[y]:b[p] a[z]:b[p] a[x]:b[q] a[y]:b[q] a[z]:b[q]
            y ~ (u + v + a)^2    | 1 u v a[y] a[z] u:v u:a[y] u:a[z] v:a[y] v:a[z]
            y ~ u*v - u          | 1 v u:v
            y ~ v:u + a + u      | 1 a[y] a[z] u v:u
            y ~ 0 + u:a + b      | b[p] b[q] u:a[x] u:a[y] u:a[z]
            """)
    void termsAreThoseOfR(String formula, String columns) {
        Predictors predictors = predictors(formula);
        String names =
                String.join(" ", predictors.terms().stream().map(Term::name).toList());
        assertThat(((predictors.intercept() ? "1 " : "") + names).strip()).isEqualTo(columns);
    }

    /** Not in R's table: what is written otherwise there, or is our own. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            y ~ .                      | 1 u v größe (m²) Sepal.Length
            y ~ . - v - Sepal.Length   | 1 u größe (m²)
            v ~ .:b - y:b - Sepal.Length:b | 1 u:b[p] u:b[q] größe (m²):b[p] größe (m²):b[q]
            y ~ u + u + u:u + v:u + u:v| 1 u u:v
            y ~ `größe (m²)`:Sepal.Length| 1 größe (m²):Sepal.Length
            y ~ I(u)                   | 1 u
            y ~ u + 0 + 1              | 1 u
            y ~ -1 + u                 | u
            y ~ 1 + u - 1              | u
            y ~ u - 0                  | 1 u
            y ~ 1                      | 1
            y ~ I(u^3) + I(u^2) + u    | 1 u u^2 u^3
            y ~ I(u^3) + u             | 1 I(u^3) u
            y ~ I(u^2):v + u           | 1 u I(u^2):v
            y ~ I(u^2.5) + u           | 1 I(u^2.5) u
            y ~ I(u^-1) + u            | 1 I(u^(-1)) u
            y ~ log( u )+ log(u) + I(log(u)) | 1 log(u)
            y ~ C(a, ref=y) + a:u      | 1 a[x] a[z] a[x]:u a[y]:u a[z]:u
            y ~ C(b) + C(b, ref="q")   | 1 b[p]
            """)
    void termsBeyondR(String formula, String columns) {
        termsAreThoseOfR(formula, columns);
    }

    /** As in R, a column comes before a constant of the same name. */
    @Test
    void constantsAreColumnsWhereTheDataHasThem() {
        Schema named = new Schema(
                "named",
                List.of(
                        new Column("y", Kind.NUMERIC),
                        new Column("e", Kind.NUMERIC),
                        new Column("month", Kind.NUMERIC)));
        Predictors predictors =
                Formula.parse("y ~ sin(2*pi*month/12) + I(e^2) + e").predictors(named, Set.of(), column -> List.of());
        assertThat(predictors.terms().stream().map(Term::name)).containsExactly("sin(2*pi*month/12)", "e", "e^2");
        assertThat(Formula.parse("y ~ I(e) + log(e)").columns(named)).containsExactly("e");
        assertThat(Variable.Transformation.parse("sin(2*pi*month/12)").value(3)).isEqualTo(1);
    }

    @Test
    void columnsAreThoseThatTakePart() {
        assertThat(Formula.parse("y ~ . - v + log(u) + C(b)").columns(SCHEMA))
                .containsExactly("u", "größe (m²)", "Sepal.Length", "b");
        assertThat(Formula.parse("`größe (m²)` ~ a:y").columns(SCHEMA)).containsExactly("a", "y");
        assertThat(Formula.parse("y ~ 1").columns(SCHEMA)).isEmpty();
        assertThat(Formula.parse("y ~ .").columns(SCHEMA, Set.of("u")))
                .containsExactly("v", "größe (m²)", "Sepal.Length");
    }

    @Test
    void categoriesNameTheirReference() {
        assertThat(predictors("y ~ C(a, ref='z') + b:u").categories())
                .containsExactly(
                        new Category("a", List.of("x", "y", "z"), "z"), new Category("b", List.of("p", "q"), null));
    }

    /** A number chosen as the reference is found however it is written; '.' leaves the column out, and '- u' a category in. */
    @Test
    void numbersAreCategoriesWhereTheFormulaSaysSo() {
        Formula formula = Formula.parse("y ~ . + C(u, ref=-2.0)");
        Predictors predictors = formula.predictors(SCHEMA, Set.of("v"), column -> List.of("-2", "3", "10"));
        assertThat(predictors.terms().stream().map(Term::name))
                .containsExactly("größe (m²)", "Sepal.Length", "u[3]", "u[10]");
        assertThat(predictors.categories()).containsExactly(new Category("u", true, List.of("-2", "3", "10"), "-2"));
        assertThat(formula.selection(SCHEMA, Optional.of("v"), MissingValues.DROP)
                        .codes())
                .containsExactly("u");
        assertThat(Formula.parse("y ~ . - u")
                        .selection(SCHEMA, Optional.empty(), MissingValues.DROP)
                        .codes())
                .isEmpty();
        assertThat(Formula.parse("y ~ v + C(u) - C(u)").columns(SCHEMA)).containsExactly("v");
        assertThatThrownBy(() -> formula.columns(SCHEMA, Set.of("u")))
                .isInstanceOf(FormulaException.class)
                .hasMessageStartingWith("Column 'u' weighs the rows, and is no category.\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            y~u+v                        | y ~ u + v
            y ~ (u+v)*(a+b)              | y ~ (u + v)*(a + b)
            y ~ u:(v+a):(b*u)            | y ~ u:(v + a):(b*u)
            y ~ u*v*a - u:v              | y ~ u*v*a - u:v
            y ~ -1 + u                   | y ~ - 1 + u
            y ~ u - (v + a)              | y ~ u - (v + a)
            y ~ (((u)))                  | y ~ u
            y ~ .^2 + (u + v)^3          | y ~ .^2 + (u + v)^3
            y ~ I(-u^2-(v-1)/2*3)        | y ~ I(-u^2 - (v - 1)/2*3)
            y ~ I(u-(v-1))               | y ~ I(u - (v - 1))
            y ~ I(u^v^2) + I((u^v)^2)    | y ~ I(u^v^2) + I((u^v)^2)
            y ~ I((-u)^2) + I(2^-u)      | y ~ I((-u)^2) + I(2^(-u))
            y ~ I(1e-3*u) + I(.5*u)      | y ~ I(0.001*u) + I(0.5*u)
            y ~ C(a, ref = "it's \\"x\\"") | y ~ C(a, ref="it's \\"x\\"")
            y ~ C(a, ref=1999)           | y ~ C(a, ref="1999")
            `größe (m²)` ~ `a\\`b` + _u.1  | `größe (m²)` ~ `a\\`b` + _u.1
            """)
    void textIsWrittenOneWay(String formula, String text) {
        assertThat(Formula.parse(formula)).hasToString(text);
        assertThat(Formula.parse(text)).isEqualTo(Formula.parse(formula)).hasToString(text);
    }

    /** parse(text(f)) = f, for drawn formulas. */
    @Test
    void everyFormulaReadsBack() {
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            Formula formula = new Formula(name(random), part(random, 3, true));
            assertThat(Formula.parse(formula.toString())).as(formula.toString()).isEqualTo(formula);
        }
    }

    private static String name(Random random) {
        return List.of(
                        "x",
                        "Sepal.Length",
                        "größe (m²)",
                        "a`b",
                        "c\\d",
                        "log",
                        "I",
                        "1st",
                        "",
                        "a\"b",
                        "𝛽",
                        "...",
                        "ref")
                .get(random.nextInt(13));
    }

    private static Part part(Random random, int depth, boolean top) {
        int kind = random.nextInt(depth == 0 ? 3 : 7);
        Supplier<Part> next = () -> part(random, depth - 1, false);
        return switch (kind) {
            case 0 -> new Part.All();
            case 1, 2 -> new Part.Single(operand(random));
            case 3 ->
                new Part.Sum(IntStream.range(0, 2 + random.nextInt(3))
                        .mapToObj(i -> {
                            boolean intercept = top && random.nextInt(4) == 0;
                            Part part = intercept ? new Part.Intercept(random.nextBoolean()) : next.get();
                            return new Part.Addend(part, i > 0 && random.nextBoolean());
                        })
                        .toList());
            case 4 -> new Part.Crossing(next.get(), next.get());
            case 5 -> new Part.Interaction(next.get(), next.get());
            default -> new Part.UpTo(next.get(), 1 + random.nextInt(9));
        };
    }

    private static Operand operand(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Operand.Named(name(random));
            case 1 -> new Operand.Categorical(name(random), random.nextBoolean() ? null : name(random));
            default ->
                new Operand.Transformed(new Variable.Transformation(new Expression.Operation(
                        List.of(Expression.Operator.values()).get(random.nextInt(5)),
                        new Expression.Symbol(name(random)),
                        ExpressionTest.random(random, 4))));
        };
    }
}
