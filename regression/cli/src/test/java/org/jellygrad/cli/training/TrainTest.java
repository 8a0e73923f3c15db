package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.trainer.text.Numbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Training through the command line, against numbers found by other means. */
class TrainTest {

    @Test
    void jellybeans() {
        Run run = Run.of("train", "jellybeans", "--json");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.coefficient("jar_size")).isCloseTo(2, within(1e-9));
        assertThat(run.number("intercept")).isCloseTo(40, within(1e-9));
        assertThat(run.outcome()).isEqualTo("converged");
        assertThat(run.number("rows")).isEqualTo(5);
        assertThat(run.number("rowsDropped")).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theFixedNamesComeFirstAndInOrder() {
        assertThat(new ArrayList<>(
                        Run.of("train", "jellybeans", "--json").json().keySet()))
                .startsWith(
                        "rows",
                        "rowsDropped",
                        "intercept",
                        "coefficients",
                        "standardErrors",
                        "residualStandardError",
                        "r2",
                        "rmse",
                        "loss",
                        "epochs",
                        "outcome",
                        "learningRate",
                        "stableLearningRate",
                        "conditionNumber",
                        "scale",
                        "distanceToOptimum",
                        "seed",
                        "warnings");
    }

    /** Raw units: λmax = 660001.515, so this rate crawls along the valley; the loss by the closed recursion. */
    @Test
    void rawUnitsCrawl() {
        Run run = jellybeans("--scale", "none", "--lr", "2.9e-6", "--epochs", "1000");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.number("loss")).isCloseTo(96.71, within(0.005));
        assertThat(run.outcome()).isEqualTo("out-of-epochs");
        assertThat(run.number("stableLearningRate")).isCloseTo(3.0303e-6, within(1e-10));
        assertThat(run.number("conditionNumber")).isCloseTo(1361256, within(1.0));
        // residuals are (2 − b)·x + 40 − a with RMS √96.71; the spread of y is 2 · 282.8427
        assertThat(run.number("distanceToOptimum")).isCloseTo(Math.sqrt(96.71) / (2 * 282.8427), within(1e-6));
    }

    @Test
    void aRateAboveTheLimitIsSaidToBe() {
        Run run = jellybeans("--scale", "none", "--lr", "3.1e-6", "--epochs", "100");
        assertThat(run.code()).isEqualTo(ExitCode.DIVERGED);
        assertThat(run.outcome()).isEqualTo("diverged");
        assertThat(run.err())
                .contains("3.1e-06")
                .contains("3.03e-06")
                .contains("jar_size")
                .contains("--lr")
                .contains("--scale");
    }

    /** H = 2I: a rate of 0.1 multiplies the distance by 0.8 each epoch. */
    @Test
    void standardisedUnitsWalkStraight() {
        Run thirty = jellybeans("--scale", "standard", "--lr", "0.1", "--epochs", "30");
        assertThat(thirty.coefficient("jar_size")).isCloseTo(2 + Math.pow(0.8, 30), within(1e-12));
        assertThat(thirty.number("intercept")).isCloseTo(40 - 20 * Math.pow(0.8, 30), within(1e-9));
        assertThat(thirty.number("loss")).isCloseTo(310400 * Math.pow(0.64, 30), within(1e-9));
        assertThat(thirty.number("conditionNumber")).isCloseTo(1, within(1e-12));

        Run one = jellybeans("--scale", "standard", "--lr", "0.5", "--epochs", "1");
        assertThat(one.coefficient("jar_size")).isCloseTo(2, within(1e-12));
        assertThat(one.number("intercept")).isCloseTo(40, within(1e-9));
        assertThat(one.number("epochs")).isEqualTo(1);
    }

    /** Exact least squares fits, 20 digits each. */
    @ParameterizedTest
    @CsvSource({
        "hubble1929, distance_mpc, 454.15844092262838190, -40.783649095860441555",
        "forbes1857, boiling_point_f, 0.52289240078463533297, -81.063727128655813283",
        "galton1886, midparent_in, 0.64629058199363933424, 23.941530180412933839",
        "cars1930, speed_mph, 3.9324087591240875912, -17.579094890510948905",
        "co2_mauna_loa, year, 1.6719658392529331950, -2969.3049070157235214",
        "penguins, flipper_length_mm, 49.685566406100084575, -5780.8313580770617293",
    })
    void bundledSetsAsExactlyFitted(String data, String feature, double slope, double intercept) {
        Run run = Run.of("train", data, "--json");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.outcome()).isEqualTo("converged");
        assertThat(run.coefficient(feature)).isCloseTo(slope, within(Math.abs(slope) * 1e-9));
        assertThat(run.number("intercept")).isCloseTo(intercept, within(Math.abs(intercept) * 1e-9));
    }

    /** z = 3x − 5y + 7 + a perturbation orthogonal to 1, x and y, so that the exact fit is known. */
    @Test
    void twoFeaturesOfAFile(@TempDir Path directory) {
        String file = Run.file(directory, "plane.csv", """
                x,y,z,name
                1,1,5.25,a
                1,3,-5.25,b
                4,1,13.75,c
                4,3,4.25,d
                """);
        Run run = Run.of("train", file, "--target", "z", "--json");
        assertThat(run.coefficient("x")).isCloseTo(3, within(1e-9));
        assertThat(run.coefficient("y")).isCloseTo(-5, within(1e-9));
        assertThat(run.number("intercept")).isCloseTo(7, within(1e-9));
        assertThat(run.number("rmse")).isCloseTo(0.25, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "7"})
    void threadsDoNotMatterAndNeitherDoesRunningAgain(String batch) {
        String[] one = {"train", "galton1886", "--batch", batch, "--epochs", "3", "--threads", "1", "--json"};
        String[] two = one.clone();
        two[7] = "2";
        Run first = Run.of(one);
        assertThat(Run.of(one).out()).isEqualTo(first.out());
        assertThat(Run.of(two).out()).isEqualTo(first.out());
    }

    @Test
    void anotherSeedTakesAnotherPathThroughMiniBatches() {
        String[] seeded = {
            "train", "galton1886", "--batch", "16", "--epochs", "2", "--lr", "0.01", "--json", "--seed", "1"
        };
        Run first = Run.of(seeded);
        seeded[seeded.length - 1] = "2";
        assertThat(Run.of(seeded).coefficient("midparent_in")).isNotEqualTo(first.coefficient("midparent_in"));
    }

    /** Rows without a number are dropped and counted; the rest is fitted as if they had never been there. */
    @Test
    void missingCells(@TempDir Path directory) {
        String file = Run.file(directory, "m.csv", "x,y\n1,12\n,13\n2,14\nNaN,9\n3,16\n4,NA\n5,?\n");
        Run run = Run.of("train", file, "--target", "y", "--na", "?", "--json");
        assertThat(run.number("rows")).isEqualTo(3);
        assertThat(run.number("rowsDropped")).isEqualTo(4);
        assertThat(run.coefficient("x")).isCloseTo(2, within(1e-12));
        assertThat(run.number("intercept")).isCloseTo(10, within(1e-12));
    }

    /** A column that tells nothing, or nothing new, is named, has no coefficient, and leaves the rest as it is. */
    @ParameterizedTest
    @CsvSource({"'7,7,7,7'", "'1,1,1,1'", "'1,2,3,4'", "'3,5,7,9'"})
    void columnsThatTellNothing(String cells, @TempDir Path directory) {
        String[] second = cells.split(",", -1);
        var text = new StringBuilder("x,second,y\n");
        for (int i = 0; i < 4; i++) {
            text.append(i + 1)
                    .append(',')
                    .append(second[i])
                    .append(',')
                    .append(10 + 2 * (i + 1))
                    .append('\n');
        }
        Run run = Run.of("train", Run.file(directory, "c.csv", text.toString()), "--target", "y", "--json");
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
        assertThat(run.coefficient("x")).isCloseTo(2, within(1e-9));
        assertThat(run.number("intercept")).isCloseTo(10, within(1e-9));
        assertThat(run.json().getAsJsonObject("coefficients").get("second").isJsonNull())
                .isTrue();
        assertThat(run.json().getAsJsonArray("warnings").toString()).contains("second");
    }

    /** Least absolute residuals of one constant is the median; Huber with a huge δ is half the squared loss. */
    @Test
    void lossesDoWhatTheirNamesSay(@TempDir Path directory) {
        var random = new Random(3);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            double x = random.nextGaussian();
            rows.add(x + "," + (4 * x + 1 + (i % 10 == 0 ? 1000 : 0.01 * random.nextGaussian())));
        }
        Collections.shuffle(rows, random);
        String file = Run.file(directory, "outliers.csv", "x,y\n" + String.join("\n", rows) + "\n");
        Run squared = Run.of("train", file, "--target", "y", "--json");
        Run huge = Run.of("train", file, "--target", "y", "--loss", "huber:1e9", "--json");
        Run huber = Run.of("train", file, "--target", "y", "--loss", "huber:0.05", "--json");
        assertThat(huge.coefficient("x")).isCloseTo(squared.coefficient("x"), within(1e-6));
        assertThat(huge.number("loss")).isCloseTo(squared.number("loss") / 2, within(1e-6));
        assertThat(squared.number("intercept")).isGreaterThan(50);
        assertThat(huber.number("intercept")).isCloseTo(1, within(0.05));
        assertThat(huber.coefficient("x")).isCloseTo(4, within(0.05));
    }

    @Test
    void savedModelsAreWhatWasPrinted(@TempDir Path directory) throws Exception {
        Path model = directory.resolve("m.json");
        Run trained = Run.of("train", "cars1930", "--save", model.toString(), "--json");
        Run shown = Run.of("show", model.toString(), "--json");
        JsonObject saved = shown.json().getAsJsonObject("model");
        JsonObject speed = saved.getAsJsonArray("coefficients").get(0).getAsJsonObject();
        assertThat(speed.get("value").getAsDouble()).isEqualTo(trained.coefficient("speed_mph"));
        assertThat(saved.getAsJsonObject("provenance").get("data").getAsString())
                .isEqualTo("cars1930");
        assertThat(Run.of("show", model.toString()).out()).contains("dist_ft = 3.932409 · speed_mph − 17.57909");
        assertThat(Files.readString(model)).isEqualTo(shown.out());
    }

    /** The trace holds every epoch's parameters in full: 2 + 0.8^k and 40 − 20·0.8^k. */
    @Test
    void traceIsThePath(@TempDir Path directory) throws Exception {
        Path trace = directory.resolve("path.csv");
        jellybeans("--lr", "0.1", "--epochs", "20", "--trace", trace.toString());
        List<String> lines = Files.readAllLines(trace);
        assertThat(lines.get(0)).isEqualTo("epoch,step,loss,learning_rate,gradient_norm,intercept,jar_size");
        assertThat(lines).hasSize(22);
        for (int k = 0; k <= 20; k++) {
            double[] cells = Arrays.stream(lines.get(k + 1).split(",", -1))
                    .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                    .toArray();
            assertThat(cells[0]).isEqualTo(k);
            assertThat(cells[1]).isEqualTo(k);
            assertThat(cells[2]).isCloseTo(310400 * Math.pow(0.64, k), within(1e-6));
            assertThat(cells[5]).isCloseTo(40 - 20 * Math.pow(0.8, k), within(1e-9));
            assertThat(cells[6]).isCloseTo(2 + Math.pow(0.8, k), within(1e-11));
        }
    }

    /** Told in the summary and in JSON, by epoch in the path, and by the saved model. */
    @Test
    void validationIsSeen(@TempDir Path directory) throws Exception {
        Path trace = directory.resolve("path.csv");
        String model = directory.resolve("m.json").toString();
        String[] command = {"train", "cars1930", "--validation", "0.2", "--save", model, "--trace", trace.toString()};
        Run json = Run.of(
                Stream.concat(Arrays.stream(command), Stream.of("--json")).toArray(String[]::new));
        JsonObject validation = json.json().getAsJsonObject("validation");
        double loss = validation.get("loss").getAsDouble();
        assertThat(validation.get("rows").getAsInt()).isEqualTo(10);
        assertThat(json.number("rows")).isEqualTo(40);
        List<String> lines = Files.readAllLines(trace);
        assertThat(lines.get(0)).endsWith(",intercept,speed_mph,validation_loss");
        assertThat(lines.get(lines.size() - 1)).endsWith("," + loss);
        String told = "held out  10 rows kept from descent for validation: mse " + Numbers.format(loss, 6) + "\n";
        String[] details =
                Stream.concat(Arrays.stream(command), Stream.of("--details")).toArray(String[]::new);
        assertThat(Run.of(details).out()).contains(told);
        assertThat(Run.of("show", model, "--details").out()).contains(told);
        assertThat(Run.of("train", "cars1930", "--json")
                        .json()
                        .get("validation")
                        .isJsonNull())
                .isTrue();
    }

    /** y = 1 + 2·size − b: quoted as in CSV, or alone without quotes. */
    @Test
    void namesMayHoldCommas(@TempDir Path directory) {
        String file = Run.file(directory, "d.csv", "\"size, m\",b,y\n1,2,1\n2,1,4\n3,3,4\n5,2,9\n2,7,-2\n");
        String[] both = {"\"size, m\",b", " b , \"size, m\""};
        for (String features : both) {
            Run run = Run.of("train", file, "--target", "y", "--json", "--features", features);
            assertThat(run.coefficient("size, m")).isCloseTo(2, within(1e-12));
            assertThat(run.coefficient("b")).isCloseTo(-1, within(1e-12));
        }
        Run alone = Run.of("train", file, "--target", "y", "--json", "--features", "size, m");
        assertThat(alone.json().getAsJsonObject("coefficients").keySet()).containsExactly("size, m");
        for (String start : List.of("\"size, m\"=20,b=30,intercept=40", "b=30,intercept=40,size, m=20")) {
            Run run = Run.of("train", file, "--target", "y", "--json", "--lr=1e-12", "--epochs=1", "--start", start);
            assertThat(run.coefficient("size, m")).isCloseTo(20, within(1e-8));
            assertThat(run.coefficient("b")).isCloseTo(30, within(1e-8));
        }
    }

    @Test
    void convergenceCanBeRequired() {
        assertThat(jellybeans("--lr", "0.1", "--epochs", "3").code()).isEqualTo(ExitCode.DONE);
        assertThat(jellybeans("--lr", "0.1", "--epochs", "3", "--require-convergence")
                        .code())
                .isEqualTo(ExitCode.NOT_CONVERGED);
        assertThat(jellybeans("--require-convergence").code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aDivergedRunIsNotSaved(@TempDir Path directory) {
        Path model = directory.resolve("m.json");
        Run run = jellybeans("--scale", "none", "--lr", "1", "--save", model.toString());
        assertThat(run.code()).isEqualTo(ExitCode.DIVERGED);
        assertThat(model).doesNotExist();
        assertThat(run.err()).contains("was not written");
    }

    private static Run jellybeans(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("train", "jellybeans", "--start", "slope=3,intercept=20", "--json"));
        arguments.addAll(List.of(options));
        return Run.of(arguments.toArray(String[]::new));
    }
}
