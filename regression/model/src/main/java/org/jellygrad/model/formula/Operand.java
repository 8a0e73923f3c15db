package org.jellygrad.model.formula;

import java.util.List;
import org.jellygrad.model.expression.Token;
import org.jspecify.annotations.Nullable;

/** What a formula crosses: a column, a category, or a transformation. As text it reads back to an equal operand. */
sealed interface Operand {

    /** The columns it is made of. */
    List<String> columns();

    /** A column by its name; a category if it holds text. */
    record Named(String column) implements Operand {
        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public String toString() {
            return Token.quoted(column);
        }
    }

    /**
     * A column that is said to be one: text, or numbers that are codes.
     *
     * @param reference the level to compare the others with, null for the first
     */
    record Categorical(String column, @Nullable String reference) implements Operand {
        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public String toString() {
            String quoted = reference == null
                    ? ""
                    : ", ref=\"" + reference.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            return "C(" + Token.quoted(column) + quoted + ")";
        }
    }

    /** A calculation with numeric columns. */
    record Transformed(Variable.Transformation transformation) implements Operand {
        @Override
        public List<String> columns() {
            return transformation.columns();
        }

        @Override
        public String toString() {
            return transformation.name();
        }
    }
}
