package org.jellygrad.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.csv.Csv;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataWarningsTest {

    @Test
    void aColumnWithASlipOfThePenIsMissed(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("houses.csv");
        Files.writeString(file, "area,town,rooms,y\n50,Linz,2,1\n60,Graz,3,2\n7o,Linz,2,3\n80,Wien,4,4\n");
        Dataset data = Csv.read(file);
        assertThat(new Trainer(RandomData.settings()).fit(data).diagnostics().warnings())
                .containsExactly("Column 'area' is left out: 1 of its 4 cells is not a number, '7o' at "
                        + file + ":4:1. Mend the file,"
                        + " or take such cells as missing with `CsvOptions.missing '7o'`.");
        Settings chosen = RandomData.settings().withFeatures(List.of("rooms"));
        assertThat(new Trainer(chosen).fit(data).diagnostics().warnings()).isEmpty();
    }

    @Test
    void columnsOfAnyLengthAreNamedBriefly(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("long.csv");
        Files.writeString(file, "n".repeat(5000) + ",x,y\n1,1,1\n2,2,2\n" + "t\u202E".repeat(5000) + ",3,4\n");
        List<String> warnings = new Trainer(RandomData.settings())
                .fit(Csv.read(file))
                .diagnostics()
                .warnings();
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("Column 'nnn")
                .endsWith("Mend the file.");
        assertThat(warnings.get(0)).hasSizeLessThan(700).doesNotContain("\u202E");
    }

    @Test
    void aColumnOfRowNamesIsSaidToBeLeftOut(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("cars.csv");
        Files.writeString(file, "\"\",x,y\n1,5,2\n2,3,2.5\n3,4,4\n4,9,7\n");
        Dataset data = Csv.read(file);
        String said =
                "The first column of cars.csv has no name. It is called 'row' and is no feature unless you choose it.";
        Settings settings = RandomData.settings();
        assertThat(warnings(settings, data)).containsExactly(said);
        assertThat(warnings(settings.withTarget(null).withFormula(Formula.parse("y ~ .")), data))
                .containsExactly(said);
        assertThat(warnings(settings.withTarget(null).withFormula(Formula.parse("y ~ row")), data))
                .isEmpty();
        assertThat(warnings(settings.withFeatures(List.of("row")), data)).isEmpty();
    }

    /** The second row lacks the target, the third its weight, and the fourth weighs nothing: nobody learns from what is filled there. */
    @Test
    void cellsOfDroppedRowsAreNotFilled() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("x", new double[] {1, Double.NaN, Double.NaN, Double.NaN, 5, 6, Double.NaN});
        columns.put("y", new double[] {1, Double.NaN, 3, 4, 6, 7, 3});
        columns.put("w", new double[] {1, 1, Double.NaN, 0, 1, 2, 2});
        Settings settings = RandomData.settings().withMissing(MissingValues.MEAN);
        assertThat(warnings(settings.withWeights("w").withFeatures(List.of("x")), columns))
                .contains("1 missing cell of column 'x' took the column's mean.");
        columns.put("y", new double[] {1, Double.NaN, Double.NaN, Double.NaN, 6, 7, Double.NaN});
        assertThat(warnings(settings.withFeatures(List.of("x")), columns))
                .noneMatch(warning -> warning.contains("took the column's mean"));
    }

    private static List<String> warnings(Settings settings, Map<String, double[]> columns) {
        return warnings(settings, RandomData.dataset(columns));
    }

    private static List<String> warnings(Settings settings, Dataset data) {
        return new Trainer(settings).fit(data).diagnostics().warnings();
    }

    @Test
    void filledCellsAreCounted() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("x", new double[] {1, Double.NaN, 3, Double.NaN, 5});
        columns.put("z", new double[] {1, 4, Double.NaN, 2, 2});
        columns.put("y", new double[] {1, 2, 3, 4, 6});
        Fit fit = new Trainer(RandomData.settings().withMissing(MissingValues.MEAN)).fit(RandomData.dataset(columns));
        assertThat(fit.diagnostics().warnings())
                .containsExactly(
                        "2 missing cells of column 'x' took the column's mean.",
                        "1 missing cell of column 'z' took the column's mean.");
        assertThat(fit.model().provenance().rows()).isEqualTo(5);
    }
}
