package org.jellygrad.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.Provenance;
import org.jellygrad.model.Quality;
import org.jellygrad.model.json.ModelJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that use a saved model. None of them trains. */
class PredictTest {
    @TempDir
    private Path directory;

    private String model = "";

    /** price = 3·area − 5·age + 7; a column of ones was set aside. */
    @BeforeEach
    void saveModel() throws IOException {
        Path file = directory.resolve("model.json");
        ModelJson.save(
                new Model(
                        "price",
                        List.of(
                                Coefficient.of("area", 3, 10),
                                Coefficient.of("ones", Double.NaN, 1),
                                Coefficient.of("age", -5, 2)),
                        7,
                        27,
                        null,
                        new Quality(0.5, 100, 0.995, Math.sqrt(0.5), 0.75, Map.of("intercept", 0.25), null),
                        new Provenance(
                                "houses.csv",
                                "cafe",
                                9,
                                1,
                                0,
                                Map.of("loss", "mse"),
                                42,
                                "converged",
                                "it was there",
                                3,
                                Map.of())),
                file);
        model = file.toString();
    }

    @Test
    void columnsAreMatchedByNameAndCellsPassOn() {
        Run run = predict("age,town,area\n1,\"Bad Ischl, upper\",100\n2,\"say \"\"hi\"\"\",1e2\n 3 ,x,1.50\n");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .isEqualTo("age,town,area,price\n1,\"Bad Ischl, upper\",100,302.0\n2,\"say \"\"hi\"\"\",1e2,297.0\n"
                        + " 3 ,x,1.50,-3.5\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aColumnOfTheTargetsNameStays() {
        assertThat(predict("price,area,age\n5,0,0\n").out()).isEqualTo("price,area,age,price_predicted\n5,0,0,7.0\n");
        assertThat(predict("price,price_predicted,area,age\n5,6,0,0\n").out())
                .startsWith("price,price_predicted,area,age,price_predicted_predicted\n");
    }

    @Test
    void rowsThatLackAFeatureAreCounted() {
        Run run = predict("area,age\n1,\nNA,2\n1,1\n");
        assertThat(run.out()).isEqualTo("area,age,price\n1,,\nNA,2,\n1,1,5.0\n");
        assertThat(run.err()).isEqualTo("2 rows of new.csv lack a feature: no prediction there.\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void aMissingColumnIsNamedWithTheNearest() {
        Run run = predict("areas,age\n1,2\n");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("new.csv has no column 'area'").contains("Did you mean 'areas'?");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aTextInAFeatureIsNamed() {
        Run run = predict("area,age\n1,2\nbig,2\n");
        assertThat(run.code()).isEqualTo(ExitCode.DATA);
        assertThat(run.err()).contains("'big'").contains("new.csv:3:1");
    }

    /** Truths 302, 290: residuals 0 and 7. */
    @Test
    void evaluates() {
        String file = Run.file(directory, "test.csv", "price,age,area\n302,1,100\n290,2,100\n,1,1\n");
        Run run = Run.of("evaluate", model, file, "--json");
        assertThat(run.number("rows")).isEqualTo(2);
        assertThat(run.number("rowsDropped")).isEqualTo(1);
        assertThat(run.number("mae")).isEqualTo(3.5);
        assertThat(run.number("rmse")).isCloseTo(Math.sqrt(24.5), within(1e-15));
        assertThat(run.number("r2")).isCloseTo(1 - 49 / 72.0, within(1e-15));
        assertThat(Run.of("evaluate", model, file).out())
                .isEqualTo(
                        "R² 0.319444   RMSE 4.94975   MAE 3.5   on 2 rows of test.csv (1 dropped for missing cells)\n");
    }

    /** A category, a logarithm and a model on disk; by hand 2 + 10·[b] + 4·log2(x). */
    @Test
    void predictsFromFormulas() {
        String trained = directory.resolve("formula.json").toString();
        String data = Run.file(directory, "t.csv", "t,x,y\na,1,2\na,2,6\nb,1,12\nb,4,20\na,8,14\n");
        Run train = Run.of("train", data, "--formula", "y ~ t + log2(x)", "--save", trained);
        assertThat(train.code()).isZero();
        assertThat(train.out())
                .startsWith("y = 10 · t[b] + 4 · log2(x) + 2\n")
                .contains("Each level of t is compared with a, the reference level. ");
        assertThat(Run.of("show", trained, "--details").out())
                .contains("category  Each level of t is compared with a, the reference level.\n");
        Run run = Run.of("predict", trained, Run.file(directory, "n.csv", "x,t\n16,b\n0.5, a \n-1,a\n1,c\n,a\n0,b\n"));
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("x,t,y\n16,b,28.0\n0.5, a ,-2.0\n-1,a,\n1,c,\n,a,\n0,b,\n");
        assertThat(run.err()).isEqualTo("""
                1 row of n.csv lacks a feature: no prediction there.
                3 rows of n.csv cannot be predicted and are left empty. The first:
                log2(x) is not a number in row 3, where x = -1.

                Every row needs a finite number: a logarithm exists of numbers above 0, a root from 0, a quotient
                where the divisor is not 0. Choose another transformation, or mend or leave out such rows.
                """);
        Run evaluated = Run.of("evaluate", trained, Run.file(directory, "e.csv", "t,x,y\nc,1,0\na,1,3\nb,1,11\n"));
        assertThat(evaluated.out()).isEqualTo("R² 0.9375   RMSE 1   MAE 1   on 2 rows of e.csv\n");
        assertThat(evaluated.err()).startsWith("""
                1 row of e.csv cannot be predicted and is left out. It is this:
                'c' in row 1 is no level of 't' that the model knows.

                It was trained on a, b;""");
    }

    @Test
    void shows() {
        assertThat(Run.of("show", model).out()).isEqualTo("""
                        price = 3 · area − 5 · age + 7

                                   learned
                        intercept        7
                        area             3
                        ones            NA
                        age             -5

                        Trained on 9 rows of houses.csv (1 dropped): converged after 3 epochs.
                        R² is 0.995: the model explains 99.5 % of the variance of price, and its predictions are typically
                        off by 0.707107 (RMSE). Standard errors are not shown: they belong to the optimum, and the run ended
                        more than 1e-06 standard deviations of price away from it.
                        set aside ones: constant, or a combination of the other columns; no coefficient (NA)
                        """);
    }

    @Test
    void showsDetails() {
        assertThat(Run.of("show", model, "--details").out()).isEqualTo("""
                        price = 3 · area − 5 · age + 7

                                   learned  standardised
                        intercept        7
                        area             3            NA
                        ones            NA            NA
                        age             -5            NA

                        data      houses.csv, 9 rows (1 dropped): price from area, ones, age
                        set aside ones: constant, or a combination of the other columns; no coefficient (NA)
                        loss      mse 0.5 (the best constant prediction has 100), R² 0.995, RMSE 0.707107
                        inference Standard errors, t and p are not shown: they belong to the optimum, and the run ended more
                                  than 1e-06 standard deviations of price away from it.
                        stopped   converged. it was there
                        settings  loss mse
                        numbers   SHA-256 cafe
                        """);
    }

    /** The year and its powers, large and of both signs: the printed contributions add up to the prediction all the same. */
    @Test
    void contributionsThatCancelAreToldOf() {
        String trained = directory.resolve("co2.json").toString();
        Run.of("train", "co2_mauna_loa", "--degree", "4", "--save", trained);
        Run run = Run.of("predict", trained, "co2_mauna_loa", "--explain", "3");
        double[] last = run.out()
                .lines()
                .filter(line -> line.startsWith("average row") || line.startsWith("year"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .toArray();
        double predicted = 317.2943;
        assertThat(run.out()).startsWith("co2_ppm = " + predicted + " ");
        assertThat(Arrays.stream(last).sum()).isCloseTo(predicted, within(1e-3));
        double largest = Arrays.stream(last).map(Math::abs).max().orElseThrow();
        // Predictions are about as large as their average, 361.
        assertThat(largest / last[0]).isCloseTo(33_300, within(100.0));
        assertThat(run.out()).contains("""
                terms     cancel: that of year^2 is 12029250, 33700 times as large as predictions are. Their sum in
                          doubles loses 4 digits of 16. The prediction is not this sum: its powers are those of the
                          distance from a column's centre, and it loses none.
                """);
    }

    /** Two columns that nearly repeat each other, far from where they agree: there is no form that keeps the digits. */
    @Test
    void columnsThatCancelCostThePredictionItsDigits() {
        String trained = directory.resolve("twins.json").toString();
        var csv = new StringBuilder("a,b,y\n");
        for (int i = 0; i < 20; i++) {
            csv.append(i)
                    .append(',')
                    .append(i + (i % 2) * 1e-6)
                    .append(',')
                    .append(i % 2 + 0.1 * (i % 3))
                    .append('\n');
        }
        Run.of("train", Run.file(directory, "twins.csv", csv.toString()), "--target", "y", "--save", trained);
        Run run = Run.of("predict", trained, Run.file(directory, "far.csv", "a,b\n100,100\n"), "--explain", "1");
        assertThat(run.out().lines().map(String::strip))
                .anyMatch(line -> line.startsWith("terms     cancel: that of "))
                .anyMatch(line -> line.endsWith("The prediction is this sum."));
    }

    /** A reader that goes away, as `head` does, is no error and gets no message; writing stops soon. */
    @Test
    void aClosedOutputEndsQuietly() {
        String file = Run.file(directory, "long.csv", "area,age\n" + "1,2\n".repeat(200_000));
        var pipe = new OutputStream() {
            private int writes;

            @Override
            public void write(int b) throws IOException {
                throw new Console.ReaderGoneException(new IOException("Tubería rota"));
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                writes++;
                throw new Console.ReaderGoneException(new IOException("Tubería rota"));
            }
        };
        var messages = new ByteArrayOutputStream();
        int code = Run.on(
                new String[] {"predict", model, file}, new Console(pipe, messages, 0, StandardCharsets.UTF_8, () -> 0));
        assertThat(code).isEqualTo(ExitCode.OUTPUT_CLOSED);
        assertThat(messages.size()).isZero();
        assertThat(pipe.writes).isLessThan(10);
    }

    private Run predict(String csv) {
        return Run.of("predict", model, Run.file(directory, "new.csv", csv));
    }
}
