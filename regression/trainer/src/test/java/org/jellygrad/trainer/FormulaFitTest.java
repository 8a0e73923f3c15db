package org.jellygrad.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jellygrad.datasets.BundledDatasets;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.UnusableDataException;
import org.jellygrad.trainer.method.Loss;
import org.jellygrad.trainer.model.Coefficient;
import org.jellygrad.trainer.model.Inputs;
import org.jellygrad.trainer.model.Model;
import org.jellygrad.trainer.model.ModelJson;
import org.jellygrad.trainer.term.Category;
import org.jellygrad.trainer.term.Formula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Formulas trained by descent, against {@code coef(lm(formula, data))} and the standard errors of {@code summary(lm)} of R 4.2.2;
 * the R formula stands above each case. R works in doubles by QR: its numbers are right to about 1e-11 here, so the tolerance is 1e-10
 * relative (1e-9 where the columns are nearly collinear: see there).
 */
class FormulaFitTest {
    private static final double RELATIVE = 1e-10;

    private static Fit fit(Dataset data, String formula) {
        return new Trainer(Settings.DEFAULTS.withFormula(Formula.parse(formula))).fit(data);
    }

    private static Fit fit(String data, String formula) {
        return fit(BundledDatasets.load(data), formula);
    }

    /** Name, coefficient, standard error and again; the intercept first where there is one. */
    private static void assertFit(Fit fit, double relative, Object... expected) {
        assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
        Model model = fit.model();
        List<String> names = new ArrayList<>(
                model.coefficients().stream().map(Coefficient::name).toList());
        if (model.hasIntercept()) {
            names.add(0, "intercept");
        }
        List<String> wanted = IntStream.range(0, expected.length / 3)
                .mapToObj(i -> (String) expected[3 * i])
                .toList();
        assertThat(names).isEqualTo(wanted);
        for (int i = 0; i < expected.length; i += 3) {
            String name = (String) expected[i];
            double value = name.equals("intercept") ? model.intercept() : model.coefficient(name);
            assertClose(name, value, (double) expected[i + 1], relative);
            Map<String, Double> errors = model.quality().standardErrors();
            assertClose(name + " s.e.", errors.getOrDefault(name, 0.0), (double) expected[i + 2], relative);
        }
    }

    private static void assertClose(String what, double actual, double expected, double relative) {
        assertThat(actual).as(what).isCloseTo(expected, within(relative * Math.abs(expected)));
    }

    /** {@code lm(body_mass_g ~ species + flipper_length_mm, penguins)}. */
    @Test
    void penguinsBySpecies() {
        Fit fit = fit("penguins", "body_mass_g ~ species + flipper_length_mm");
        assertFit(
                fit,
                RELATIVE,
                "intercept",
                -4.03147689069362e+03,
                5.84151339929479e+02,
                "species[Chinstrap]",
                -2.06510120339720e+02,
                5.77306463106238e+01,
                "species[Gentoo]",
                2.66809603179219e+02,
                9.52637405154546e+01,
                "flipper_length_mm",
                4.07054007772805e+01,
                3.07101973140904e+00);
        assertClose("sigma", fit.model().quality().residualStandardError(), 3.75535074782184e+02, RELATIVE);
        assertClose("R²", fit.model().quality().r2(), 7.82647901554025e-01, RELATIVE);
        assertThat(fit.model().categories())
                .containsExactly(new Category("species", List.of("Adelie", "Chinstrap", "Gentoo"), "Adelie"));
        assertThat(fit.model().features()).containsExactly("species", "flipper_length_mm");
        assertThat(fit.model().provenance().rowsDropped()).isEqualTo(2);
    }

