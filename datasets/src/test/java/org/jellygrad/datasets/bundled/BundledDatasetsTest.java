package org.jellygrad.datasets.bundled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jellygrad.datasets.ColumnSummary;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetCard;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.Row;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.problem.UnknownNameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BundledDatasetsTest {

    @Test
    void namesStartWithJellybeans() {
        assertThat(BundledDatasets.names())
                .containsExactly(
                        "jellybeans",
                        "doubles",
                        "hubble1929",
                        "forbes1857",
                        "galton1886",
                        "boyle1662",
                        "cars1930",
                        "co2_mauna_loa",
                        "penguins");
    }

    static List<DatasetCard> cards() {
        return BundledDatasets.cards();
    }

    @ParameterizedTest
    @MethodSource("cards")
    void everyCardIsComplete(DatasetCard card) {
        Dataset data = BundledDatasets.load(card.name());
        assertThat(data.card()).isSameAs(card);
        assertThat(List.of(card.title(), card.source(), card.licence(), card.story()))
                .allSatisfy(text -> assertThat(text).isNotBlank());
        assertThat(List.copyOf(card.units().keySet())).isEqualTo(data.schema().names());
        assertThat(card.units().values()).allSatisfy(unit -> assertThat(unit).isNotBlank());
        assertThat(card.story().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(card.features()).hasSize(1);
        data.requireNumbers(List.of(card.target().orElseThrow(), card.features().get(0)));

        List<Row> rows = new ArrayList<>();
        data.forEachRow(rows::add);
        assertThat(rows).hasSize((int) card.rows());
    }

    /**
     * Least squares with the default target and feature, by the textbook sums in the test, gives the published exact
     * fit. Tolerance 1e-9 relative: the sums lose at most 6 of 16 digits (years far from zero).
     */
    @ParameterizedTest
    @CsvSource({
        "jellybeans,    5,   0, 4.0000000000000000000E+1,  2.0000000000000000000E+0",
        "doubles,       5,   0, 0.0000000000000000000E+0,  2.0000000000000000000E+0",
        "hubble1929,    24,  0, -4.0783649095860441555E+1, 4.5415844092262838190E+2",
        "forbes1857,    17,  0, -8.1063727128655813283E+1, 5.2289240078463533297E-1",
        "galton1886,    928, 0, 2.3941530180412933839E+1,  6.4629058199363933424E-1",
        "boyle1662,     25,  0, 1.2013624344783545752E+2,  -2.1618268232977676077E+0",
        "cars1930,      50,  0, -1.7579094890510948905E+1, 3.9324087591240875912E+0",
        "co2_mauna_loa, 67,  0, -2.9693049070157235214E+3, 1.6719658392529331950E+0",
        "penguins,      342, 2, -5.7808313580770617293E+3, 4.9685566406100084575E+1",
    })
    void theLineThroughTheRowsIsThePublishedOne(String name, long rows, long dropped, double intercept, double slope) {
        Dataset data = BundledDatasets.load(name);
        DatasetCard card = data.card();
        RowSource source = data.select(card.target().orElseThrow(), card.features(), MissingValues.DROP);
        assertThat(source.rows()).isEqualTo(rows);
        assertThat(source.rowsDropped()).isEqualTo(dropped);

        List<double[]> points = new ArrayList<>();
        source.forEach(block -> {
            for (int i = 0; i < block.rows(); i++) {
                points.add(new double[] {block.x(i, 0), block.y()[i]});
            }
        });
        double meanX = points.stream().mapToDouble(point -> point[0]).average().orElseThrow();
        double meanY = points.stream().mapToDouble(point -> point[1]).average().orElseThrow();
        double sxx = points.stream()
                .mapToDouble(point -> Math.pow(point[0] - meanX, 2))
                .sum();
        double sxy = points.stream()
                .mapToDouble(point -> (point[0] - meanX) * (point[1] - meanY))
                .sum();
        assertThat(sxy / sxx).isCloseTo(slope, within(1e-9 * Math.abs(slope)));
        assertThat(meanY - sxy / sxx * meanX).isCloseTo(intercept, within(1e-9 * Math.abs(intercept) + 1e-12));
    }

    @Test
    void jellybeansAreTheFiveJarsOfTheFirstGuess() {
        List<List<String>> rows = new ArrayList<>();
        BundledDatasets.load("jellybeans").forEachRow(row -> rows.add(List.of(row.text(0), row.text(1))));
        assertThat(rows)
                .containsExactly(
                        List.of("100", "240"),
                        List.of("300", "640"),
                        List.of("500", "1040"),
                        List.of("700", "1440"),
                        List.of("900", "1840"));
    }

    @Test
    void penguinsAreOfThreeSpeciesAndTwoWereNotMeasured() {
        Dataset penguins = BundledDatasets.load("penguins");
        Set<String> species = new TreeSet<>();
        penguins.forEachRow(row -> species.add(row.text(0)));
        assertThat(species).containsExactly("Adelie", "Chinstrap", "Gentoo");
        assertThat(penguins.summary("body_mass_g").missing().count()).isEqualTo(2);
        assertThat(penguins.summary("flipper_length_mm").missing().first())
                .isEqualTo(new ColumnSummary.Cell(3, "penguins.csv:5:8", "NA"));
    }

    @Test
    void unknownNameOffersTheNearest() {
        assertThatThrownBy(() -> BundledDatasets.load("jellybeens"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("""
                        There is no data set 'jellybeens'.

                        Did you mean 'jellybeans'?
                        The data sets are: jellybeans, doubles, hubble1929, forbes1857, galton1886, boyle1662, cars1930, co2_mauna_loa, penguins.""");
    }
}
