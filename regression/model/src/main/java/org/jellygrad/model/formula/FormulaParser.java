package org.jellygrad.model.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.model.expression.ExpressionException;
import org.jellygrad.model.expression.ExpressionParser;
import org.jellygrad.model.expression.Token;
import org.jellygrad.model.expression.Wording;
import org.jellygrad.model.expression.Words;
import org.jspecify.annotations.Nullable;

/**
 * Reads a formula by recursive descent:
 *
 * <pre>
 * formula     = ( column | function "(" calculation ")" | "I(" calculation ")" ) "~" sum
 * sum         = ["-"] crossing { ("+" | "-") crossing }
 * crossing    = interaction { "*" interaction }
 * interaction = power { ":" power }
 * power       = part [ "^" whole number ]
 * part        = column | "." | "0" | "1" | "(" sum ")" | "I(" calculation ")" | function "(" calculation ")"
 *             | ("year" | "month" | "days") "(" column ")"
 *             | "C(" column [ "," "ref" "=" ["-"] level ] ")"
 * </pre>
 */
final class FormulaParser {
    private static final Wording WORDING = new Wording(
            "formula",
            "column",
            "A formula says what to predict, then ~, then from what:"
                    + " price ~ area + rooms + area:rooms + log(age).",
            "; I(...) holds a calculation, C(...) a category");
    private static final String PART = "a column, '.', a function, I(...) or '('";

    private static final int MOST_CROSSED = 100;

    private final Words words;

    private FormulaParser(Words words) {
        this.words = words;
    }

    static Formula formula(String text) {
        return read(text, WORDING, FormulaParser::formula);
    }

    /** What a {@link Operand.Transformed} reads back from. */
    static Expression transformation(String text) {
        return read(
                text,
                WORDING.withHow("A transformation is a function of columns, or a calculation within I(...)."),
                FormulaParser::transformation);
    }

    /** The words of a formula that was read before. */
    static List<Token> tokens(String text) {
        return Token.of(text, WORDING);
    }

    private static <T> T read(String text, Wording wording, Function<FormulaParser, T> reading) {
        try {
            return reading.apply(new FormulaParser(new Words(text, wording)));
        } catch (ExpressionException e) {
            throw new FormulaException(e.mistake());
        }
    }

    private Formula formula() {
        String target = target();
        Part right = sum();
        words.requireEnd("an operator (+, -, *, :) or the end");
        return new Formula(target, right);
    }

    private Expression transformation() {
        if (words.peek().kind() != Token.Kind.NAME || !words.second().is("(")) {
            throw words.expected("a function or I(...)");
        }
        Expression expression = expression();
        words.requireEnd("the end");
        return expression;
    }

    private String target() {
        Token token = words.peek();
        if (token.isName() && words.second().is("(")) {
            Expression expression = expression();
            words.require("~", "'~' behind what to predict");
            return expression instanceof Expression.Symbol symbol
                    ? symbol.name()
                    : new Variable.Transformation(expression).name();
        }
        if (!token.isName()) {
            throw words.expected("the column to predict");
        }
        words.next();
        words.require("~", "'~' behind the column to predict");
        return token.text();
    }

    private Part sum() {
        words.enter();
        List<Part.Addend> addends = new ArrayList<>();
        boolean removed = words.accept("-");
        if (removed && !words.peek().text().equals("1")) {
            throw words.expected("1 (for no intercept) behind a '-' that removes nothing else");
        }
        addends.add(new Part.Addend(crossing(), removed));
        while (words.peek().is("+") || words.peek().is("-")) {
            removed = words.next().is("-");
            addends.add(new Part.Addend(crossing(), removed));
        }
        words.leave();
        return addends.size() == 1 && !addends.get(0).removed() ? addends.get(0).part() : new Part.Sum(addends);
    }

    private Part crossing() {
        Part crossing = interaction();
        for (int crossed = 1; words.peek().is("*"); crossed++) {
            requireTerms(crossing);
            requireFew(crossed);
            words.next();
            Part right = interaction();
            requireTerms(right);
            crossing = new Part.Crossing(crossing, right);
        }
        if (words.peek().is("/")) {
            throw words.error(
                    "A formula cannot divide here.",
                    words.peek(),
                    "A quotient of columns stands within I(...): I(a/b).");
        }
        return crossing;
    }

    private Part interaction() {
        Part interaction = power();
        for (int crossed = 1; words.peek().is(":"); crossed++) {
            requireTerms(interaction);
            requireFew(crossed);
            words.next();
            Part right = power();
            requireTerms(right);
            interaction = new Part.Interaction(interaction, right);
        }
        return interaction;
    }

