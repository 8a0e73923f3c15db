package org.jellygrad.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.datasets.csv.CsvOptions;
import org.jellygrad.datasets.csv.TextInput;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text columns selected as features. */
class CategoriesTest {
    private static final String TOWNS =
            "town,area,price\nLinz,10,1\nGraz,20,2\n Linz ,30,3\n,40,4\nWels,50,\n\"Bad Ischl, upper\",60,6\n";

    /** The same rows from a file whose numbers are kept, from one that is parsed on every pass, and from memory. */
    static List<Dataset> towns() {
        return List.of(
                TextInput.read(TOWNS),
                TextInput.read(TOWNS, CsvOptions.defaults().withMemory(0)),
                Dataset.builder("houses.csv")
                        .texts("town", Arrays.asList("Linz", "Graz", " Linz ", null, "Wels", "Bad Ischl, upper"))
                        .numbers("area", 10, 20, 30, 40, 50, 60)
                        .numbers("price", 1, 2, 3, 4, Double.NaN, 6)
                        .build());
    }

    private static List<List<Double>> rows(RowSource source) {
        List<List<Double>> rows = new ArrayList<>();
        source.forEach(block -> {
            for (int i = 0; i < block.rows(); i++) {
                List<Double> row = new ArrayList<>();
                for (int j = 0; j < block.features(); j++) {
                    row.add(block.x(i, j));
                }
                row.add(block.y()[i]);
                rows.add(row);
            }
        });
        return rows;
    }

    /** Wels goes with its row, whose price is missing; the row without a town goes too. */
    @ParameterizedTest
    @MethodSource("towns")
    void aCellIsTheIndexOfItsLevelAmongTheRowsLeft(Dataset data) {
        RowSource source = data.select("price", List.of("area", "town"), MissingValues.DROP);
        assertThat(source.levels("town")).containsExactly("Bad Ischl, upper", "Graz", "Linz");
        assertThat(source.levels("area")).isEmpty();
        assertThat(source.rowsDropped()).isEqualTo(2);
        List<List<Double>> expected = List.of(
                List.of(10.0, 2.0, 1.0), List.of(20.0, 1.0, 2.0), List.of(30.0, 2.0, 3.0), List.of(60.0, 0.0, 6.0));
        assertThat(rows(source)).isEqualTo(expected);
        assertThat(rows(source)).isEqualTo(expected); // a second pass too
        assertThat(source.features()).containsExactly("area", "town");
    }

    @ParameterizedTest
    @MethodSource("towns")
    void noMeanIsMadeUpForATown(Dataset data) {
        RowSource source = data.select("price", List.of("town"), MissingValues.MEAN);
        assertThat(rows(source)).hasSize(4);
        assertThatThrownBy(() -> data.select("price", List.of("town"), MissingValues.ERROR))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("Column 'town' of houses.csv has a missing cell at ");
    }

    @ParameterizedTest
    @MethodSource("towns")
    void defaultFeaturesStayNumeric(Dataset data) {
        assertThat(data.defaultFeatures("price")).containsExactly("area");
    }

    private static final String CODES = "code,x,y\n10,1,1\n2,2,2\n2.0,,3\n,4,4\n-0,5,5\n7,6,\n0.5,7,7\n";