    /** {@code lm(body_mass_g ~ relevel(species, ref="Gentoo") + flipper_length_mm, penguins)}. */
    @Test
    void anotherReference() {
        Fit fit = fit("penguins", "body_mass_g ~ C(species, ref=Gentoo) + flipper_length_mm");
        assertFit(
                fit,
                RELATIVE,
                "intercept",
                -3.76466728751440e+03,
                6.67844491489627e+02,
                "species[Adelie]",
                -2.66809603179219e+02,
                9.52637405154545e+01,
                "species[Chinstrap]",
                -4.73319723518939e+02,
                8.67458197838270e+01,
                "flipper_length_mm",
                4.07054007772805e+01,
                3.07101973140904e+00);
        assertThat(fit.model().category("species").map(Category::reference)).contains("Gentoo");
    }

    /** {@code lm(body_mass_g ~ species*flipper_length_mm, penguins)}. */
    @Test
    void aSlopeForEachSpecies() {
        assertFit(
                fit("penguins", "body_mass_g ~ species*flipper_length_mm"),
                RELATIVE,
                "intercept",
                -2.53583680220026e+03,
                8.79467667358923e+02,
                "species[Chinstrap]",
                -5.01358972301770e+02,
                1.52345901329340e+03,
                "species[Gentoo]",
                -4.25144381059441e+03,
                1.42733222821053e+03,
                "flipper_length_mm",
                3.28316897511501e+01,
                4.62718374908366e+00,
                "species[Chinstrap]:flipper_length_mm",
                1.74170411083079e+00,
                7.85573358909538e+00,
                "species[Gentoo]:flipper_length_mm",
                2.17908121345182e+01,
                6.94116687438310e+00);
    }

    /** {@code lm(body_mass_g ~ species:flipper_length_mm, penguins)}: no slope is compared with another. */
    @Test
    void slopesWithoutAReference() {
        Fit fit = fit("penguins", "body_mass_g ~ species:flipper_length_mm");
        assertFit(
                fit,
                RELATIVE,
                "intercept",
                -3.88656208520198e+03,
                6.11849857603917e+02,
                "species[Adelie]:flipper_length_mm",
                3.99341431238499e+01,
                3.22125762353386e+00,
                "species[Chinstrap]:flipper_length_mm",
                3.89051394704659e+01,
                3.12902142724724e+00,
                "species[Gentoo]:flipper_length_mm",
                4.12784445881922e+01,
                2.81895912436206e+00);
        assertThat(fit.model().category("species").orElseThrow().reference()).isNull();
    }

    /**
     * {@code lm(body_mass_g ~ 0 + species, penguins)}; by hand: each coefficient is the mean of its species, its standard error
     * sigma over the root of the count.
     */
    @Test
    void withoutAnInterceptEverySpeciesHasItsMean() {
        Fit fit = fit("penguins", "body_mass_g ~ 0 + species");
        double sigma = 4.62274367230687e+02;
        assertFit(
                fit,
                RELATIVE,
                "species[Adelie]",
                3.70066225165563e+03,
                sigma / Math.sqrt(151),
                "species[Chinstrap]",
                3.73308823529412e+03,
                sigma / Math.sqrt(68),
                "species[Gentoo]",
                5.07601626016260e+03,
                sigma / Math.sqrt(123));
        assertClose("R²", fit.model().quality().r2(), 9.88422433299581e-01, RELATIVE);
    }

    /** {@code lm(body_mass_g ~ flipper_length_mm + species - 1, penguins)}. */
    @Test
    void theFirstCategoryKeepsAllItsLevelsWithoutAnIntercept() {
        assertFit(
                fit("penguins", "body_mass_g ~ flipper_length_mm + species - 1"),
                RELATIVE,
                "flipper_length_mm",
                4.07054007772805e+01,
                3.07101973140904e+00,
                "species[Adelie]",
                -4.03147689069362e+03,
                5.84151339929479e+02,
                "species[Chinstrap]",
                -4.23798701103333e+03,
                6.03099764868577e+02,
                "species[Gentoo]",
                -3.76466728751439e+03,
                6.67844491489626e+02);
    }

