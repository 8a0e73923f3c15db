package org.jellygrad.trainer.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.jellygrad.trainer.formula.FormulaFits.assertClose;
import static org.jellygrad.trainer.formula.FormulaFits.assertFit;
import static org.jellygrad.trainer.formula.FormulaFits.fit;

import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/**
 * Transformations and polynomials, trained by descent. Against {@code coef(lm(formula, data))} and the standard errors of {@code
 * summary(lm)} of R 4.2.2; the R formula stands above each case. R works in doubles by QR: its numbers are right to about 1e-11 here, so
 * the tolerance is 1e-10 relative (1e-8 where the columns are nearly collinear).
 */
class FormulaTransformationsTest {
    /** {@code lm(pressure_in_hg ~ I(1/volume), boyle1662)}: the law. */
    @Test
    void boylesLaw() {
        Fit fit = fit("boyle1662", "pressure_in_hg ~ I(1/volume)");
        assertFit(
                fit,
                FormulaFits.RELATIVE,
                "intercept",
                1.94616538749524e-01,
                1.21946584485008e-01,
                "I(1/volume)",
                1.40309914103381e+03,
                2.57940539422392e+00);
        assertClose("R²", fit.model().quality().r2(), 9.99922275744735e-01, FormulaFits.RELATIVE);
        assertThat(fit.model().features()).containsExactly("volume");
        double expected = fit.model().intercept() + fit.model().slope() / 20;
        assertThat(fit.model().predict(20)).isCloseTo(expected, within(1e-13 * expected));
    }

    /** {@code lm(pressure_in_hg ~ I(1/volume) - 1, boyle1662)}. */
    @Test
    void boylesLawThroughTheOrigin() {
        Fit fit = fit("boyle1662", "pressure_in_hg ~ I(1/volume) - 1");
        assertFit(fit, FormulaFits.RELATIVE, "I(1/volume)", 1.40690403932391e+03, 1.01570018801682e+00);
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
                    FormulaFits.RELATIVE,
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
                FormulaFits.RELATIVE,
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
                FormulaFits.RELATIVE,
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
                fit("penguins", "body_mass_g ~ 1"),
                FormulaFits.RELATIVE,
                "intercept",
                4.20175438596491e+03,
                4.33647348210686e+01);
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
}
