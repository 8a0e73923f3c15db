package org.jellygrad.trainer.inference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.model.inference.Inference;
import org.jellygrad.model.inference.Inference.CoefficientTest;
import org.jellygrad.model.inference.Tails;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StandardErrors;
import org.jellygrad.trainer.summary.InferenceGap;
import org.junit.jupiter.api.Test;

/** HC3 against its definition in exact fractions, in matrices, and against leaving rows out one at a time. */
class RobustErrorsTest {
    private static final Settings HC3 = Settings.DEFAULTS.withStandardErrors(StandardErrors.HC3);
    private static final double[] X = {0, 1, 2, 3, 6};
    private static final double[] Y = {1, 3, 2, 7, 8};
    private static final double[] W = {1, 2, 1, 3, 1};

    private static Dataset data(double[] x, double[] y, double[] weights) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("x", x);
        columns.put("w", weights);
        columns.put("y", y);
        return RandomData.dataset(columns);
    }

    private static Inference inference(Dataset data, Settings settings) {
        return requireNonNull(new Trainer(settings).fit(data).model().inference());
    }

    private static void assertErrors(Inference inference, double relative, double... expected) {
        List<CoefficientTest> tests = inference.coefficients();
        assertThat(tests).hasSize(expected.length);
        for (int j = 0; j < expected.length; j++) {
            assertThat(tests.get(j).standardError())
                    .as(tests.get(j).name())
                    .isCloseTo(expected[j], within(relative * expected[j]));
        }
    }

    private static Settings ofX() {
        return HC3.withTarget("y").withFeatures(List.of("x"));
    }

    /** The variances are the definition's in exact fractions. */
    @Test
    void areTheDefinitionInFractions() {
        Dataset data = data(X, Y, W);
        assertErrors(
                inference(data, ofX()),
                1e-14,
                Math.sqrt(9618647005993.0 / 10667349551250.0),
                Math.sqrt(2731798725553.0 / 10667349551250.0));
        assertErrors(inference(data, ofX().withIntercept(false)), 1e-14, Math.sqrt(353933628974.0 / 1334429280625.0));
        assertErrors(inference(data, ofX().withWeights("w")), 1e-14, 1.2714210022887984, 0.7018158192207837);
    }

    /** The definition in exact fractions on 50 rows, then rounded: for a line, and for a parabola. */
    @Test
    void areTheDefinitionOnCars() {
        Dataset cars = BundledDatasets.load("cars1930");
        assertErrors(inference(cars, HC3), 1e-13, 5.9318033190745965, 0.42753721917209786);
        assertErrors(
                inference(cars, HC3.withDegree(2)), 1e-13, 10.553660130608108, 1.7894472415457907, 0.06562602194236482);
    }

    @Test
    void testsAndIntervalsFollowAndTheRestDoesNot() {
        Dataset cars = BundledDatasets.load("cars1930");
        Inference robust = inference(cars, HC3);
        Inference classic = inference(cars, Settings.DEFAULTS);
        CoefficientTest slope = robust.coefficients().get(1);
        assertThat(slope.estimate()).isEqualTo(classic.coefficients().get(1).estimate());
        assertThat(slope.t()).isEqualTo(slope.estimate() / slope.standardError());
        assertThat(slope.p()).isEqualTo(Tails.twoSidedT(slope.t(), 48));
        // The quantile 0.975 of t with 48 degrees of freedom is 2.010634757624232.
        assertThat(robust.confidence(slope, 0.95).high() - slope.estimate())
                .isCloseTo(2.010634757624232 * 0.42753721917209786, within(1e-12));
        assertThat(slope.vif()).isEqualTo(classic.coefficients().get(1).vif());
        assertThat(robust.f()).isEqualTo(classic.f());
        assertThat(robust.reach(0.9)).isEqualTo(classic.reach(0.9));
    }

    /** Σ (b without row i − b)(b without row i − b)ᵀ is HC3: the jackknife about the fit of all rows, without its factor (n − 1)/n. */
    @Test
    void areTheJackknifeAboutTheWholeFit() {
        int n = 40;
        Dataset data = RandomData.dataset(5, n, 3);
        Fit fit = new Trainer(HC3.withTarget("y")).fit(data);
        double[][] rows = new double[n][];
        double[] y = new double[n];
        int target = data.schema().indexOf(fit.model().target());
        data.forEachRow(row -> {
            int i = (int) row.index();
            rows[i] = new double[] {1, 0, 0, 0};
            for (int j = 0; j < 3; j++) {
                rows[i][1 + j] =
                        row.number(data.schema().indexOf(fit.model().features().get(j)));
            }
            y[i] = row.number(target);
        });
        RealVector whole = solve(rows, y, -1);
        RealVector squares = new ArrayRealVector(4);
        for (int i = 0; i < n; i++) {
            RealVector moved = solve(rows, y, i).subtract(whole);
            squares = squares.add(moved.ebeMultiply(moved));
        }
        assertErrors(
                requireNonNull(fit.model().inference()),
                1e-10,
                squares.map(Math::sqrt).toArray());
    }

    private static RealVector solve(double[][] rows, double[] y, int without) {
        int[] kept = IntStream.range(0, y.length).filter(i -> i != without).toArray();
        double[][] x = Arrays.stream(kept).mapToObj(i -> rows[i]).toArray(double[][]::new);
        double[] right = Arrays.stream(kept).mapToDouble(i -> y[i]).toArray();
        return new QRDecomposition(new Array2DRowRealMatrix(x)).getSolver().solve(new ArrayRealVector(right));
    }

    /** Weights of 0 among them, and more rows than a thread takes at a time. */
    @Test
    void areTheDefinitionInMatricesWithAnyNumberOfThreads() {
        int n = 70_000;
        var random = new Random(11);
        double[] x = random.doubles(n, 10, 12).toArray();
        double[] w = random.doubles(n).map(u -> u < 0.1 ? 0 : u).toArray();
        double[] y =
                Arrays.stream(x).map(v -> 3 * v + v * random.nextGaussian()).toArray();
        Settings settings = ofX().withWeights("w");
        Inference one = inference(data(x, y, w), settings.withThreads(1));
        Inference three = inference(data(x, y, w), settings.withThreads(3));
        assertThat(three.coefficients()).isEqualTo(one.coefficients());

        double[][] rows = Arrays.stream(x).mapToObj(v -> new double[] {1, v}).toArray(double[][]::new);
        RealMatrix design = new Array2DRowRealMatrix(rows);
        RealMatrix weighted = new DiagonalMatrix(w).multiply(design);
        RealMatrix bread = new LUDecomposition(design.transpose().multiply(weighted))
                .getSolver()
                .getInverse();
        RealVector residuals = new ArrayRealVector(y)
                .subtract(design.operate(bread.operate(weighted.transpose().operate(new ArrayRealVector(y)))));
        double[] omega = new double[n];
        Arrays.setAll(omega, i -> {
            double leverage = w[i] * design.getRowVector(i).dotProduct(bread.operate(design.getRowVector(i)));
            return Math.pow(w[i] * residuals.getEntry(i) / (1 - leverage), 2);
        });
        RealMatrix covariance = bread.multiply(design.transpose().multiply(new DiagonalMatrix(omega).multiply(design)))
                .multiply(bread);
        assertErrors(one, 1e-8, Math.sqrt(covariance.getEntry(0, 0)), Math.sqrt(covariance.getEntry(1, 1)));
    }

    @Test
    void anyUnitOfTargetAndFeatures() {
        double[] x = Arrays.stream(X).map(v -> v * 0x1p200).toArray();
        double[] y = Arrays.stream(Y).map(v -> v * 0x1p-300).toArray();
        Inference inference = inference(data(x, y, W), ofX());
        assertErrors(
                inference,
                1e-14,
                Math.sqrt(9618647005993.0 / 10667349551250.0) * 0x1p-300,
                Math.sqrt(2731798725553.0 / 10667349551250.0) * 0x1p-500);
    }

    @Test
    void leverageOfOneIsRefused() {
        Fit fit = new Trainer(ofX()).fit(data(new double[] {0, 0, 0, 0, 1}, Y, W));
        assertThat(fit.model().quality().standardErrors().values()).allMatch(error -> Double.isNaN(error));
        InferenceGap gap = InferenceGap.of(fit.model()).orElseThrow();
        assertThat(gap.why())
                .isEqualTo("HC3 divides by 1 minus the leverage of each row, and a row has leverage 1, so the equation"
                        + " follows that row whatever its y is");
        assertThat(gap.remedy()).contains("`standardErrors classic`");
    }

    @Test
    void penaltiesAndOtherLossesHaveNone() {
        Dataset cars = BundledDatasets.load("cars1930");
        for (Settings settings : List.of(HC3.withPenalty(Penalty.of(0, 0.1)), HC3.withLoss(new Loss.Absolute()))) {
            Fit fit = new Trainer(settings).fit(cars);
            assertThat(fit.model().inference()).isNull();
            assertThat(InferenceGap.of(fit.model()).orElseThrow().why()).contains("they belong to");
        }
    }

    @Test
    void aModelTellsThem() {
        Dataset cars = BundledDatasets.load("cars1930");
        assertThat(StandardErrors.of(new Trainer(HC3).fit(cars).model())).isEqualTo(StandardErrors.HC3);
        assertThat(StandardErrors.of(new Trainer().fit(cars).model())).isEqualTo(StandardErrors.CLASSIC);
    }
}