    /** {@code lm(pressure_in_hg ~ I(1/volume), boyle1662)}: the law. */
    @Test
    void boylesLaw() {
        Fit fit = fit("boyle1662", "pressure_in_hg ~ I(1/volume)");
        assertFit(
                fit,
                RELATIVE,
                "intercept",
                1.94616538749524e-01,
                1.21946584485008e-01,
                "I(1/volume)",
                1.40309914103381e+03,
                2.57940539422392e+00);
        assertClose("R²", fit.model().quality().r2(), 9.99922275744735e-01, RELATIVE);
        assertThat(fit.model().features()).containsExactly("volume");
        double expected = fit.model().intercept() + fit.model().slope() / 20;
        assertThat(fit.model().predict(20)).isCloseTo(expected, within(1e-13 * expected));
    }

    /** {@code lm(pressure_in_hg ~ I(1/volume) - 1, boyle1662)}. */
    @Test
    void boylesLawThroughTheOrigin() {
        Fit fit = fit("boyle1662", "pressure_in_hg ~ I(1/volume) - 1");
        assertFit(fit, RELATIVE, "I(1/volume)", 1.40690403932391e+03, 1.01570018801682e+00);
    }

    /** {@code lm(dist_ft ~ speed_mph + I(speed_mph^2), cars)}: the very same as degree 2. */
    @Test
    void aSquareIsAPolynomial() {
        Dataset cars = BundledDatasets.load("cars1930");
        Fit byDegree = new Trainer(Settings.DEFAULTS.withDegree(2)).fit(cars);
        for (String formula :
                List.of("dist_ft ~ speed_mph + I(speed_mph^2)", "dist_ft ~ I((speed_mph)^(2)) + speed_mph")) {
            Fit fit = fit(cars, formula);
            assertFit(
                    fit,
                    RELATIVE,
                    "intercept",
                    2.47013778506628e+00,
                    1.48171647250237e+01,
                    "speed_mph",
                    9.13287614242584e-01,
                    2.03422044231195e+00,
                    "speed_mph^2",
                    9.99593020698440e-02,
                    6.59682106823393e-02);
            assertThat(fit.model().coefficients()).isEqualTo(byDegree.model().coefficients());
            assertThat(fit.model().intercept()).isEqualTo(byDegree.model().intercept());
            assertThat(fit.model().provenance().dataHash())
                    .isEqualTo(byDegree.model().provenance().dataHash());
        }
    }

    /** {@code lm(dist_ft ~ I(speed_mph^2), cars)}: without the speed itself it is a calculation. */
    @Test
    void aSquareAlone() {
        assertFit(
                fit("cars1930", "dist_ft ~ I(speed_mph^2)"),
                RELATIVE,
                "intercept",
                8.86004854870351e+00,
                4.08632893795593e+00,
                "I(speed_mph^2)",
                1.28968670438829e-01,
                1.31854003274962e-02);
    }

    /** {@code lm(dist_ft ~ log(speed_mph) + sqrt(speed_mph), cars)}. */
    @Test
    void transformations() {
        assertFit(
                fit("cars1930", "dist_ft ~ log(speed_mph) + sqrt(speed_mph)"),
                RELATIVE,
                "intercept",
                -2.64176311449485e+01,
                2.05918692606989e+01,
                "log(speed_mph)",
                -8.62048394073182e+01,
                3.66115968356793e+01,
                "sqrt(speed_mph)",
                7.74434799026424e+01,
                2.11398367377111e+01);
    }

    /** {@code lm(pressure_in_hg ~ exp(boiling_point_f/100) + log2(boiling_point_f), forbes)}; nearly collinear, κ some 1e8. */
    @Test
    void transformationsThatAreNearlyCollinear() {
        assertFit(
                fit("forbes1857", "pressure_in_hg ~ exp(boiling_point_f/100) + log2(boiling_point_f)"),
                1e-8,
                "intercept",
                1.23759878410315e+01,
                2.46762819059270e+02,
                "exp(boiling_point_f/100)",
                7.32770684613240e+00,
                3.26807032264027e+00,
                "log2(boiling_point_f)",
                -5.63279093752593e+00,
                3.54432382924886e+01);
    }

