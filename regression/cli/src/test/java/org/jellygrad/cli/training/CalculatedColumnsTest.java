package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.jellygrad.cli.Relative;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.csv.Csv;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.model.formula.InverseResponse;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transformed targets, and numbers of dates. */
class CalculatedColumnsTest {
    @TempDir(factory = Relative.class)
    private Path directory;

    private String doubling() {
        return Run.file(directory, "doubling.csv", "x,z,price\n1,5,4\n2,1,8\n3,2,16\n5,1,64\n6,,128\n");
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void aTargetMayBeTransformed() {
        Run trained = Run.of("train", doubling(), "--formula", "log2(price) ~ x", "--save", path("log.json"));
        assertThat(trained.out()).startsWith("log2(price) = 1 · x + 1\n");
        String more = Run.file(directory, "more.csv", "x\n4\n7\n");
        Run plain = Run.of("predict", path("log.json"), more);
        assertThat(plain.out().lines().toList()).startsWith("x,log2(price)").hasSize(3);
        assertThat(plain.err()).isEqualTo("The predictions are log2(price); --response gives price.\n");
        Run undone = Run.of("predict", path("log.json"), more, "--response");
        List<String> lines = undone.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo("x,price");
        assertThat(Double.parseDouble(lines.get(1).substring(2))).isCloseTo(32, within(1e-9));
        assertThat(Double.parseDouble(lines.get(2).substring(2))).isCloseTo(256, within(1e-9));
        assertThat(undone.err()).isEmpty();
        assertThat(Run.of("evaluate", path("log.json"), doubling()).out()).startsWith("R² 1 ");
    }

    @Test
    void aPointDoesNotMeanTheTargetsColumns() {
        Run trained = Run.of("train", doubling(), "--formula", "log2(price) ~ .", "--json");
        assertThat(trained.json().getAsJsonObject("coefficients").keySet()).containsExactly("x", "z");
        Run refused = Run.of("train", doubling(), "--formula", "log2(price) ~ x + price");
        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("is among what it is to be predicted from.");
    }

    @Test
    void whatIsNotDefinedIsRefused() {
        String zero = Run.file(directory, "zero.csv", "x,price\n1,4\n2,0\n3,16\n");
        Run run = Run.of("train", zero, "--formula", "log(price) ~ x");
        assertThat(run.code()).isEqualTo(ExitCode.DATA);
        assertThat(run.err()).startsWith("log(price) is minus infinity in row 2, where price = 0.");
        assertThat(Run.of("train", zero, "--formula", "log(prise) ~ x").err())
                .contains("There is no column 'log(prise)'");
        Run.of("train", doubling(), "--formula", "price ~ x", "--save", path("plain.json"));
        assertThat(Run.of("predict", path("plain.json"), doubling(), "--response")
                        .err())
                .contains("predicts price, which cannot be undone");
    }

    @Test
    void anIntervalIsUndoneToo() {
        String noisy = Run.file(directory, "noisy.csv", "x,y\n1,3\n2,7\n3,21\n4,50\n5,160\n");
        Run.of("train", noisy, "--formula", "log(y) ~ x", "--save", path("noisy.json"));
        String plain = Run.of("predict", path("noisy.json"), noisy, "--interval", "0.9")
                .out();
        String undone = Run.of("predict", path("noisy.json"), noisy, "--interval", "0.9", "--response")
                .out();
        String[] logs = plain.lines().toList().get(2).split(",", -1);
        String[] values = undone.lines().toList().get(2).split(",", -1);
        assertThat(undone).startsWith("x,y,y_predicted,y_predicted_low,y_predicted_high\n");
        for (int i = 2; i < 5; i++) {
            assertThat(Double.parseDouble(values[i])).isCloseTo(Math.exp(Double.parseDouble(logs[i])), within(1e-9));
        }
    }

    @Test
    void datesGiveNumbers() {
        String days = Run.file(
                directory, "days.csv", "day,y\n1970-01-02,3\n1970-01-03,5\n1970-01-05,9\n1970-01-11 12:00,22\n,7\n");
        Run trained = Run.of("train", days, "--formula", "y ~ days(day)", "--save", path("days.json"));
        assertThat(trained.out()).startsWith("y = 2 · days(day) + 1\n").contains("Of 5 rows 1 is left out");
        String more = Run.file(directory, "next.csv", "day\n31.01.1970\n1970/02/01\n");
        assertThat(Run.of("predict", path("days.json"), more).out())
                .startsWith("day,y\n31.01.1970,61")
                .contains(",63");
        String wrong = Run.file(directory, "wrong.csv", "day,y\n1970-01-02,3\n1970-13-03,5\n1970-01-05,9\n");
        assertThat(Run.of("train", wrong, "--formula", "y ~ month(day)").err())
                .startsWith("Column 'day' holds '1970-13-03' in row 2, which is no date.");
    }

    @Test
    void unknownLevelsAndColumnsMayCountAsZero() {
        String towns = Run.file(directory, "towns.csv", "x,town,y\n1,Graz,3\n2,Graz,5\n1,Linz,13\n3,Linz,17\n");
        Run.of("train", towns, "--formula", "y ~ x + town", "--save", path("towns.json"));
        String bonn = Run.file(directory, "bonn.csv", "x,town\n1,Bonn\n2,Linz\n");
        assertThat(Run.of("predict", path("towns.json"), bonn).out()).startsWith("x,town,y\n1,Bonn,\n2,Linz,15");
        Run zero = Run.of("predict", path("towns.json"), bonn, "--unknown", "zero");
        assertThat(Double.parseDouble(zero.out().lines().toList().get(1).substring(7)))
                .isCloseTo(3, within(1e-9));
        assertThat(zero.err()).startsWith("1 row of bonn.csv with a level that the model does not know");
        String without = Run.file(directory, "without.csv", "town\nLinz\n");
        assertThat(Run.of("predict", path("towns.json"), without).err()).contains("without.csv has no column 'x'.");
        Run absent = Run.of("predict", path("towns.json"), without, "--unknown", "zero");
        assertThat(Double.parseDouble(absent.out().lines().toList().get(1).substring(5)))
                .isCloseTo(11, within(1e-9));
        assertThat(absent.err()).isEqualTo("without.csv lacks x: taken as 0.\n");
        assertThat(Run.of("predict", path("towns.json"), bonn, "--unknown", "none")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void programsHaveTheSame() {
        Dataset data = Csv.read(Path.of(doubling()));
        Formula formula = Formula.parse("log2(price) ~ x");
        assertThat(Formula.parse(formula.toString())).isEqualTo(formula).hasToString("log2(price) ~ x");
        Fit fit = new Trainer(Settings.DEFAULTS.withFormula(formula)).fit(data);
        assertThat(fit.model().target()).isEqualTo("log2(price)");
        assertThat(fit.model().predict(4)).isCloseTo(5, within(1e-12));
        Formula dates = Formula.parse("y ~ year(`the day`) + x");
        assertThat(Formula.parse(dates.toString())).isEqualTo(dates);
    }

    /** Law: the inverse of what the transformation gives is what it was given. */
    @Test
    void inverses() {
        for (String target : List.of(
                "log(y)",
                "log10(y)",
                "log2(y)",
                "log1p(y)",
                "sqrt(y)",
                "exp(y)",
                "I(2*y - 3)",
                "I(1/y)",
                "log(y/10 + 1)",
                "I(-y)",
                "I(3 - 2*y)",
                "expm1(y)",
                "sigmoid(y)")) {
            InverseResponse inverse = InverseResponse.of(target).orElseThrow();
            double there = Variable.Transformation.parse(target).value(1.75);
            assertThat(inverse.column()).isEqualTo("y");
            assertThat(inverse.of().applyAsDouble(there)).as(target).isCloseTo(1.75, within(1e-12));
        }
        for (String target : List.of("y", "square(y)", "I(y^2)", "abs(y)", "I(x*y)")) {
            assertThat(InverseResponse.of(target)).as(target).isEmpty();
        }
    }
}
