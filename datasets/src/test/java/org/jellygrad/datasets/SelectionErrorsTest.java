package org.jellygrad.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jellygrad.datasets.csv.TextInput;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnknownNameException;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The full text of everything that can stand against using some columns. */
class SelectionErrorsTest {

    private static void assertRefused(
            Class<? extends RuntimeException> type, String csv, Selection selection, String message) {
        assertThatThrownBy(() -> TextInput.read(csv).select(selection))
                .isInstanceOf(type)
                .hasMessage(message);
    }

    private static void assertUnusable(String csv, String message) {
        assertRefused(UnusableDataException.class, csv, Selection.of("price", List.of("area")), message);
    }

    @Test
    void unknownColumns() {
        String csv = "area,rooms,price\n1,2,3\n";
        assertRefused(UnknownNameException.class, csv, Selection.of("prise", List.of("area")), """
                houses.csv has no column 'prise'.

                Did you mean 'price'?
                The columns are: area, rooms, price.""");
        assertRefused(UnknownNameException.class, csv, Selection.of("Price", List.of("are", "garden")), """
                houses.csv has no column 'are'.
                houses.csv has no column 'garden'.
                houses.csv has no column 'Price'.

                Did you mean 'area' for 'are', 'price' for 'Price'?
                The columns are: area, rooms, price.""");
    }

    @Test
    void oneBadCellAmongNumbers() {
        assertUnusable("area,price\n1,2\n3,4\n 5,12o\n6,\n", """
                Column 'price' of houses.csv is text: 1 of its 3 cells is not a number, '12o' at houses.csv:4:4.

                Mend the file, or take such cells as missing with `CsvOptions.missing '12o'`.
                A number is written with digits, a decimal point and perhaps an exponent (1234.5 or 1.2345e3). Separators \
                between thousands, a currency and % are read over, units are not.""");
    }

    /** With commas in the cells the file has another delimiter, or quotes; 1,500 may be thousands. */
    @Test
    void decimalCommas() {
        String whole = "1;2\n".repeat(400);
        assertUnusable("area;price\n" + whole + "3;-4,25e3\n", """
                Column 'price' of houses.csv is text: 1 of its 401 cells is not a number, '-4,25e3' at houses.csv:402:3.

                It has a decimal comma. The first lines of the file have none. To read it as -4.25e3, say \
                `CsvOptions.decimal ,`.""");
    }

    /** A regular expression that tries every split of the blanks needs minutes for this cell. */
    @Test
    @Timeout(60)
    void aLongCellOfBlanks() {
        String blanks = " ".repeat(100_000);
        TextInput.read("t,y\n1" + blanks + "sx,1\n$ +" + blanks + "x,2\n").requireFeatures(List.of("t"));
        assertThatThrownBy(() -> TextInput.read("t,y\n$" + blanks + "1" + blanks + "%,1\n")
                        .requireFeatures(List.of("t")))
                .isInstanceOf(UnusableDataException.class);
    }

    @Test
    void someBadCellsAmongNumbers() {
        assertUnusable("area,price\n1,2\n3,\"un\"\"known\"\n4,5\n6,none\n", """
                Column 'price' of houses.csv is text: 2 of its 4 cells are not numbers, the first is 'un"known' at \
                houses.csv:3:3.

                Mend the file, or take such cells as missing with `CsvOptions.missing 'un"known'`.""");
    }

    @Test
    void units() {
        assertUnusable("area,rooms,price\n1,2,1234 km\n3,4,2345 km\n", """
                Column 'price' of houses.csv is text: 2 of its 2 cells are not numbers, the first is '1234 km' at \
                houses.csv:2:5.

                Only numbers can be learned from. The numeric columns are: area, rooms.
                A number is written with digits, a decimal point and perhaps an exponent (1234.5 or 1.2345e3). Separators \
                between thousands, a currency and % are read over, units are not.""");
    }

    @Test
    void textColumnsAllAtOnce() {
        assertUnusable("area,price\n1 00,much\n", """
                2 things are wrong:

                1. Column 'area' of houses.csv is text: 1 of its 1 cells is not a number, '1 00' at houses.csv:2:1.
                   Only numbers can be learned from. No column has numbers alone.
                   A number is written with digits, a decimal point and perhaps an exponent (1234.5 or 1.2345e3). Separators \
                between thousands, a currency and % are read over, units are not.

                2. Column 'price' of houses.csv is text: 1 of its 1 cells is not a number, 'much' at houses.csv:2:6.
                   Only numbers can be learned from. No column has numbers alone.""");
    }