    /** {@code lm(body_mass_g ~ 1, penguins)}: the mean. */
    @Test
    void nothingButAnIntercept() {
        Fit byBlocks = new Trainer(Settings.DEFAULTS
                        .withFormula(Formula.parse("body_mass_g ~ 1"))
                        .withLoss(new Loss.Absolute()))
                .fit(BundledDatasets.load("penguins"));
        // The median: of the 342 sorted masses both middle ones are 4050.
        assertThat(byBlocks.model().intercept()).isCloseTo(4050, within(1.0));
        assertFit(
                fit("penguins", "body_mass_g ~ 1"), RELATIVE, "intercept", 4.20175438596491e+03, 4.33647348210686e+01);
    }

    /**
     * Two categories and two numbers, exact in binary, 48 rows: in R {@code i <- 1:48; g <- data.frame(a = factor(c("x", "y",
     * "z")[(i - 1) %% 3 + 1]), b = factor(ifelse(i <= 24, "p", "q")), u = (i * 7919) %% 101 / 8, v = (i * 104729) %% 97 / 8)} and
     * {@code g$y <- 3 + 2 * g$u - g$v + as.integer(g$a) * g$u + as.integer(g$b) + (i * 31) %% 13 / 8}.
     */
    private static Dataset grid() {
        int[] rows = IntStream.rangeClosed(1, 48).toArray();
        double[] u = IntStream.of(rows).mapToDouble(i -> i * 7919 % 101 / 8.0).toArray();
        double[] v = IntStream.of(rows).mapToDouble(i -> i * 104729 % 97 / 8.0).toArray();
        double[] y = IntStream.of(rows)
                .mapToDouble(i -> 3
                        + 2 * u[i - 1]
                        - v[i - 1]
                        + ((i - 1) % 3 + 1) * u[i - 1]
                        + (i <= 24 ? 1 : 2)
                        + i * 31 % 13 / 8.0)
                .toArray();
        return Dataset.builder("grid")
                .texts(
                        "a",
                        IntStream.of(rows)
                                .mapToObj(i -> List.of("x", "y", "z").get((i - 1) % 3))
                                .toList())
                .texts(
                        "b",
                        IntStream.of(rows).mapToObj(i -> i <= 24 ? "p" : "q").toList())
                .numbers("u", u)
                .numbers("v", v)
                .numbers("y", y)
                .build();
    }

    /** {@code lm(y ~ u*v*a, g)}. */
    @Test
    void productsOfThree() {
        assertFit(
                fit(grid(), "y ~ u*v*a"),
                RELATIVE,
                "intercept",
                6.05008258160306e+00,
                4.21932596751500e-01,
                "u",
                3.01437070472136e+00,
                7.00612845072463e-02,
                "v",
                -1.15151590046930e+00,
                6.32946963388510e-02,
                "a[y]",
                -1.40694460959163e+00,
                9.24450118095909e-01,
                "a[z]",
                -1.41164389821382e+00,
                7.04570182445191e-01,
                "u:v",
                9.04525941557505e-04,
                8.97128161839027e-03,
                "u:a[y]",
                8.49857633664235e-01,
                1.35753070882879e-01,
                "u:a[z]",
                1.95675217353595e+00,
                1.13965784956780e-01,
                "v:a[y]",
                2.14351954490652e-01,
                1.16597853464744e-01,
                "v:a[z]",
                3.03890563254742e-01,
                1.30377889638953e-01,
                "u:v:a[y]",
                1.81783339655820e-02,
                1.63172464095884e-02,
                "u:v:a[z]",
                2.69963396937609e-03,
                2.10190226635233e-02);
    }

