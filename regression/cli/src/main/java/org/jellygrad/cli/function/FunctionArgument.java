package org.jellygrad.cli.function;

import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problem;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.model.expression.ExpressionException;
import org.jellygrad.trainer.function.TypedFunction;
import org.jspecify.annotations.Nullable;

/** Reads what a user typed as a function. */
public final class FunctionArgument {

    private FunctionArgument() {}

    /** The function; null if that is a problem, which is added. */
    public static @Nullable TypedFunction read(String text, Problems problems) {
        try {
            return TypedFunction.of(Expression.parse(text));
        } catch (ExpressionException e) {
            problems.add(ExitCode.USAGE, Problem.of(Problems.message(e)));
        } catch (IllegalArgumentException e) {
            problems.add(ExitCode.USAGE, Problem.of(Problems.message(e)));
        }
        return null;
    }
}
