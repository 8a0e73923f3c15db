package org.jellygrad.cli.function;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.trainer.function.TypedFunction;
import org.jspecify.annotations.Nullable;

/** Reads a function that a user typed. */
public final class FunctionArgument {

    /** A name of a data set or of a file: a word, or a path that ends as files do. */
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*|.*\\.[A-Za-z]{1,8}");

    private FunctionArgument() {}

    /** Whether a text is meant as a function, where it could be the name of a data set or the path of a file too. */
    public static boolean isFunction(String text) {
        if (NAME.matcher(text).matches() || text.indexOf('\0') >= 0) {
            return false;
        }
        try {
            return Files.notExists(Path.of(text));
        } catch (InvalidPathException e) {
            return true;
        }
    }

    /** The function; null if that is a problem, which is added. */
    public static @Nullable TypedFunction read(String text, Problems problems) {
        try {
            return TypedFunction.of(Expression.parse(text));
        } catch (ProblemException e) {
            problems.add(e);
        }
        return null;
    }
}
