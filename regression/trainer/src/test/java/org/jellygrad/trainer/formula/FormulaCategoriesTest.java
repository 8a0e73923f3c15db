package org.jellygrad.trainer.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jellygrad.trainer.formula.FormulaFits.assertClose;
import static org.jellygrad.trainer.formula.FormulaFits.assertFit;
import static org.jellygrad.trainer.formula.FormulaFits.fit;
import static org.jellygrad.trainer.formula.FormulaFits.grid;

import java.util.List;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.formula.Category;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.outcome.CrossValidation;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/**
 * Categories, trained by descent. Against {@code coef(lm(formula, data))} and the standard errors of {@code summary(lm)} of R 4.2.2; the R
 * formula stands above each case. R works in doubles by QR: its numbers are right to about 1e-11 here, so the tolerance is 1e-10 relative.
 */
class FormulaCategoriesTest {
    /** {@code lm(body_mass_g ~ species + flipper_length_mm, penguins)}. */
    @Test
    void penguinsBySpecies() {
        Fit fit = fit("penguins", "body_mass_g ~ species + flipper_length_mm");
        assertFit(
                fit,
                FormulaFits.RELATIVE,
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
        assertClose("sigma", fit.model().quality().residualStandardError(), 3.75535074782184e+02, FormulaFits.RELATIVE);
        assertClose("R²", fit.model().quality().r2(), 7.82647901554025e-01, FormulaFits.RELATIVE);
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
                FormulaFits.RELATIVE,
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
                FormulaFits.RELATIVE,
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
                FormulaFits.RELATIVE,
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
                FormulaFits.RELATIVE,
                "species[Adelie]",
                3.70066225165563e+03,
                sigma / Math.sqrt(151),
                "species[Chinstrap]",
                3.73308823529412e+03,
                sigma / Math.sqrt(68),
                "species[Gentoo]",
                5.07601626016260e+03,
                sigma / Math.sqrt(123));
        assertClose("R²", fit.model().quality().r2(), 9.88422433299581e-01, FormulaFits.RELATIVE);
    }

    /** {@code lm(body_mass_g ~ flipper_length_mm + species - 1, penguins)}. */
    @Test
    void theFirstCategoryKeepsAllItsLevelsWithoutAnIntercept() {
        assertFit(
                fit("penguins", "body_mass_g ~ flipper_length_mm + species - 1"),
                FormulaFits.RELATIVE,
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

    /** Ten houses: {@code d <- data.frame(price, area, rooms, month)}. */
    private static final Dataset HOUSES = Dataset.builder("houses")
            .numbers("price", 210, 250, 245, 320, 310, 400, 190, 275, 330, 410)
            .numbers("area", 80, 95, 90, 120, 118, 150, 70, 99, 125, 155)
            .numbers("rooms", 2, 3, 3, 4, 4, 5, 2, 3, 4, 5)
            .numbers("month", 1, 1, 2, 2, 10, 10, 1, 10, 1, 2)
            .build();

    /** {@code lm(price ~ area + factor(rooms), d)}. */
    @Test
    void codes() {
        Fit fit = fit(HOUSES, "price ~ area + C(rooms)");
        assertFit(
                fit,
                FormulaFits.RELATIVE,
                "intercept",
                10.32258064516114,
                35.183828231030134,
                "area",
                2.52903225806452,
                0.466447597359238,
                "rooms[3]",
                6.92903225806442,
                10.371687227338043,
                "rooms[4]",
                3.66451612903210,
                21.995558344553483,
                "rooms[5]",
                8.99999999999978,
                36.536327481103640);
        assertThat(fit.model().categories())
                .containsExactly(new Category("rooms", true, List.of("2", "3", "4", "5"), "2"));
    }

    /** {@code lm(price ~ area*factor(month), d)}: months ascend as numbers do. */
    @Test
    void aSlopeForEachCode() {
        assertFit(
                fit(HOUSES, "price ~ area*C(month)"),
                FormulaFits.RELATIVE,
                "intercept",
                6.376811594202962,
                11.888374074070457,
                "area",
                2.5797101449275357,
                0.125401580523445,
                "month[2]",
                9.666495492411181,
                18.44135923932287,
                "month[10]",
                17.504272199073498,
                21.352191287581540,
                "area:month[2]",
                -0.0403400661873780,
                0.168941604543030,
                "area:month[10]",
                -0.0909996582240735,
                0.190110368926363);
    }

    /** With a category alone, predictions are the means of its levels; 1e-12 is what adding and dividing four numbers may round. */
    @Test
    void meansOfCodes() {
        Model model = fit(HOUSES, "price ~ C(rooms, ref=3)").model();
        assertClose("rooms 3", model.intercept(), (250 + 245 + 275) / 3.0, 1e-12);
        assertClose("rooms 5", model.predict(3), 405, 1e-12);
        assertThat(model.category("rooms").map(Category::reference)).contains("3");
    }

    /** A row that lacks its code is dropped: a mean of codes is none. */
    @Test
    void noMeanIsMadeUpForACode() {
        Dataset data = Dataset.builder("d")
                .numbers("x", 1, Double.NaN, 3, 5, 4, 6, 8, 2, 9)
                .numbers("code", 1, 2, Double.NaN, 2, 1, 1, 2, 2, 1)
                .numbers("y", 1, 4, 9, 7, 3, 5, 9, 5, 8)
                .build();
        Settings settings =
                Settings.DEFAULTS.withFormula(Formula.parse("y ~ x + C(code)")).withMissing(MissingValues.MEAN);
        assertThat(new Trainer(settings).fit(data).model().provenance().rowsDropped())
                .isEqualTo(1);
        assertThat(new Trainer(settings)
                        .crossValidate(data, 2).folds().stream().mapToLong(CrossValidation.Fold::predicted))
                .containsExactly(4L, 4L);
    }
}
