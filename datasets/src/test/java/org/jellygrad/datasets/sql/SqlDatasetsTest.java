package org.jellygrad.datasets.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqlDatasetsTest {
    private Connection connection;
    private int queries;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
        execute("create table flats (id int, area double, town varchar(20), built date, rent decimal(10, 2))");
        execute("insert into flats values (1, 54, 'Linz', '2001-05-01', 640.5), (2, 71, 'Graz', '1999-01-31', 790),"
                + " (3, 38, 'Linz', null, 480), (4, 95, 'Wien', '2020-12-24', null)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private ResultSet flats() throws SQLException {
        queries++;
        return connection.createStatement().executeQuery("select * from flats order by id");
    }

    private static List<Double> targets(RowSource rows) {
        List<Double> targets = new ArrayList<>();
        rows.forEach(block -> {
            for (double y : block.y()) {
                targets.add(y);
            }
        });
        return targets;
    }

    private static void check(Dataset data) {
        assertThat(data.schema().numericNames()).containsExactly("ID", "AREA", "RENT");
        assertThat(data.rows()).isEqualTo(4);
        assertThat(data.summary("RENT").missing().count()).isEqualTo(1);
        RowSource rows = data.select("RENT", List.of("AREA", "TOWN"), MissingValues.DROP);
        assertThat(rows.rowsDropped()).isEqualTo(1);
        assertThat(rows.levels("TOWN")).containsExactly("Graz", "Linz");
        assertThat(targets(rows)).containsExactly(640.5, 790.0, 480.0);
        assertThat(targets(rows)).containsExactly(640.5, 790.0, 480.0); // as often as asked
        data.forEachRow(row -> assertThat(row.isMissing(3)).isEqualTo(row.index() == 2));
    }

    @Test
    void aQueryIsRunForEachPass() throws SQLException {
        check(SqlDatasets.query("flats", this::flats));
        assertThat(queries).isGreaterThan(4);
    }

    @Test
    void aResultSetIsReadOnce() throws SQLException {
        try (ResultSet rows = flats()) {
            Dataset data = SqlDatasets.read("flats", rows);
            check(data);
            assertThat(rows.isClosed()).isFalse();
        }
        assertThat(queries).isEqualTo(1);
    }

    @Test
    void rowsThatChangeBetweenPassesAreNoticed() throws SQLException {
        Dataset data = SqlDatasets.query("flats", this::flats);
        execute("delete from flats where id = 2");
        assertThatThrownBy(() -> data.forEachRow(row -> {}))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("flats gave 4 rows at first, and 3 later.");
    }

    @Test
    void noRowsAndWrongQueries() throws SQLException {
        assertThatThrownBy(() -> SqlDatasets.query(
                        "flats", () -> connection.createStatement().executeQuery("select * from flats where id > 9")))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("flats has no rows.");
        assertThatThrownBy(() -> SqlDatasets.query(
                        "flats", () -> connection.createStatement().executeQuery("select * from houses")))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("The database says: ")
                .hasMessageContaining("HOUSES");
    }
}
