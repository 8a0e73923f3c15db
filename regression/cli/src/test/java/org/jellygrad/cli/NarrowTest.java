package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jellygrad.certified.CertifiedSet;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.datasets.DatasetCard;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever columns are called and however large numbers are, no line for people is wider than a hundred cells. */
class NarrowTest {
    private static final int ROWS = 50;
    private static final String LONG = "what_it_is_that_these_columns_are_to_predict";
    private static final String LONGER = "y".repeat(130);

    @TempDir(factory = Relative.class)
    private Path directory;

    static List<List<String>> columns() {
        return List.of(
                IntStream.range(0, 20)
                        .mapToObj(i -> "household_income_of_quintile_" + i + "_before_taxes_and_transfers_in_thousands")
                        .toList(),
                List.of("所得水準の対数変換値", "größe_der_wohnung_in_quadratmetern", "🏠🏠🏠", "e\u0301te\u0301"),
                List.of("所".repeat(70), "b", "c"),
                List.of(
                        "with a blank in it and then another one, and a comma as well, and on, and on, and on, and so on"),
                List.of("a\nb", "\u001b[31mred", "tab\tulator", "\u0007"),
                List.of("x".repeat(150)));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void namesOfAllKinds(List<String> columns) {
        for (double unit : new double[] {1e-130, 3e140}) {
            everyCommand(csv(columns, LONG, unit), LONG);
        }
        everyCommand(csv(columns, LONGER, 1), LONGER);
    }

    private void everyCommand(String csv, String target) {
        String saved = directory.resolve("model.json").toString();
        Run trained = Run.of("train", csv, "--formula", "`" + target + "` ~ .", "--save", saved, "--folds", "3");
        trained.assertFits();
        assertThat(trained.code()).as(trained.err()).isZero();
        for (String[] command : new String[][] {
            {"train", csv, "--target", target, "--lr", "search", "--epochs", "3"},
            {"train", csv, "--target", target, "--degree", "2", "--epochs", "3"},
            {"train", csv, "--target", target, "--scale", "none", "--lr", "0.5"},
            {"show", saved},
            {"evaluate", saved, csv},
            {"predict", saved, csv, "--explain", "2", "--interval", "0.9", "--influence"}
        }) {
            Run run = Run.of(command).assertFits();
            assertThat(run.code()).as(run.err()).isIn(ExitCode.DONE, ExitCode.DIVERGED);
        }
        for (String[] command : new String[][] {
            {"train", csv, "--target", "none"},
            {"train", csv},
            {"train", csv, "--target", target, "--features", target},
            {"train", csv, "--target", target, "--features", "none," + "n".repeat(200)},
            {"train", csv, "--target", target, "--start", "none=3", "--lr", "l".repeat(200)},
            {"train", csv, "--formula", "`" + target + "` ~ log(`" + target.repeat(3) + "`) + abc(x)"},
            {"evaluate", saved, "jellybeans"},
            {"predict", saved, "jellybeans", "--explain", "9"}
        }) {
            Run run = Run.of(command).assertFits();
            assertThat(run.code()).as(run.out()).isIn(ExitCode.USAGE, ExitCode.DATA);
        }
    }

    @Test
    void interactionsOfLevels() {
        String saved = directory.resolve("model.json").toString();
        Run.of(
                        "train",
                        "penguins",
                        "--formula",
                        "body_mass_g ~ (species + island + sex) * flipper_length_mm",
                        "--save",
                        saved)
                .assertFits();
        Run.of("show", saved).assertFits();
        Run.of("predict", saved, "penguins", "--explain", "1").assertFits();
    }

    static List<String> bundled() {
        return BundledDatasets.cards().stream().map(DatasetCard::name).toList();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void bundledSets(String name) {
        for (String more : List.of("--lr auto", "--degree 4", "--lr search", "--folds 3", "--loss mae --epochs 50")) {
            List<String> command = new ArrayList<>(List.of("train", name));
            command.addAll(List.of(more.split(" ")));
            Run.of(command.toArray(String[]::new)).assertFits();
        }
        Run.of("datasets", name).assertFits();
    }

    static List<CertifiedSet> certified() {
        return CertifiedSet.all();
    }

    @ParameterizedTest
    @MethodSource("certified")
    void certifiedSets(CertifiedSet set) {
        String csv = Run.file(directory, "set.csv", set.csv());
        String saved = directory.resolve("model.json").toString();
        String degree = Integer.toString(set.degree());
        Run.of("train", csv, "--target", "y", "--degree", degree, "--save", saved)
                .assertFits();
        Run.of("show", saved).assertFits();
        Run.of("predict", saved, csv, "--explain", "2", "--interval", "0.99").assertFits();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "train --help",
                "minimize --help",
                "explain --help",
                "show --help",
                "predict --help",
                "evaluate --help",
                "datasets --help",
                "datasets",
                ""
            })
    void help(String command) {
        Run.of(command.isEmpty() ? new String[0] : command.split(" ")).assertFits();
    }

    private String csv(List<String> columns, String target, double unit) {
        var random = new Random(7);
        var text = new StringBuilder(columns.stream().map(NarrowTest::quoted).collect(Collectors.joining(",")))
                .append(',')
                .append(quoted(target))
                .append('\n');
        for (int row = 0; row < ROWS; row++) {
            double sum = 0;
            for (int i = 0; i < columns.size(); i++) {
                double x = random.nextGaussian() * Math.pow(10, i % 7 - 3);
                sum += x;
                text.append(unit * x).append(',');
            }
            text.append(unit * (sum + random.nextGaussian())).append('\n');
        }
        return Run.file(directory, "data.csv", text.toString());
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
