package org.jellygrad.datasets.sql;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jellygrad.datasets.Column;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.Schema;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jspecify.annotations.Nullable;

/**
 * Data sets from SQL. A column of an SQL type of numbers or truth values is numeric, any other is text; NULL is a missing cell. Dates
 * are texts such as {@code 2024-01-31}.
 */
public final class SqlDatasets {
    private SqlDatasets() {}

    /** Runs a query from its beginning. */
    @FunctionalInterface
    public interface Query {
        /** The rows before the first. They are closed after a pass, together with the statement that gave them. */
        ResultSet run() throws SQLException;
    }

    /**
     * The rows of a query that is run again for each pass: no row is kept. It must give the same rows in the same order each
     * time, so it wants an {@code ORDER BY}.
     *
     * @param name what to call the data in messages
     * @throws UnusableDataException if the query fails or has no rows; later, if a pass has another number of rows
     */
    @SuppressWarnings("try") // the statement is closed, not used
    public static Dataset query(String name, Query query) {
        try {
            ResultSet rows = query.run();
            Schema schema = schema(name, rows.getMetaData());
            close(rows);
            return Dataset.of(schema, () -> open(name, query));
        } catch (SQLException e) {
            throw failed(name, e);
        }
    }

    /**
     * The rest of the rows of a result set, which is read once and left open. The numbers and the different texts are kept: 8 bytes a
     * cell.
     *
     * @param name what to call the data in messages
     * @throws UnusableDataException if it cannot be read or has no rows
     */
    public static Dataset read(String name, ResultSet rows) {
        try {
            Schema schema = schema(name, rows.getMetaData());
            List<@Nullable Object[]> kept = new ArrayList<>();
            Map<String, String> texts = new HashMap<>();
            Rows iterator = new Rows(name, rows, false);
            while (iterator.hasNext()) {
                @Nullable Object[] row = iterator.next();
                for (int j = 0; j < row.length; j++) {
                    row[j] = row[j] instanceof String text ? texts.computeIfAbsent(text, same -> same) : row[j];
                }
                kept.add(row);
            }
            return Dataset.of(schema, kept::iterator);
        } catch (SQLException e) {
            throw failed(name, e);
        }
    }

    private static Iterator<@Nullable Object[]> open(String name, Query query) {
        try {
            return new Rows(name, query.run(), true);
        } catch (SQLException e) {
            throw failed(name, e);
        }
    }

    private static Schema schema(String name, ResultSetMetaData columns) throws SQLException {
        List<Column> schema = new ArrayList<>();
        for (int j = 1; j <= columns.getColumnCount(); j++) {
            schema.add(new Column(
                    columns.getColumnLabel(j),
                    isNumeric(columns.getColumnType(j)) ? Column.Kind.NUMERIC : Column.Kind.TEXT));
        }
        return new Schema(name, schema);
    }

    private static boolean isNumeric(int type) {
        return switch (type) {
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE,
                    Types.DECIMAL,
                    Types.NUMERIC,
                    Types.BIT,
                    Types.BOOLEAN -> true;
            default -> false;
        };
    }

    /** Closes the rows, and the statement that gave them. */
    private static void close(ResultSet rows) throws SQLException {
        Statement statement = rows.getStatement();
        rows.close();
        if (statement != null) {
            statement.close();
        }
    }

    private static UnusableDataException failed(String name, SQLException e) {
        return new UnusableDataException(
                Problem.because(name + " cannot be read.", "The database says: " + e.getMessage()), e);
    }

    /** The rows of a result set from where it stands. */
    private static final class Rows implements Iterator<@Nullable Object[]>, AutoCloseable {
        private final String name;
        private final ResultSet rows;
        private final boolean owned;
        private final boolean[] numeric;
        private boolean ready;
        private boolean more;

        Rows(String name, ResultSet rows, boolean owned) throws SQLException {
            this.name = name;
            this.rows = rows;
            this.owned = owned;
            ResultSetMetaData columns = rows.getMetaData();
            numeric = new boolean[columns.getColumnCount()];
            for (int j = 0; j < numeric.length; j++) {
                numeric[j] = isNumeric(columns.getColumnType(j + 1));
            }
        }

        @Override
        public boolean hasNext() {
            try {
                if (!ready) {
                    more = rows.next();
                    ready = true;
                }
                return more;
            } catch (SQLException e) {
                throw failed(name, e);
            }
        }

        @Override
        public @Nullable Object[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ready = false;
            @Nullable Object[] cells = new Object[numeric.length];
            try {
                for (int j = 0; j < cells.length; j++) {
                    if (numeric[j]) {
                        double number = rows.getDouble(j + 1);
                        cells[j] = rows.wasNull() ? null : (Object) number;
                    } else {
                        cells[j] = rows.getString(j + 1);
                    }
                }
                return cells;
            } catch (SQLException e) {
                throw failed(name, e);
            }
        }

        @Override
        @SuppressWarnings("try") // the statement is closed, not used
        public void close() throws SQLException {
            if (owned) {
                SqlDatasets.close(rows);
            }
        }
    }
}
