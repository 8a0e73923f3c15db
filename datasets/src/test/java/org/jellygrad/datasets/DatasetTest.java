package org.jellygrad.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.datasets.csv.TextInput;
import org.jellygrad.datasets.problem.UnknownNameException;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.junit.jupiter.api.Test;

class DatasetTest {

    @Test
    void columnsInMemoryKeepTheirOrderAndAreCopied() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        double[] z = {3, 1, Double.NaN};
        columns.put("z", z);
        columns.put("a", new double[] {4, 5, 6});
        Dataset data = Dataset.of("trial", columns);
        z[0] = 99;
        assertThat(data.schema().names()).containsExactly("z", "a");
        assertThat(data.rows()).isEqualTo(3);
        assertThat(data.summary("z").max()).isEqualTo(3);
        assertThat(data.summary("z").missing().first()).isEqualTo(new ColumnSummary.Cell(2, "z[2]", ""));
        data.select("a", List.of("z"), MissingValues.DROP)
                .forEach(block -> assertThat(block.x()).containsExactly(3, 1));
    }

    /** {@code Map.of} iterates in an order that differs from one run of the JVM to the next. */
    @Test
    void aMapWithoutAnOrderDecidesNone() {
        Map<String, double[]> sorted = new TreeMap<>(Comparator.reverseOrder());
        for (String name : List.of("e", "b", "d", "a", "c")) {
            sorted.put(name, new double[] {1});
        }
        assertThat(Dataset.of("trial", sorted).schema().names()).containsExactly("e", "d", "c", "b", "a");
        assertThat(Dataset.of("trial", Map.copyOf(sorted)).schema().names()).containsExactly("a", "b", "c", "d", "e");
        assertThat(Dataset.of("trial", new HashMap<>(Map.of("rooms", new double[1], "area", new double[1])))
                        .schema()
                        .names())
                .containsExactly("area", "rooms");
    }

    @Test
    void textsInMemory() {
        Dataset data = Dataset.builder("trial")
                .texts("city", Arrays.asList("Ulm", null))
                .numbers("x", 1, 2)
                .build();
        assertThat(data.schema().column("city").isNumeric()).isFalse();
        assertThat(data.summary("city").missing().count()).isEqualTo(1);
        assertThatThrownBy(() -> data.requireNumbers(List.of("x", "city")))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("""
                        Column 'city' of trial is text: 1 of its 1 cells is not a number, 'Ulm' at city[0].

                        Only numbers can be learned from. The numeric columns are: x.""");
    }

    @Test
    void defaultFeatures() {
        Dataset cars = BundledDatasets.load("co2_mauna_loa");
        assertThat(cars.defaultFeatures("co2_ppm")).containsExactly("year"); // the card's
        assertThat(cars.defaultFeatures("year")).containsExactly("co2_ppm", "uncertainty_ppm");
        assertThat(TextInput.read("a,b,c,d\n1,x,2,3\n").defaultFeatures("c")).containsExactly("a", "d");
        assertThatThrownBy(() -> cars.defaultFeatures("co2"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("Did you mean 'co2_ppm'?");
    }

    @Test
    void mistakesInBuilding() {
        assertThatThrownBy(() -> Dataset.builder("trial").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trial has no columns.\n\nAdd one with numbers(name, values).");
        assertThatThrownBy(() -> Dataset.builder("trial")
                        .numbers("x", 1, 2)
                        .numbers("y", 3)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Column 'y' of trial has 1 rows where the first column has 2.\n\n"
                        + "Give every column one cell per row.");
        assertThatThrownBy(() -> Dataset.builder("trial").numbers("x", 1).numbers(" x", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A column of trial cannot be called ' x'.\n\n"
                        + "Columns are chosen by name, so each needs its own.");
        assertThatThrownBy(() -> Dataset.builder("trial").numbers("x").build())
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("trial has no rows.\n\nGive every column at least one cell.");
    }

    @Test
    void schemaFindsColumnsByName() {
        Schema schema = BundledDatasets.load("penguins").schema();
        assertThat(schema.indexOf("body_mass_g")).isEqualTo(2);
        assertThat(schema.contains("species")).isTrue();
        assertThatThrownBy(() -> schema.column("body_mass"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("""
                        penguins has no column 'body_mass'.

                        Did you mean 'body_mass_g'?
                        The columns are: species, flipper_length_mm, body_mass_g.""");
    }
}
