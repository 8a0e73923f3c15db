package org.jellygrad.datasets.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Column;
import org.jellygrad.datasets.Column.Kind;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.ColumnSummary.Cell;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetCard;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.Row;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.Selection;
import org.jellygrad.datasets.internal.dialect.Dialect;
import org.jellygrad.datasets.internal.dialect.DialectGuess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadTest {
    @TempDir
    Path folder;

    private static List<List<String>> cells(Dataset data) {
        List<List<String>> rows = new ArrayList<>();
        data.forEachRow(row -> {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                cells.add(row.text(i));
            }
            rows.add(cells);
        });
        return rows;
    }

    @Test
    void columnsAreNumericIfEveryCellIsANumberOrMissing() {
        Dataset data = TextInput.read("a,b,c,d\n1,x,,2\nNA,3,nan,-1e3\n2.5,,NA,7\n");
        assertThat(data.schema().columns())
                .containsExactly(
                        new Column("a", Kind.NUMERIC),
                        new Column("b", Kind.TEXT),
                        new Column("c", Kind.NUMERIC),
                        new Column("d", Kind.NUMERIC));
        assertThat(data.schema().numericNames()).containsExactly("a", "c", "d");
        assertThat(data.rows()).isEqualTo(3);

        ColumnSummary a = data.summary("a");
        assertThat(a.numbers()).isEqualTo(2);
        assertThat(a.min()).isEqualTo(1);
        assertThat(a.max()).isEqualTo(2.5);
        assertThat(a.missing().count()).isEqualTo(1);
        assertThat(a.missing().first()).isEqualTo(new Cell(1, "houses.csv:3:1", "NA"));

        ColumnSummary b = data.summary("b");
        assertThat(b.texts().count()).isEqualTo(1);
        assertThat(b.texts().first()).isEqualTo(new Cell(0, "houses.csv:2:3", "x"));
        assertThat(b.min()).isNaN();

        assertThat(data.summary("c").numbers()).isZero();
        assertThat(data.summary("c").max()).isNaN();
        assertThat(data.summary("d").min()).isEqualTo(-1000);
    }

    @Test
    void aFileHasACardWithItsNameAndPath() throws IOException {
        Path file = folder.resolve("houses.csv");
        Files.writeString(file, "x\n1\n2\n");
        assertThat(Csv.read(file).card())
                .isEqualTo(DatasetCard.minimal("houses.csv", file.toString(), 2))
                .satisfies(card -> assertThat(card.target()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lineEndsOfEverySystem(String end) {
        String text = String.join(end, "a,b", "1,2", "", "3,x", "4,5");
        for (String whole : List.of(text, text + end)) {
            Dataset data = TextInput.read(whole);
            assertThat(cells(data)).containsExactly(List.of("1", "2"), List.of("3", "x"), List.of("4", "5"));
            Cell first = data.summary("b").texts().first();
            assertThat(first).isEqualTo(new Cell(1, "houses.csv:4:3", "x"));
        }
    }

    @Test
    void byteOrderMarkIsNoPartOfTheFirstName() {
        assertThat(TextInput.read("\uFEFFgröße,y\n1,2\n").schema().names()).containsExactly("größe", "y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,b        | ,",
                "a;b        | ;",
                "a<tab>b    | <tab>",
                "a;b,c;d    | ;",
                "a,b;c      | ,",
                "'a,b';c    | ,",
                "\"a,b,c\";d| ;",
                "\"a\"\"b,c,d\";e | ;",
                "a          | ,",
                "<lf><lf>a;b| ;",
            })
    void delimiterIsTheOneTheHeaderHoldsMostOften(String header, String delimiter) {
        String text = header.replace("<tab>", "\t").replace("<lf>", "\n");
        Dialect.Told nothing =
                new Dialect.Told(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), cell -> false);
        assertThat(DialectGuess.of(text, true, nothing).delimiter())
                .isEqualTo(delimiter.replace("<tab>", "\t").charAt(0));
    }

    @Test
    void delimiterCanBeGiven() {
        Dataset data = TextInput.read("a,b|c\n1|2\n", CsvOptions.defaults().withDelimiter('|'));
        assertThat(data.schema().names()).containsExactly("a,b", "c");
        assertThatThrownBy(() -> CsvOptions.defaults().withDelimiter('"')).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void quotedCells() {
        Dataset data = TextInput.read("\"name, full\",x\n\"a \"\"b\"\"\nc\",\"1\"\nd, 2\n");
        assertThat(data.schema().names()).containsExactly("name, full", "x");
        assertThat(cells(data)).containsExactly(List.of("a \"b\"\nc", "1"), List.of("d", " 2"));
        assertThat(data.schema().column("x").isNumeric()).isTrue();
    }

    @Test
    void placesAreThoseOfAnEditor() {
        Dataset data = TextInput.read("a,b,c\n1,\"two \"\"2\"\"\",x\n3,\"two\r\nlines\nmore\",y\n4,z,\"\"\n");
        assertThat(data.summary("b").texts().first()).isEqualTo(new Cell(0, "houses.csv:2:3", "two \"2\""));
        assertThat(data.summary("c").texts().first()).isEqualTo(new Cell(0, "houses.csv:2:15", "x"));
        assertThat(data.summary("c").missing().first()).isEqualTo(new Cell(2, "houses.csv:6:5", ""));

        Dataset lone = TextInput.read("a,b\n\"1\r2\r\",y\n");
        assertThat(lone.summary("b").texts().first()).isEqualTo(new Cell(0, "houses.csv:4:3", "y"));

        Dataset later = TextInput.read("a,b\n\"two\r\nlines\nmore\",y\n");
        assertThat(later.summary("b").texts().first()).isEqualTo(new Cell(0, "houses.csv:4:7", "y"));
    }

    @Test
    void aQuarterOfTheHeapMayHoldNumbers() {
        assertThat(CsvOptions.defaults().memory())
                .isEqualTo(Runtime.getRuntime().maxMemory() / 4);
        assertThatThrownBy(() -> CsvOptions.defaults().withMemory(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreTextsCanMeanMissing() {
        CsvOptions options = CsvOptions.defaults().withMissing("-999").withMissing(" none ");
        Dataset data = TextInput.read("x,y\n-999,1\n-999.0,2\nnone,3\n", options);
        assertThat(data.summary("x").missing().count()).isEqualTo(2);
        assertThat(data.summary("x").min()).isEqualTo(-999);
    }

    @Test
    void oneColumnAndOneRowAreEnough() {
        Dataset data = TextInput.read("x\n5");
        RowSource source = data.select("x", List.of(), MissingValues.DROP);
        source.forEach(block -> {
            assertThat(block.features()).isZero();
            assertThat(block.y()).containsExactly(5);
        });
        assertThat(source.rows()).isEqualTo(1);
    }

    @Test
    void manyColumns() {
        int columns = 20_000;
        StringBuilder text = new StringBuilder();
        for (int row = -1; row < 3; row++) {
            for (int j = 0; j < columns; j++) {
                text.append(j == 0 ? "" : ",").append(row < 0 ? "x" : "").append(row < 0 ? j : row * columns + j);
            }
            text.append('\n');
        }
        Dataset data = TextInput.read(text.toString());
        double[] seen = new double[3];
        int[] row = {0};
        data.select("x0", List.of("x19999"), MissingValues.ERROR).forEach(block -> {
            for (int i = 0; i < block.rows(); i++) {
                seen[row[0]++] = block.x(i, 0);
            }
        });
        assertThat(seen).containsExactly(19_999, 39_999, 59_999);
    }

    @Test
    @Timeout(120)
    void aHundredThousandColumnsOnEveryPath() {
        int columns = 100_000;
        List<String> names = IntStream.range(0, columns).mapToObj(i -> "x" + i).toList();
        String text = String.join(",", names) + "\n1,"
                + "a,".repeat(columns - 3) + "1,1\n,"
                + "t,".repeat(columns - 3) + "2,3\n4" + ",".repeat(columns - 1) + "\n";
        for (long memory : new long[] {0, 1L << 30}) {
            Dataset data = TextInput.read(text, CsvOptions.defaults().withMemory(memory));
            RowSource source = data.select(Selection.of("x0", names.subList(1, columns))
                    .withCodes(Set.of("x" + (columns - 1)))
                    .withMissing(MissingValues.DROP));
            assertThat(source.rows()).isEqualTo(1);
            assertThat(source.levels("x5")).containsExactly("a");
            source.forEach(block -> assertThat(block.features()).isEqualTo(columns - 1));
        }
    }

    @Test
    void aFirstColumnWithoutANameNamesTheRows() {
        Dataset data = TextInput.read(",speed,dist\n1,4,2\n2,4,10\n");
        assertThat(data.schema().names()).containsExactly("row", "speed", "dist");
        assertThat(data.schema().rowNames()).contains("row");
        assertThat(data.schema().numericNames()).containsExactly("speed", "dist");
        assertThat(data.defaultFeatures("dist")).containsExactly("speed");
        assertThat(data.notes())
                .containsExactly("The first column of houses.csv has no name. It is called 'row' and is no feature"
                        + " unless you choose it.");
        data.select("dist", List.of("row"), MissingValues.DROP)
                .forEach(block -> assertThat(block.x()).containsExactly(1, 2));
        assertThat(TextInput.read("\"\",row,row2\na,4,2\n").schema().names()).containsExactly("row3", "row", "row2");
        assertThat(TextInput.read(",0,1,2\n0,4,2,7\n").schema().names()).containsExactly("row", "0", "1", "2");
        assertThat(TextInput.read("row,x\n1,2\n").notes()).isEmpty();
        assertThat(TextInput.read("row,x\n1,2\n").defaultFeatures("x")).containsExactly("row");
    }

    @Test
    void aPipeIsReadAsOftenAsAFile() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no named pipes here");
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            try {
                Files.writeString(pipe, "x,y\n1,2\n3,4\n");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        Dataset data = Csv.read(pipe, CsvOptions.defaults().withMemory(0));
        writing.join();
        assertThat(cells(data)).isEqualTo(cells(data)).containsExactly(List.of("1", "2"), List.of("3", "4"));
        assertThat(data.card().source()).isEqualTo(pipe.toString());
    }

    @Test
    void rowsTellNumbersTextsAndMissing() {
        Dataset data = TextInput.read("name,x\nA, 1.50 \nNA,NaN\n1,-inf\n");
        List<Row> rows = new ArrayList<>();
        data.forEachRow(rows::add);
        assertThat(rows).extracting(Row::index).containsExactly(0L, 1L, 2L);
        assertThat(rows.get(0).number(1)).isEqualTo(1.5);
        assertThat(rows.get(0).number(0)).isNaN();
        assertThat(rows.get(0).text(1)).isEqualTo(" 1.50 ");
        assertThat(rows.get(0).isMissing(0)).isFalse();
        assertThat(rows.get(1).isMissing(0)).isTrue();
        assertThat(rows.get(1).isMissing(1)).isTrue();
        assertThat(rows.get(1).text(1)).isEqualTo("NaN");
        assertThat(rows.get(2).number(0)).isNaN(); // one number does not make a numeric column
        assertThat(rows.get(2).number(1)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