    /** The intercept stands for itself alone. */
    private void requireTerms(Part part) {
        if (part instanceof Part.Intercept) {
            throw words.error(
                    "The intercept cannot be crossed.",
                    words.previous(),
                    "0 and 1 only say whether there is an intercept. Calculations stand within I(...): I(2*x).");
        }
    }

    /** A tree of more would exhaust the stack of whoever walks it. */
    private void requireFew(int crossed) {
        if (crossed >= MOST_CROSSED) {
            throw words.error(
                    "More than " + MOST_CROSSED + " parts are crossed.",
                    words.peek(),
                    "A product of so many columns says nothing that anyone could read. Cross fewer of them.");
        }
    }

    private Part power() {
        boolean group = words.peek().is("(") || words.peek().text().equals(".");
        Part part = part();
        if (!words.peek().is("^")) {
            return part;
        }
        if (!group) {
            throw words.error(
                    "A formula cannot take the power of a column here.",
                    words.peek(),
                    "A power stands within I(...): I(x^2). Out of it ^ crosses what stands in parentheses: (a + b)^2 is"
                            + " a + b + a:b.");
        }
        words.next();
        Token order = words.peek();
        if (order.kind() != Token.Kind.NUMBER || !order.text().matches("[1-9]")) {
            throw words.expected("a whole number from 1 to 9");
        }
        words.next();
        return new Part.UpTo(part, Integer.parseInt(order.text()));
    }

    private Part part() {
        Token token = words.peek();
        if (token.kind() == Token.Kind.NUMBER) {
            return intercept();
        }
        if (token.kind() == Token.Kind.NAME && words.second().is("(")) {
            return token.text().equals("C")
                    ? category()
                    : CalculatedColumns.OF_DATES.contains(token.text()) ? ofDate() : transformed();
        }
        if (token.kind() == Token.Kind.NAME && token.text().equals(".")) {
            words.next();
            return new Part.All();
        }
        if (token.isName()) {
            words.next();
            return new Part.Single(new Operand.Named(token.text()));
        }
        if (words.accept("(")) {
            Part inner = sum();
            words.require(")", "an operator (+, -, *, :) or ')'");
            return inner;
        }
        throw words.expected(PART);
    }

    private Part intercept() {
        Token token = words.next();
        if (!token.text().equals("0") && !token.text().equals("1")) {
            throw words.error(
                    "The number " + token.text() + " is no term.",
                    token,
                    "Calculations stand within I(...): I(2*x). Alone, only 0 and 1 have a meaning: without and with an"
                            + " intercept.");
        }
        if (words.isNested()) {
            throw words.error(
                    "The intercept cannot be chosen in parentheses.", token, "Write + 0 or + 1 outside of them.");
        }
        return new Part.Intercept(token.text().equals("1"));
    }

    private Part ofDate() {
        String function = words.next().text();
        words.require("(", "'('");
        if (!words.peek().isName()) {
            throw words.expected("the column that holds the dates");
        }
        String column = words.next().text();
        words.require(")", "')'");
        return new Part.Single(new Operand.Named(CalculatedColumns.ofDate(function, column)));
    }

    private Part transformed() {
        Expression expression = expression();
        return new Part.Single(
                expression instanceof Expression.Symbol symbol
                        ? new Operand.Named(symbol.name())
                        : new Operand.Transformed(new Variable.Transformation(expression)));
    }

    private Expression expression() {
        ExpressionParser parser = new ExpressionParser(words);
        if (!words.peek().text().equals("I")) {
            return parser.call();
        }
        words.next();
        words.require("(", "'('");
        Expression inner = parser.expression();
        words.require(")", "an operator (+, -, *, /, ^) or ')'");
        return inner;
    }

    private Part category() {
        words.next();
        words.require("(", "'('");
        if (!words.peek().isName()) {
            throw words.expected("the column that holds the category");
        }
        String column = words.next().text();
        String reference = words.accept(",") ? reference() : null;
        words.require(")", reference == null ? "', ref=' or ')'" : "')'");
        return new Part.Single(new Operand.Categorical(column, reference));
    }

    private @Nullable String reference() {
        if (!words.peek().text().equals("ref")) {
            throw words.expected("'ref=' and the level to compare the others with");
        }
        words.next();
        words.require("=", "'=' and the level to compare the others with");
        boolean negative = words.accept("-");
        Token level = words.peek();
        if (negative && level.kind() != Token.Kind.NUMBER) {
            throw words.expected("a number behind the '-'");
        }
        if (level.kind() == Token.Kind.SYMBOL || level.kind() == Token.Kind.END) {
            throw words.expected("the level to compare the others with");
        }
        return (negative ? "-" : "") + words.next().text();
    }
}