    /** Nothing here may take time that grows with the square of the number of columns. */
    @Test
    @Timeout(120)
    void aHundredThousandColumnsOfTextAreCounted() {
        int columns = 100_000;
        List<String> names = IntStream.range(0, columns).mapToObj(i -> "x" + i).toList();
        Dataset data = TextInput.read(String.join(",", names) + "\n" + "1 00,".repeat(columns - 1) + "1 00\n");
        assertThatThrownBy(() -> data.select(Selection.of("x0", names.subList(1, columns))))
                .isInstanceOfSatisfying(UnusableDataException.class, e -> assertThat(e.problems())
                        .hasSize(11)
                        .startsWith(
                                new Problem(
                                        "Column 'x1' of houses.csv is text: 1 of its 1 cells is not a number, '1 00' at"
                                                + " houses.csv:2:6.",
                                        "Only numbers can be learned from.",
                                        "No column has numbers alone.\nA number is written with digits, a decimal point and perhaps an exponent (1234.5 or"
                                                + " 1.2345e3). Separators between thousands, a currency and % are read over, units are not."))
                        .endsWith(Problem.because("99990 more columns of houses.csv cannot be used either.", "")));
    }

    @Test
    @Timeout(120)
    void aHundredThousandNamesAreCounted() {
        int columns = 100_000;
        List<String> names = IntStream.range(0, columns).mapToObj(i -> "x" + i).toList();
        Dataset data = TextInput.read(String.join(",", names) + "\n" + "1,".repeat(columns - 1) + "1\n");
        List<String> unknown =
                IntStream.range(0, columns).mapToObj(i -> "y" + i).toList();
        assertThatThrownBy(() -> data.schema().requireAll(unknown))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageStartingWith("houses.csv has no column 'y0'.\nhouses.csv has no column 'y1'.\n")
                .hasMessageContaining("'y9'.\nhouses.csv lacks 99990 more of the columns asked for.\n\nDid you mean ")
                .hasMessageEndingWith(
                        "The columns are: x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11 and 99988 more.");
        Dataset gaps = TextInput.read(
                String.join(",", names) + "\n" + ",".repeat(columns - 1) + "1\n1" + ",".repeat(columns - 1) + "\n");
        Selection all = Selection.of("x0", names.subList(1, columns));
        assertThatThrownBy(() -> gaps.select(all))
                .hasMessageStartingWith("Column 'x1' of houses.csv is empty: all its 2 cells are missing.");
        assertThatThrownBy(() -> gaps.select(all.withMissing(MissingValues.ERROR)))
                .hasMessageContaining("99990 more columns of houses.csv cannot be used either.");
    }

    @Test
    void manyColumnsThatLackACell() {
        String header = IntStream.range(0, 20).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
        List<String> features = IntStream.range(1, 20).mapToObj(i -> "x" + i).toList();
        Dataset data = TextInput.read(header + "\n" + ",".repeat(19) + "1\n" + "1,".repeat(19) + "\n");
        assertThatThrownBy(() -> data.select(Selection.of("x0", features))).hasMessage("""
                No row of houses.csv is complete: of 2 rows a cell is missing from 'x1' in 1, 'x2' in 1, 'x3' in 1, \
                'x4' in 1, 'x5' in 1, 'x6' in 1, 'x7' in 1, 'x8' in 1, 'x9' in 1, 'x10' in 1, and from 10 more columns.

                Rows with a missing cell are left out. Choose other `features`, or fill the features with \
                `missing mean`.""");
    }

    @Test
    void namesThatHideTextAreShown() {
        String hidden = "pri" + (char) 0x202E + "ce";
        assertRefused(
                UnusableDataException.class,
                hidden + "\na" + (char) 0x200F + "\n",
                Selection.of(hidden, List.of()),
                """
                Column 'pri\\u202Ece' of houses.csv is text: 1 of its 1 cells is not a number, 'a\\u200F' at houses.csv:2:1.

                Only numbers can be learned from. No column has numbers alone.""");
        assertRefused(UnknownNameException.class, hidden + "\n1\n", Selection.of("price", List.of()), """
                houses.csv has no column 'price'.

                Did you mean 'pri\\u202Ece'?
                The columns are: pri\\u202Ece.""");
    }

