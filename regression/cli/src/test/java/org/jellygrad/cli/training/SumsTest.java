package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jellygrad.cli.Relative;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.Transcript;
import org.jellygrad.cli.problem.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that come later: sums in a file are added to, taken away from, and trained on. */
class SumsTest {
    private static final String HEADER = "x,town,y\n";
    private static final String FIRST = "1,Graz,2\n2,Linz,4\n3,Graz,7\n5,Linz,6\n";
    private static final String SECOND = "6,Graz,10\n7,Linz,9\n9,Graz,17\n,Linz,3\n";

    @TempDir(factory = Relative.class)
    private Path directory;

    @BeforeEach
    void writeFiles() {
        Run.file(directory, "first.csv", HEADER + FIRST);
        Run.file(directory, "second.csv", HEADER + SECOND);
        Run.file(directory, "strange.csv", HEADER + "1,Bonn,2\n");
        Run.file(directory, "short.csv", "x,y\n1,2\n");
        Run.file(directory, "two.csv", "a,b,y\n1,2,2\n2,5,5\n");
        String small = Run.file(directory, "small.csv", "x,y\n1,2\n2,3\n3,5\n4,4\n");
        String huge = Run.file(directory, "huge.csv", "x,y\n1e14,2e14\n2e14,5e14\n-3e14,4e14\n");
        for (String file : List.of(small, huge)) {
            train("--add", file, "--to", directory.resolve("huge.json").toString(), "--target", "y");
        }
    }

    private static Run train(String... words) {
        String[] arguments = new String[words.length + 2];
        arguments[0] = "train";
        arguments[1] = "--quiet";
        System.arraycopy(words, 0, arguments, 2, words.length);
        Run run = Run.of(arguments);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        return run;
    }

    @Test
    void textsAreAsWritten() throws IOException {
        Transcript.assertAsWritten("sums.txt", directory, run -> {});
        assertThat(directory.resolve("two.json")).exists();
    }

    private static String rows(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            double x = 50 + 3 * random.nextGaussian();
            String town = List.of("Graz", "Linz", "Wien").get(random.nextInt(3));
            double y = 1 + 2 * x + (town.equals("Linz") ? 4 : 0) + random.nextGaussian();
            text.append(String.format(Locale.ROOT, "%.6f,%s,%.6f%n", x, town, y));
        }
        return text.toString();
    }

    private static void same(JsonObject actual, JsonObject expected, String name) {
        if (expected.get(name).isJsonObject()) {
            assertThat(actual.getAsJsonObject(name).keySet())
                    .isEqualTo(expected.getAsJsonObject(name).keySet());
            expected.getAsJsonObject(name)
                    .keySet()
                    .forEach(key -> same(actual.getAsJsonObject(name), expected.getAsJsonObject(name), key));
        } else {
            double number = expected.get(name).getAsDouble();
            assertThat(actual.get(name).getAsDouble()).as(name).isEqualTo(number, within(3e-15 * Math.abs(number)));
        }
    }

    /** Two halves, whichever comes first, are the whole; and what was added is taken away without a trace. */
    @Test
    void halvesAreTheWhole() throws IOException {
        Random random = new Random(8);
        String one = rows(random, 400);
        String two = rows(random, 300);
        String whole = Run.file(directory, "whole.csv", HEADER + one + two);
        List<String> halves =
                List.of(Run.file(directory, "one.csv", HEADER + one), Run.file(directory, "two.csv", HEADER + two));
        for (String l2 : List.of("0", "0.3")) {
            for (int first = 0; first < 2; first++) {
                String sums = directory.resolve("sums" + first + l2 + ".json").toString();
                String formula = "y ~ x*town + I(x^2)";
                train("--add", halves.get(first), "--to", sums, "--formula", formula);
                String before = Files.readString(Path.of(sums));
                String model = directory.resolve("model.json").toString();
                Run run = train("--add", halves.get(1 - first), "--to", sums, "--l2", l2, "--json", "--save", model);
                JsonObject expected =
                        train(whole, "--formula", formula, "--l2", l2, "--json").json();
                for (String name :
                        List.of("rows", "intercept", "coefficients", "residualStandardError", "r2", "rmse", "epochs")) {
                    same(run.json(), expected, name);
                }
                if (l2.equals("0")) {
                    same(run.json(), expected, "standardErrors");
                }
                assertThat(run.json().getAsJsonObject("sums").get("rowsBefore").getAsInt())
                        .isEqualTo(first == 0 ? 400 : 300);
                for (String command : List.of("predict", "evaluate")) {
                    assertThat(Run.of(command, model, whole).code()).isEqualTo(ExitCode.DONE);
                }
                assertThat(Run.of("show", model).out()).contains("700 rows");
                train("--take-away", halves.get(1 - first), "--from", sums);
                JsonObject left = train("--from", sums, "--json").json();
                JsonObject again =
                        train(halves.get(first), "--formula", formula, "--json").json();
                same(left, again, "coefficients");
                assertThat(before).isNotEmpty();
            }
        }
    }

    /** What cannot be added leaves the file as it was. */
    @Test
    void refusedRowsLeaveNoTrace() throws IOException {
        String sums = directory.resolve("sums.json").toString();
        train("--add", directory.resolve("first.csv").toString(), "--to", sums, "--formula", "y ~ x + town");
        String before = Files.readString(Path.of(sums));
        for (String file : List.of("strange.csv", "short.csv")) {
            Run run = Run.of("train", "--add", directory.resolve(file).toString(), "--to", sums);
            assertThat(run.code()).isNotEqualTo(ExitCode.DONE);
            assertThat(Files.readString(Path.of(sums))).isEqualTo(before);
        }
        Run run =
                Run.of("train", "--add", directory.resolve("second.csv").toString(), "--to", sums, "--loss", "huber:1");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(Files.readString(Path.of(sums))).isEqualTo(before);
    }
}