    /** {@code lm(y ~ a*b + log(v + 1), g)}. */
    @Test
    void crossedCategories() {
        Fit fit = fit(grid(), "y ~ a*b + log(v + 1)");
        assertFit(
                fit,
                RELATIVE,
                "intercept",
                1.59983832368410e+01,
                2.10089230752030e+01,
                "a[y]",
                6.06773495374219e+00,
                8.71642982937005e+00,
                "a[z]",
                1.71223086980599e+01,
                1.34240417987163e+01,
                "b[q]",
                3.84321198007102e+00,
                1.44437581898299e+01,
                "log(v + 1)",
                -3.06283390726827e-01,
                8.46763579558847e+00,
                "a[y]:b[q]",
                -1.00119823103831e+00,
                1.94507707142882e+01,
                "a[z]:b[q]",
                -7.07981717526771e+00,
                2.23603434432974e+01);
        assertClose("sigma", fit.model().quality().residualStandardError(), 1.57436636791075e+01, RELATIVE);
    }

    /** {@code lm(y ~ 0 + a:b + u:v, g)}. */
    @Test
    void cellsWithoutAnIntercept() {
        assertFit(
                fit(grid(), "y ~ 0 + a:b + u:v"),
                RELATIVE,
                "a[x]:b[p]",
                -1.52269434529953e+01,
                5.03138132664257e+00,
                "a[y]:b[p]",
                6.43378184616605e+00,
                3.86937829639509e+00,
                "a[z]:b[p]",
                2.64349511725840e+01,
                3.49883170906677e+00,
                "a[x]:b[q]",
                1.49081463726567e+01,
                3.45921205627006e+00,
                "a[y]:b[q]",
                -6.80126710211755e+00,
                5.07433928973002e+00,
                "a[z]:b[q]",
                1.36438606228869e+01,
                3.90431149260586e+00,
                "u:v",
                4.36265440337942e-01,
                5.28883313019705e-02);
    }

    /** {@code lm(y ~ a:b, g)}: R too has one cell too many beside the intercept, and sets the last aside. */
    @Test
    void oneCellTooManyIsSetAside() {
        Fit fit = fit(grid(), "y ~ a:b");
        assertThat(fit.model().coefficient("a[z]:b[q]")).isNaN();
        assertThat(fit.model().coefficient("a[x]:b[p]")).isCloseTo(-1.40156250000000e+01, within(1e-12));
        assertThat(fit.diagnostics().warnings())
                .singleElement()
                .asString()
                .startsWith("Column 'a[z]:b[q]' is a combination of columns 'a[x]:b[p]', ");
    }

    /** A formula of plain columns is the list of them: the same bits in every coefficient, and the same hash. */
    @ParameterizedTest
    @ValueSource(strings = {"y ~ u + v", "y ~ v + u + b", "y ~ 0 + a + v", "y ~ u", "y ~ a + b"})
    void plainColumnsAreTheFeaturesList(String formula) {
        List<String> features = IntStream.of(
                        formula.substring(formula.indexOf('~')).chars().toArray())
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .toList();
        Settings listed =
                Settings.DEFAULTS.withTarget("y").withFeatures(features).withIntercept(!formula.contains("0"));
        Model byList = new Trainer(listed).fit(grid()).model();
        Model byFormula = fit(grid(), formula).model();
        assertThat(byFormula.coefficients()).isEqualTo(byList.coefficients());
        assertThat(byFormula.intercept()).isEqualTo(Double.valueOf(byList.intercept()));
        assertThat(byFormula.quality()).isEqualTo(byList.quality());
        assertThat(byFormula.categories()).isEqualTo(byList.categories());
        assertThat(byFormula.provenance().dataHash())
                .isEqualTo(byList.provenance().dataHash());
    }

    /** Powers are the numbers' alone. */
    @Test
    void degreeLeavesCategoriesAsTheyAre() {
        Model model = new Trainer(Settings.DEFAULTS
                        .withTarget("y")
                        .withFeatures(List.of("u", "b"))
                        .withDegree(2))
                .fit(grid())
                .model();
        assertThat(model.coefficients().stream().map(Coefficient::name)).containsExactly("u", "u^2", "b[q]");
    }