    @Test
    void longTextIsCutShort() {
        assertUnusable("area,price\n1,\"a\n" + "b".repeat(100) + "\"\n", """
                Column 'price' of houses.csv is text: 1 of its 1 cells is not a number, 'a %s...' at houses.csv:2:3.

                Only numbers can be learned from. The numeric columns are: area.""".formatted("b".repeat(58)));
    }

    @Test
    void infinity() {
        assertUnusable("area,price\n1,2\n3,-Infinity\n4,inf\n", """
                Column 'price' of houses.csv holds infinity: '-Infinity' at houses.csv:3:3, the first of 2 such cells.

                Nothing can be learned from an infinite value, and numbers beyond 1.8e308 count as infinite. Mend the \
                cell, or take it as missing with `CsvOptions.missing '-Infinity'`.""");
        assertUnusable("area,price\n1,2\n1e400,3\n", """
                Column 'area' of houses.csv holds infinity: '1e400' at houses.csv:3:1.

                Nothing can be learned from an infinite value, and numbers beyond 1.8e308 count as infinite. Mend the \
                cell, or take it as missing with `CsvOptions.missing '1e400'`.""");
    }

    @Test
    void infinityInMemory() {
        Dataset data = Dataset.of("trial", Map.of("t", new double[] {1, Double.POSITIVE_INFINITY}));
        assertThatThrownBy(() -> data.select("t", List.of(), MissingValues.DROP))
                .hasMessageStartingWith("Column 't' of trial holds infinity: 'Infinity' at t[1].\n\n");
    }

    @Test
    void cellsThatAreNotSelectedDoNotMatter() {
        String csv = "area,price,note,limit\n1,2,x,inf\n3,4,,\n";
        assertThatCode(() -> TextInput.read(csv).select("price", List.of("area"), MissingValues.ERROR))
                .doesNotThrowAnyException();
    }

    @Test
    void missingCellsThatAreErrors() {
        assertRefused(
                UnusableDataException.class,
                "area,rooms,price\n1,2,3\n4,5,\n,6,7\n8,9,NA\n",
                Selection.of("price", List.of("area", "rooms")).withMissing(MissingValues.ERROR),
                """
                Column 'price' of houses.csv has 2 missing cells, the first at houses.csv:3:5.
                Column 'area' of houses.csv has a missing cell at houses.csv:4:1.

                No cell may be missing here. Fill it in, or let such rows be dropped with `missing drop` or filled with \
                `missing mean`.""");
    }

    @Test
    void noCompleteRow() {
        assertUnusable("area,price\n1,\n,2\n3,NaN\n", """
                No row of houses.csv is complete: of 3 rows a cell is missing from 'area' in 1, 'price' in 2.

                Rows with a missing cell are left out. Choose other `features`, or fill the features with \
                `missing mean`.""");
    }

    @Test
    void columnWithoutAnyNumber() {
        String message = """
                Column 'area' of houses.csv is empty: all its 2 cells are missing.

                Rows with a missing cell are left out, so no row is left. Choose columns without it.""";
        String csv = "area,price\n,2\nNA,4\n";
        assertUnusable(csv, message);
        assertRefused(
                UnusableDataException.class,
                csv,
                Selection.of("price", List.of("area")).withMissing(MissingValues.MEAN),
                message);
    }

    @Test
    void weightsBelowZeroOrNoneAbove() {
        String csv = "area,price,w,z\n1,2,3,0\n4,5,-2,0\n";
        assertRefused(
                UnusableDataException.class,
                csv,
                Selection.of("price", List.of("area")).weightedBy("w"),
                """
                Column 'w' of houses.csv holds the weight -2.0.

                A weight says how much a row counts; the least is 0, as if the row were not there.""");
        assertRefused(
                UnusableDataException.class,
                csv,
                Selection.of("price", List.of("area")).weightedBy("z"),
                """
                Column 'z' of houses.csv holds no weight above 0.

                With every weight 0 there are no rows to learn from.""");
    }

    @Test
    void columnSelectedTwice() {
        assertThatThrownBy(() -> Selection.of("price", List.of("area", "price")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        Column 'price' is selected twice.

                        A column is the target or one of the features, once.""");
    }
}
