package org.jellygrad.trainer.inference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.model.inference.Inference.CoefficientTest;
import org.jellygrad.model.inference.Tails;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.digits.NistTest;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/**
 * Against {@code summary(lm)}, {@code AIC}, {@code BIC}, {@code confint}, {@code hatvalues}, {@code cooks.distance} and {@code
 * predict} of R 4.2.2, printed with 17 digits. R computes in doubles by QR, so its own last digits are rounding; on Longley it is
 * right to about 12.
 */
class InferenceTest {

    private static final double RELATIVE = 1e-9;

    private static Inference inference(String data, Settings settings) {
        return requireNonNull(
                new Trainer(settings).fit(BundledDatasets.load(data)).model().inference());
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
    }

    private static void assertTest(CoefficientTest test, double t, double p) {
        assertClose(test.t(), t);
        assertClose(test.p(), p);
    }

    @Test
    void carsAsR() {
        Inference cars = inference("cars1930", Settings.DEFAULTS);
        assertTest(cars.coefficients().get(0), -2.601058003022256, 0.012318816153808781);
        assertTest(cars.coefficients().get(1), 9.463989990298371, 1.4898364962950876e-12);
        assertThat(cars.degreesOfFreedom()).isEqualTo(48);
        assertClose(cars.residualStandardError(), 15.379586748819907);
        assertClose(cars.r2(), 0.6510793807582508);
        assertClose(cars.adjustedR2(), 0.6438102011907143);
        assertClose(cars.f().statistic(), 89.56710653646775);
        assertThat(cars.f().numerator()).isEqualTo(1);
        assertThat(cars.f().denominator()).isEqualTo(48);
        assertClose(cars.f().p(), 1.4898364962950876e-12);
        assertClose(cars.logLikelihood(), -206.57843151367663);
        assertClose(cars.aic(), 419.15686302735327);
        assertClose(cars.bic(), 424.8929320436377);
        assertClose(cars.residuals().min(), -29.069080291970806);
        assertClose(cars.residuals().first(), -9.525321167883211);
        assertClose(cars.residuals().median(), -2.2718540145985386);
        assertClose(cars.residuals().third(), 9.214715328467154);
        assertClose(cars.residuals().max(), 43.20128467153285);
        Inference.Interval slope = cars.confidence(cars.coefficients().get(1), 0.95);
        assertClose(slope.low(), 3.096964328140323);
        assertClose(slope.high(), 4.767853190107853);
        assertThat(cars.coefficients().get(1).vif()).isCloseTo(1, within(1e-12));
        assertThat(cars.coefficients().get(0).vif()).isNaN();
    }

    @Test
    void predictionIntervalsLeverageAndInfluenceAsR() {
        Fit fit = new Trainer().fit(BundledDatasets.load("cars1930"));
        Inference cars = requireNonNull(fit.model().inference());
        double centre = fit.model().coefficients().get(0).centre();
        double slow = cars.leverage(new double[] {1, 4 - centre});
        double predicted = fit.model().predict(4);
        assertClose(predicted, -1.8494598540146008);
        Inference.Interval interval = cars.prediction(predicted, slow, 0.95);
        assertClose(interval.low(), -34.49984245333128);
        assertClose(interval.high(), 30.800922745302085);
        assertClose(slow, 0.1148613138686132);
        double fast = cars.leverage(new double[] {1, 24 - centre});
        assertClose(cars.cooksDistance(120 - fit.model().predict(24), fast), 0.34039593360643816);
    }

    @Test
    void quadraticCarsAsR() {
        Inference cars = inference("cars1930", Settings.DEFAULTS.withDegree(2));
        assertTest(cars.coefficients().get(0), 0.16670785746848324, 0.8683150758485791);
        assertTest(cars.coefficients().get(1), 0.4489619685488001, 0.6555224494028156);
        assertTest(cars.coefficients().get(2), 1.5152647166858, 0.13640243280373832);
        assertClose(cars.f().p(), 5.851880480674331e-12);
        assertClose(cars.coefficients().get(1).vif(), 24.614892674750376);
        assertClose(cars.coefficients().get(2).vif(), 24.61489267475038);
    }

    @Test
    void hubbleThroughTheOriginAsR() {
        Inference hubble = inference("hubble1929", Settings.DEFAULTS.withIntercept(false));
        assertTest(hubble.coefficients().get(0), 10.056836471631044, 6.868573800729166e-10);
        assertThat(hubble.degreesOfFreedom()).isEqualTo(23);
        assertClose(hubble.r2(), 0.8147252501621436);
        assertClose(hubble.adjustedR2(), 0.8066698262561498);
        assertClose(hubble.f().statistic(), 101.1399598171283);
        assertClose(hubble.aic(), 331.9114407744454);
        assertClose(hubble.bic(), 334.2675484351413);
        assertClose(hubble.residuals().median(), -7.1028510090269386);
        assertClose(hubble.leverage(new double[] {0.032}), 3.4690938127321724e-05);
    }

