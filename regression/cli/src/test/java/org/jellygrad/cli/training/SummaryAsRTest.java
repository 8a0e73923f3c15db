package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What `train --json` says of a fit is, rounded to the digits that R 4.2.2 prints, what {@code summary(m)}, {@code confint(m)}, {@code
 * AIC(m)} and {@code BIC(m)} print; m stands above each case. Names are ours, numbers R's as printed: of each coefficient the
 * estimate, standard error, t, p and the ends of the interval of 95 %.
 */
class SummaryAsRTest {
    private static final String[] COLUMNS = {"estimate", "standardError", "t", "p", "low", "high"};

    private static Run train(String... arguments) {
        List<String> all = new ArrayList<>(List.of("train", "--json"));
        all.addAll(List.of(arguments));
        Run run = Run.of(all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run;
    }

    /**
     * {@code <2e-16}, or a number with as many decimals as R printed. R rounds twice, first to one or more digits more than it
     * prints, so that half a unit of the last digit printed may be a little more.
     */
    private static void assertPrinted(String what, double actual, String printed) {
        if (printed.startsWith("<")) {
            assertThat(actual).as(what).isLessThan(Double.parseDouble(printed.substring(1)));
            return;
        }
        BigDecimal expected = new BigDecimal(printed);
        assertThat(actual)
                .as(what)
                .isCloseTo(expected.doubleValue(), within(0.51 * expected.ulp().doubleValue()));
    }

    private static void assertCoefficients(Run run, String table) {
        JsonObject coefficients = run.json().getAsJsonObject("inference").getAsJsonObject("coefficients");
        assertThat(coefficients.size()).isEqualTo((int) table.lines().count());
        table.lines().forEach(line -> {
            String[] cells = line.trim().split(" +", -1);
            for (int i = 0; i < COLUMNS.length; i++) {
                double actual =
                        coefficients.getAsJsonObject(cells[0]).get(COLUMNS[i]).getAsDouble();
                assertPrinted(cells[0] + " " + COLUMNS[i], actual, cells[i + 1]);
            }
        });
    }

    private static void assertResiduals(Run run, String... quantiles) {
        JsonObject residuals = run.json().getAsJsonObject("inference").getAsJsonObject("residuals");
        List<String> names = List.of("min", "firstQuartile", "median", "thirdQuartile", "max");
        for (int i = 0; i < quantiles.length; i++) {
            assertPrinted(names.get(i), residuals.get(names.get(i)).getAsDouble(), quantiles[i]);
        }
    }

    /** Residual standard error, its degrees of freedom, R², adjusted R², F, its first degrees of freedom, p, AIC, BIC. */
    private static void assertFit(Run run, String... printed) {
        JsonObject inference = run.json().getAsJsonObject("inference");
        JsonObject f = inference.getAsJsonObject("f");
        assertPrinted("residual standard error", run.number("residualStandardError"), printed[0]);
        assertThat(inference.get("degreesOfFreedom").getAsString()).isEqualTo(printed[1]);
        assertPrinted("R²", run.number("r2"), printed[2]);
        assertPrinted("adjusted R²", inference.get("adjustedR2").getAsDouble(), printed[3]);
        assertPrinted("F", f.get("statistic").getAsDouble(), printed[4]);
        assertThat(f.get("numerator").getAsString()).isEqualTo(printed[5]);
        assertThat(f.get("denominator").getAsString()).isEqualTo(printed[1]);
        assertPrinted("p", f.get("p").getAsDouble(), printed[6]);
        assertPrinted("AIC", inference.get("aic").getAsDouble(), printed[7]);
        assertPrinted("BIC", inference.get("bic").getAsDouble(), printed[8]);
    }

    /** {@code m <- lm(Employed ~ ., longley)}; the data as {@code write.csv(longley, row.names = FALSE)} writes them. */
    @Test
    void longley(@TempDir Path directory) {
        String file = Run.file(directory, "longley.csv", """
                GNP.deflator,GNP,Unemployed,Armed.Forces,Population,Year,Employed
                83,234.289,235.6,159,107.608,1947,60.323
                88.5,259.426,232.5,145.6,108.632,1948,61.122
                88.2,258.054,368.2,161.6,109.773,1949,60.171
                89.5,284.599,335.1,165,110.929,1950,61.187
                96.2,328.975,209.9,309.9,112.075,1951,63.221
                98.1,346.999,193.2,359.4,113.27,1952,63.639
                99,365.385,187,354.7,115.094,1953,64.989
                100,363.112,357.8,335,116.219,1954,63.761
                101.2,397.469,290.4,304.8,117.388,1955,66.019
                104.6,419.18,282.2,285.7,118.734,1956,67.857
                108.4,442.769,293.6,279.8,120.445,1957,68.169
                110.8,444.546,468.1,263.7,121.95,1958,66.513
                112.6,482.704,381.3,255.2,123.366,1959,68.655
                114.2,502.601,393.1,251.4,125.368,1960,69.564
                115.7,518.173,480.6,257.2,127.852,1961,69.331
                116.9,554.894,400.7,282.7,130.081,1962,70.551
                """);
        Run run = train(file, "--target", "Employed");
        assertCoefficients(run, """
                intercept    -3.482e+03 8.904e+02 -3.911 0.003560 -5.496529e+03 -1.467988e+03
                GNP.deflator  1.506e-02 8.492e-02  0.177 0.863141 -1.770290e-01  2.071528e-01
                GNP          -3.582e-02 3.349e-02 -1.070 0.312681 -1.115811e-01  3.994274e-02
                Unemployed   -2.020e-02 4.884e-03 -4.136 0.002535 -3.125067e-02 -9.153930e-03
                Armed.Forces -1.033e-02 2.143e-03 -4.822 0.000944 -1.517949e-02 -5.485050e-03
                Population   -5.110e-02 2.261e-01 -0.226 0.826212 -5.625172e-01  4.603090e-01
                Year          1.829e+00 4.555e-01  4.016 0.003037  7.987875e-01  2.859515e+00
                """);
        assertResiduals(run, "-0.41011", "-0.15767", "-0.02816", "0.10155", "0.45539");
        assertFit(run, "0.3049", "9", "0.9955", "0.9925", "330.3", "6", "4.984e-10", "14.1867", "20.36741");
        assertThat(train(file, "--formula", "Employed ~ .").json().get("inference"))
                .isEqualTo(run.json().get("inference"));
    }

    /** {@code m <- lm(dist ~ speed, cars)}. */
    @Test
    void cars() {
        Run run = train("cars1930");
        assertCoefficients(run, """
                intercept -17.5791 6.7584 -2.601 0.0123   -31.167850 -3.990340
                speed_mph   3.9324 0.4155  9.464 1.49e-12   3.096964  4.767853
                """);
        assertResiduals(run, "-29.069", "-9.525", "-2.272", "9.215", "43.201");
        assertFit(run, "15.38", "48", "0.6511", "0.6438", "89.57", "1", "1.49e-12", "419.1569", "424.8929");
    }

    /** {@code m <- lm(pressure_in_hg ~ boiling_point_f, forbes)}. */
    @Test
    void forbes() {
        Run run = train("forbes1857");
        assertCoefficients(run, """
                intercept       -81.06373 2.05182 -39.51 <2e-16 -85.437080 -76.6903740
                boiling_point_f   0.52289 0.01011  51.74 <2e-16   0.501352   0.5444328
                """);
        assertResiduals(run, "-0.25717", "-0.11246", "-0.05102", "0.14283", "0.64994");
        assertFit(run, "0.2328", "15", "0.9944", "0.9941", "2677", "1", "<2.2e-16", "2.562863", "5.062503");
    }

    /** {@code m <- lm(body_mass_g ~ species * flipper_length_mm, penguins)}: treatment contrasts, two rows dropped. */
    @Test
    void aSlopeForEachSpecies() {
        Run run = train("penguins", "--formula", "body_mass_g ~ species*flipper_length_mm");
        assertCoefficients(run, """
                intercept                            -2535.837  879.468 -2.883 0.00419  -4265.793135  -805.88047
                species[Chinstrap]                    -501.359 1523.459 -0.329 0.74229  -3498.078086  2495.36014
                species[Gentoo]                      -4251.444 1427.332 -2.979 0.00311  -7059.076791 -1443.81083
                flipper_length_mm                       32.832    4.627  7.095 7.69e-12    23.729791    41.93359
                species[Chinstrap]:flipper_length_mm     1.742    7.856  0.222 0.82467    -13.710912    17.19432
                species[Gentoo]:flipper_length_mm       21.791    6.941  3.139 0.00184      8.137194    35.44443
                """);
        assertResiduals(run, "-911.18", "-251.93", "-31.77", "197.82", "1144.81");
        assertFit(run, "370.6", "336", "0.7896", "0.7864", "252.2", "5", "<2.2e-16", "5024.443", "5051.287");
        assertThat(run.number("rowsDropped")).isEqualTo(2);
        assertThat(run.json().getAsJsonObject("referenceLevels").get("species").getAsString())
                .isEqualTo("Adelie");
    }

    /** {@code m <- lm(pressure_in_hg ~ I(1/volume), boyle)}. */
    @Test
    void boyle() {
        Run run = train("boyle1662", "--formula", "pressure_in_hg ~ I(1/volume)");
        assertCoefficients(run, """
                intercept      0.1946 0.1219   1.596 0.124    -0.05764919    0.4468823
                I(1/volume) 1403.0991 2.5794 543.962 <2e-16 1397.76323443 1408.4350476
                """);
        assertResiduals(run, "-0.6721", "-0.1183", "0.0404", "0.1429", "0.4430");
        assertFit(run, "0.2327", "23", "0.9999", "0.9999", "2.959e+05", "1", "<2.2e-16", "1.965038", "5.621666");
    }

    /** {@code m <- lm(velocity_km_s ~ distance_mpc - 1, hubble)}: R² about zero. */
    @Test
    void hubbleThroughTheOrigin() {
        Run run = train("hubble1929", "--no-intercept");
        assertCoefficients(run, "distance_mpc 423.94 42.15 10.06 6.87e-10 336.7348 511.1398");
        assertResiduals(run, "-411.5", "-191.3", "-7.1", "128.0", "496.1");
        assertFit(run, "229", "23", "0.8147", "0.8067", "101.1", "1", "6.869e-10", "331.9114", "334.2675");
    }

    /** {@code m <- lm(dist ~ speed, cars, weights = speed)}: degrees of freedom count rows. */
    @Test
    void weightedCars() {
        Run run = train("cars1930", "--formula", "dist_ft ~ speed_mph", "--weights", "speed_mph");
        assertCoefficients(run, """
                intercept -22.6724 8.5978 -2.637 0.0112   -39.959360 -5.385483
                speed_mph   4.2289 0.4819  8.775 1.52e-11   3.259942  5.197839
                """);
        assertResiduals(run, "-133.741", "-42.262", "-3.551", "28.682", "201.735");
        assertFit(run, "64.37", "48", "0.616", "0.608", "77", "1", "1.522e-11", "429.2221", "434.9581");
    }
}
