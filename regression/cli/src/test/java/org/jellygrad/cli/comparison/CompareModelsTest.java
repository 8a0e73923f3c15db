package org.jellygrad.cli.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.problem.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare} with several formulas. */
class CompareModelsTest {

    @TempDir
    private Path directory;

    /** About the mean 2 the squares are 2, about the line 0.5 + 0.6x they are 0.2; the fifth row lacks x. */
    private String four() {
        return Run.file(directory, "four.csv", "x,y\n1,1\n2,2\n3,2\n4,3\n,9\n");
    }

    @Test
    void sideBySide() {
        Run run = Run.of("compare", four(), "--formula", "y ~ 1", "--formula", "y ~ x");
        assertThat(run.assertFits().out()).isEqualTo("""
                        four.csv: 2 models of y on the same 4 rows. 1 row is left out of every model: a value that one of
                        them needs is missing.

                        (1) y ~ 1
                        (2) y ~ x

                                             (1)        (2)
                        intercept      2          0.5
                          std. error   0.4082     0.3873
                        x                         0.6
                          std. error              0.1414
                        rows           4          4
                        R²             0          0.9
                        adjusted R²    0          0.85
                        RMSE           0.7071068  0.2236068
                        AIC           12.57892    5.368579
                        BIC           11.35151    3.527462

                        F test       F       df       p
                        (1) in (2)  18  1 and 2  0.0513

                        p is the probability of so large an F if the terms that the larger model adds had no effect.
                        (2) has the lowest AIC. AIC is n·ln(2π·SS/n) + n + 2(k + 1), with n rows, k coefficients and the sum
                        SS of squared residuals. The variance of the errors counts as a parameter, as in R. BIC has ln n in
                        place of the 2.
                        """);
        assertThat(run.code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void asOneObject() {
        Run run = Run.of("compare", four(), "--formula", "y ~ 1", "--formula", "y ~ x", "--json");
        JsonObject json = run.json();
        assertThat(json.get("rows").getAsInt()).isEqualTo(4);
        assertThat(json.get("rowsDropped").getAsInt()).isEqualTo(1);
        assertThat(json.get("target").getAsString()).isEqualTo("y");
        JsonArray models = json.getAsJsonArray("models");
        assertThat(models).hasSize(2);
        JsonObject line = models.get(1).getAsJsonObject();
        assertThat(line.get("formula").getAsString()).isEqualTo("y ~ x");
        assertThat(line.getAsJsonObject("coefficients").get("x").getAsDouble()).isCloseTo(0.6, within(1e-15));
        assertThat(line.getAsJsonObject("standardErrors").get("x").getAsDouble())
                .isCloseTo(Math.sqrt(0.1 / 5), within(1e-15));
        assertThat(line.get("adjustedR2").getAsDouble()).isCloseTo(0.85, within(1e-14));
        assertThat(line.get("degreesOfFreedom").getAsInt()).isEqualTo(2);
        JsonObject test = json.getAsJsonArray("tests").get(0).getAsJsonObject();
        assertThat(test.get("smaller").getAsInt()).isZero();
        assertThat(test.get("larger").getAsInt()).isOne();
        assertThat(test.get("f").getAsDouble()).isCloseTo(18, within(1e-12));
        assertThat(test.get("p").getAsDouble()).isCloseTo(1 - Math.sqrt(0.9), within(1e-14));
    }

    /** A column that others make has no coefficient; models of which none contains another have no test. */
    @Test
    void whatIsNotThereIsSaid() {
        String file = Run.file(directory, "twice.csv", "x,z,w,y\n1,2,3,1\n2,4,1,2\n3,6,5,2\n4,8,2,3\n5,10,2,4\n");
        Run run = Run.of("compare", file, "--formula", "y ~ x + z", "--formula", "y ~ w");
        assertThat(run.assertFits().out())
                .contains("No model contains another, so there is no F test.")
                .containsPattern("(?m)^z +NA$")
                .contains("NA: the column can be calculated from those before it");
        Run early = Run.of(
                "compare", file, "--formula", "y ~ x + w", "--formula", "y ~ 1", "--lr", "0.001", "--epochs", "3");
        assertThat(early.assertFits().out())
                .contains("(1) has no standard errors, AIC and F test: its run ended away from the least-squares fit.")
                .doesNotContain("lowest AIC");
    }

    /** The constant leaves the squares 8: its AIC is 3·ln(2π·8/3) + 3 + 2·2. */
    @Test
    void anExactFitHasNoAic() {
        String file = Run.file(directory, "exact.csv", "x,y\n1,2\n2,4\n3,6\n");
        Run run = Run.of("compare", file, "--formula", "y ~ x", "--formula", "y ~ 1");
        assertThat(run.assertFits().out())
                .containsPattern("(?m)^intercept +0 +4$")
                .containsPattern("(?m)^AIC +- +15\\.45612$")
                .contains("(1) fits every row exactly, so it has no AIC")
                .contains("There is no F where the larger model leaves no residual")
                .doesNotContain("lowest AIC");
    }
}