    /** Numbers ascend and are the same however they are written; 7 goes with its row, and no mean is made up for the code that lacks. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1L << 30})
    void aCodeIsTheIndexOfItsNumber(long memory) {
        Dataset data = memory >= 0
                ? TextInput.read(CODES, CsvOptions.defaults().withMemory(memory))
                : Dataset.builder("codes")
                        .numbers("code", 10, 2, 2, Double.NaN, -0.0, 7, 0.5)
                        .numbers("x", 1, 2, Double.NaN, 4, 5, 6, 7)
                        .numbers("y", 1, 2, 3, 4, 5, Double.NaN, 7)
                        .build();
        Selection selection = new Selection("y", List.of("code", "x"), Optional.empty(), MissingValues.MEAN);
        RowSource codes = data.select(selection.withCodes(Set.of("code")));
        assertThat(codes.levels("code")).containsExactly("0", "0.5", "2", "10");
        assertThat(codes.levels("x")).isEmpty();
        double mean = 25 / 6.0;
        assertThat(rows(codes))
                .containsExactly(
                        List.of(3.0, 1.0, 1.0),
                        List.of(2.0, 2.0, 2.0),
                        List.of(2.0, mean, 3.0),
                        List.of(0.0, 5.0, 5.0),
                        List.of(1.0, 7.0, 7.0));
        assertThat(data.select(selection.withMissing(MissingValues.DROP)).levels("code"))
                .isEmpty();
        assertThat(codes.dataHash()).isNotEqualTo(data.select(selection).dataHash());
    }

    @Test
    void measurementsAreNoCodes() {
        double[] many = IntStream.range(0, 1001).mapToDouble(i -> i / 8.0).toArray();
        Dataset data =
                Dataset.builder("m").numbers("x", many).numbers("y", many).build();
        assertThatThrownBy(() -> data.select(Selection.of("y", List.of("x")).withCodes(Set.of("x"))))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith(
                        "Column 'x' of m holds more than 1000 different numbers.\n\nOf a category each");
    }

    @Test
    void levelsAreInTheNaturalOrderOfStrings() {
        RowSource source =
                TextInput.read("t,y\nb,1\nB,2\nä,3\na10,4\na9,5\n7,6\n").select("y", List.of("t"), MissingValues.DROP);
        assertThat(source.levels("t")).containsExactly("7", "B", "a10", "a9", "b", "ä");
        assertThat(rows(source).stream().map(row -> row.get(0))).containsExactly(4.0, 1.0, 5.0, 2.0, 3.0, 0.0);
    }

    /** Many rows, so that there are several blocks: the index is that of the text in its own row. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1L << 30})
    void everyBlockHasTheLevelsOfItsRows(long memory) {
        int rows = 3 * RowBlock.MAX_ROWS + 5;
        String csv = IntStream.range(0, rows)
                .mapToObj(i -> "level" + i % 7 + "," + i)
                .collect(Collectors.joining("\n", "t,y\n", "\n"));
        RowSource source = TextInput.read(csv, CsvOptions.defaults().withMemory(memory))
                .select("y", List.of("t"), MissingValues.DROP);
        assertThat(rows(source)).hasSize(rows).allSatisfy(row -> assertThat(row.get(0))
                .isEqualTo(row.get(1) % 7));
    }

    @Test
    void theHashIsThePublishedDigestOfNamesLevelsAndNumbers() throws IOException, GeneralSecurityException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(2);
        for (String name : List.of("price", "town", "area")) {
            writeName(out, name);
        }
        out.writeInt(3);
        for (String level : List.of("Bad Ischl, upper", "Graz", "Linz")) {
            writeName(out, level);
        }
        for (double number : new double[] {2, 10, 1, 1, 20, 2, 2, 30, 3, 0, 60, 6}) {
            out.writeDouble(number);
        }
        String expected =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        assertThat(towns())
                .allSatisfy(data -> assertThat(data.select("price", List.of("town", "area"), MissingValues.DROP)
                                .dataHash())
                        .isEqualTo(expected));
    }

    private static void writeName(DataOutputStream out, String name) throws IOException {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    @Test
    void otherLevelsInTheSameOrderHashToSomethingElse() {
        assertThat(TextInput.read("t,y\na,1\nb,2\n")
                        .select("y", List.of("t"), MissingValues.DROP)
                        .dataHash())
                .isNotEqualTo(TextInput.read("t,y\na,1\nc,2\n")
                        .select("y", List.of("t"), MissingValues.DROP)
                        .dataHash());
    }

    /** What is text only by a slip or a way of writing is refused, and not taken for categories. */
    @ParameterizedTest
    @ValueSource(strings = {"1 00", "$5 $", "1,23,4", "12%%", "1'00", "- -3", "1.234,5.6"})
    void writtenNumbersAreNoCategories(String text) {
        Dataset data = TextInput.read("t,y\n\"" + text + "\",1\n\"" + text + "\",2\n");
        assertThatThrownBy(() -> data.requireFeatures(List.of("t")))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith(
                        "Column 't' of houses.csv is text: 2 of its 2 cells are not numbers, the first is '" + text
                                + "' at houses.csv:2:1.");
    }

    @ParameterizedTest
    @CsvSource({"20-29", "1/2", "5+", "A1", "5 kg", "2020-13-02", "?"})
    void otherTextsAre(String text) {
        Dataset data = TextInput.read("t,y\n" + text + ",1\nx,2\n");
        assertThatCode(() -> data.requireFeatures(List.of("t", "y"))).doesNotThrowAnyException();
        assertThat(data.select("y", List.of("t"), MissingValues.DROP).levels("t"))
                .contains(text);
    }

    @Test
    void aSlipAmongNumbersIsNoCategory() {
        Dataset data = TextInput.read("t,y\n1,1\nx,2\n");
        assertThatThrownBy(() -> data.select("y", List.of("t"), MissingValues.DROP))
                .hasMessage("""
                Column 't' of houses.csv is text: 1 of its 2 cells is not a number, 'x' at houses.csv:3:1.

                Mend the file, or take such cells as missing with `CsvOptions.missing 'x'`.""");
    }

    @Test
    void textTargetsAndWeightsStayErrors() {
        Dataset data = TextInput.read("t,y\na,1\nb,2\n");
        assertThatThrownBy(() -> data.select("t", List.of("y"), MissingValues.DROP))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("Column 't' of houses.csv is text");
        assertThatThrownBy(() -> data.select(Selection.of("y", List.of("t")).weightedBy("t")))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageStartingWith("Column 't' of houses.csv is text");
    }

    @Test
    void tooManyTexts() {
        String csv = IntStream.rangeClosed(0, 1000)
                .mapToObj(i -> "name" + i + ",1")
                .collect(Collectors.joining("\n", "t,y\n", "\n"));
        assertThatThrownBy(() -> TextInput.read(csv).select("y", List.of("t"), MissingValues.DROP))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("""
                        Column 't' of houses.csv holds more than 1000 different texts.

                        A text column is a category: each different text becomes a column of its own, and that many are \
                        no categories. Choose other features.""");
    }

    @Test
    void penguinsHaveTheirSpecies() {
        RowSource source = BundledDatasets.load("penguins")
                .select("body_mass_g", List.of("species", "flipper_length_mm"), MissingValues.DROP);
        assertThat(source.levels("species")).containsExactly("Adelie", "Chinstrap", "Gentoo");
        Map<Double, Long> counts =
                rows(source).stream().collect(Collectors.groupingBy(row -> row.get(0), Collectors.counting()));
        assertThat(counts).isEqualTo(Map.of(0.0, 151L, 1.0, 68L, 2.0, 123L));
    }
}
