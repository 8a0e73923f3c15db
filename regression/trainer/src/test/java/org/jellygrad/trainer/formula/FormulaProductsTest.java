package org.jellygrad.trainer.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.jellygrad.trainer.formula.FormulaFits.assertClose;
import static org.jellygrad.trainer.formula.FormulaFits.assertFit;
import static org.jellygrad.trainer.formula.FormulaFits.fit;
import static org.jellygrad.trainer.formula.FormulaFits.grid;

import org.jellygrad.trainer.Fit;
import org.junit.jupiter.api.Test;

/**
 * Products of numbers and categories, trained by descent. Against {@code coef(lm(formula, data))} and the standard errors of {@code
 * summary(lm)} of R 4.2.2; the R formula stands above each case. R works in doubles by QR: its numbers are right to about 1e-11 here, so
 * the tolerance is 1e-10 relative.
 */
class FormulaProductsTest {
    /** {@code lm(y ~ u*v*a, g)}. */
    @Test
    void productsOfThree() {
        assertFit(
                fit(grid(), "y ~ u*v*a"),
                FormulaFits.RELATIVE,
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
                FormulaFits.RELATIVE,
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
        assertClose("sigma", fit.model().quality().residualStandardError(), 1.57436636791075e+01, FormulaFits.RELATIVE);
    }

    /** {@code lm(y ~ 0 + a:b + u:v, g)}. */
    @Test
    void cellsWithoutAnIntercept() {
        assertFit(
                fit(grid(), "y ~ 0 + a:b + u:v"),
                FormulaFits.RELATIVE,
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
}