    @Test
    void longleyAsR() {
        Inference longley =
                requireNonNull(NistTest.fitDefault("Longley").model().inference());
        double[] t = {
            -3.9108029181543826,
            0.1773760282300317,
            -1.0695163172210862,
            -4.136427355940774,
            -4.821985310445494,
            -0.22605114466418053,
            4.01588981270983
        };
        double[] p = {
            0.0035604036637259884,
            0.8631408328091892,
            0.31268106109269456,
            0.002535091734111047,
            0.0009443667641617493,
            0.8262117957636645,
            0.003036803341630085
        };
        double[] vif = {135.5324382795, 1788.51348271756, 33.61889059604, 3.58893019344, 399.1510223125, 758.9805974068
        };
        List<CoefficientTest> tests = longley.coefficients();
        for (int j = 0; j < t.length; j++) {
            assertTest(tests.get(j), t[j], p[j]);
            if (j > 0) {
                assertClose(tests.get(j).vif(), vif[j - 1]);
            }
        }
        assertThat(longley.f().numerator()).isEqualTo(6);
        assertThat(longley.f().denominator()).isEqualTo(9);
        assertClose(longley.f().statistic(), 330.28533923459196);
        assertClose(longley.f().p(), 4.984030528724547e-10);
        assertClose(longley.adjustedR2(), 0.9924650076288261);
        assertClose(longley.logLikelihood(), -109.61743480848048);
        assertClose(longley.residuals().max(), 455.3940945518568);
    }

    /** {@code summary(lm(y ~ x, weights = w, subset = w > 0))$residuals}: √w times each, rows of weight 0 left out. */
    @Test
    void weightedResidualsAsR() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("x", new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        columns.put("y", new double[] {2.1, 3.9, 6.2, 7.8, 10.1, 12.3, 13.8, 16.1, 18.3, 19.7});
        columns.put("w", new double[] {1, 2, 0, 1, 3, 1, 0, 2, 1, 4});
        Fit fit = new Trainer(RandomData.settings().withWeights("w")).fit(Dataset.of("weighted", columns));
        assertThat(fit.model().provenance().rows()).isEqualTo(8);
        assertThat(fit.model().provenance().rowsWithoutWeight()).isEqualTo(2);
        Inference ten = requireNonNull(fit.model().inference());
        assertClose(ten.residuals().min(), -0.39488372093023355);
        assertClose(ten.residuals().first(), -0.22385835507113572);
        assertClose(ten.residuals().median(), 0.09393647023538698);
        assertClose(ten.residuals().third(), 0.25088081373102933);
        assertClose(ten.residuals().max(), 0.381860465116278);
        columns.replaceAll((name, column) -> Arrays.copyOf(column, 6));
        Inference six = requireNonNull(new Trainer(RandomData.settings().withWeights("w"))
                .fit(Dataset.of("weighted", columns))
                .model()
                .inference());
        double[] each = {
            0.18829787234042303, -0.08124205571079247, -0.2489361702127657, 0.0092130362104719, 0.1595744680851067
        };
        assertThat(six.eachResidual()).hasSize(5);
        for (int i = 0; i < each.length; i++) {
            assertThat(six.eachResidual().get(i)).isCloseTo(each[i], within(1e-14));
        }
    }

    /** R has t = Inf and p = 0 here, and warns that they may be unreliable: there is no variance to test against. */
    @Test
    void withoutAnyResidualThereIsNothingToTestEither() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("x", new double[] {-1, -1, 1, 1});
        columns.put("y", new double[] {3, 3, 7, 7});
        Inference perfect = requireNonNull(new Trainer(RandomData.settings())
                .fit(Dataset.of("perfect", columns))
                .model()
                .inference());
        assertThat(perfect.perfect()).isTrue();
        assertThat(perfect.residualStandardError()).isZero();
        assertThat(perfect.coefficients()).hasSize(2).allSatisfy(test -> {
            assertThat(test.t()).isInfinite();
            assertThat(test.p()).isNaN();
        });
        assertThat(perfect.f().statistic()).isInfinite();
        assertThat(perfect.f().p()).isNaN();
    }

    /** R's pt and pf far out in the tail, where 1 − cdf is 0. */
    @Test
    void tailsKeepTheirDigits() {
        assertClose(Tails.twoSidedT(-40, 10), 2.2808577430857475e-12);
        assertClose(Tails.twoSidedT(40, 100), 2.4621076021400736e-63);
        assertClose(Tails.twoSidedT(-2.2, 5), 0.07909389790318228);
        assertClose(Tails.upperF(1600, 3, 20), 5.587619664361722e-24);
        assertThat(Tails.twoSidedT(Double.POSITIVE_INFINITY, 3)).isZero();
        assertThat(Tails.twoSidedT(1, 0)).isNaN();
    }

    @Test
    void withoutDegreesOfFreedomThereIsNothingToTest() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("x", new double[] {1, 2});
        columns.put("y", new double[] {3, 7});
        Inference line = requireNonNull(new Trainer(RandomData.settings())
                .fit(Dataset.of("two points", columns))
                .model()
                .inference());
        assertThat(line.degreesOfFreedom()).isZero();
        assertThat(line.residualStandardError()).isNaN();
        assertThat(line.adjustedR2()).isNaN();
        assertThat(line.f().statistic()).isNaN();
        assertThat(line.f().p()).isNaN();
        assertThat(line.coefficients().get(1).standardError()).isNaN();
        assertThat(line.coefficients().get(1).p()).isNaN();
        assertThat(line.confidence(line.coefficients().get(1), 0.95).low()).isNaN();
        assertThat(line.r2()).isEqualTo(1);
    }

    @Test
    void aRunThatIsNotThereYetIsNotTested() {
        Settings slow = Settings.DEFAULTS
                .withLearningRate(new LearningRate.Fixed(0.1))
                .withStop(Settings.DEFAULTS.stop().withMaxEpochs(10));
        assertThat(new Trainer(slow)
                        .fit(BundledDatasets.load("cars1930"))
                        .model()
                        .inference())
                .isNull();
    }
}