    @Test
    void aCategoryOfOneLevelIsSetAsideWithAWarning() {
        Dataset data = Dataset.builder("d")
                .texts("t", List.of("only", "only", "only"))
                .numbers("x", 1, 2, 4)
                .numbers("y", 1, 3, 5)
                .build();
        Fit fit = fit(data, "y ~ t + x");
        assertThat(fit.model().coefficient("t[only]")).isNaN();
        assertThat(fit.diagnostics().warnings())
                .containsExactly(
                        "Column 't[only]' is constant (1 in every row), which the intercept already says: it is set"
                                + " aside and its coefficient is null.");
    }

    /** What is predicted from the rows' own cells, also after a save and a load, is what was fitted: residuals sum to 0. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "y ~ u*v*a",
                "y ~ a*b + log(v + 1)",
                "y ~ C(a, ref=z) + u + I(u^2) + I(u^3)",
                "y ~ I(u/(v + 0.5) - 3) + a:b",
                "y ~ ."
            })
    void aSavedModelPredictsFromRawCells(String formula) {
        Dataset data = grid();
        Model model = fit(data, formula).model();
        Model loaded = ModelJson.fromJson(ModelJson.toJson(model), "test");
        assertThat(loaded.coefficients()).isEqualTo(model.coefficients());
        assertThat(loaded.categories()).isEqualTo(model.categories());
        Inputs inputs = Inputs.of(loaded, data);
        double[] sums = new double[2];
        int target = data.schema().indexOf("y");
        data.forEachRow(row -> {
            double residual = loaded.predict(inputs.of(row).orElseThrow()) - row.number(target);
            sums[0] += residual;
            sums[1] += residual * residual;
        });
        assertThat(sums[0]).isCloseTo(0, within(1e-10));
        assertClose("RMSE", Math.sqrt(sums[1] / 48), model.quality().rmse(), 1e-12);
    }

    @Test
    void whatIsNotDefinedIsNamed() {
        Dataset data = Dataset.of("d", Map.of("x", new double[] {1, 2, Double.NaN, 0}, "y", new double[] {1, 2, 3, 4}));
        assertThatThrownBy(() -> fit(data, "y ~ log(x)"))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("""
                        log(x) is minus infinity in row 3 of the complete rows, where x = 0.

                        Every row needs a finite number: a logarithm exists of numbers above 0, a root from 0, a quotient \
                        where the divisor is not 0. Choose another transformation, or mend or leave out such rows.""");
        assertThatThrownBy(() -> fit(data, "y ~ I(1/(x - x))"))
                .hasMessageStartingWith("I(1/(x - x)) is infinite in row 1 of the complete rows, where x = 1.\n\n");
        assertThatThrownBy(() -> fit(data, "y ~ x:sqrt(x - 1.5)"))
                .hasMessageStartingWith(
                        "x:sqrt(x - 1.5) is not a number in row 1 of the complete rows, where x = 1.\n\n");
    }

    /** What the formula asks of the data and does not find is a bad setting, as every other name is. */
    @Test
    void aFormulaThatDoesNotFitTheDataIsABadSetting() {
        assertThatThrownBy(() -> fit(grid(), "y ~ u + w"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("""
                        There is no column 'w'.
                            y ~ u + w
                                    ^

                        The columns are: a, b, u, v, y.""");
    }

    @Test
    void aFormulaExcludesWhatItSays() {
        Settings settings = Settings.DEFAULTS
                .withFormula(Formula.parse("y ~ u"))
                .withTarget("v")
                .withFeatures(List.of("a", "b"))
                .withDegree(2)
                .withIntercept(false);
        assertThat(settings.problems()).containsExactly("""
                The formula y ~ u cannot be used with --target v, --features a,b, --degree 2, --no-intercept.

                A formula says all of that itself: target ~ feature + I(feature^2) - 1. Leave one or the other out.""");
        assertThat(Settings.DEFAULTS
                        .withFormula(Formula.parse("y ~ u"))
                        .withWeights("y")
                        .problems())
                .containsExactly("""
                        Column 'y' is to weigh the rows and to be the target.

                        A weight says how much a row counts and is no part of the model. Choose another column.""");
    }
}
