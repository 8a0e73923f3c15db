package org.jellygrad.trainer.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.model.Coefficient;
import org.jellygrad.model.Model;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.settings.Settings;

/** Trains formulas and compares with coefficients and standard errors that R found. */
final class FormulaFits {
    static final double RELATIVE = 1e-10;

    static Fit fit(Dataset data, String formula) {
        return new Trainer(Settings.DEFAULTS.withFormula(Formula.parse(formula))).fit(data);
    }

    static Fit fit(String data, String formula) {
        return fit(BundledDatasets.load(data), formula);
    }

    /** Name, coefficient, standard error and again; the intercept first where there is one. */
    static void assertFit(Fit fit, double relative, Object... expected) {
        assertThat(fit.outcome()).isInstanceOf(Outcome.Converged.class);
        Model model = fit.model();
        List<String> names = new ArrayList<>(
                model.coefficients().stream().map(Coefficient::name).toList());
        if (model.hasIntercept()) {
            names.add(0, "intercept");
        }
        List<String> wanted = IntStream.range(0, expected.length / 3)
                .mapToObj(i -> (String) expected[3 * i])
                .toList();
        assertThat(names).isEqualTo(wanted);
        for (int i = 0; i < expected.length; i += 3) {
            String name = (String) expected[i];
            double value = name.equals("intercept") ? model.intercept() : model.coefficient(name);
            assertClose(name, value, (double) expected[i + 1], relative);
            Map<String, Double> errors = model.quality().standardErrors();
            assertClose(name + " s.e.", errors.getOrDefault(name, 0.0), (double) expected[i + 2], relative);
        }
    }

    static void assertClose(String what, double actual, double expected, double relative) {
        assertThat(actual).as(what).isCloseTo(expected, within(relative * Math.abs(expected)));
    }

    /**
     * Two categories and two numbers, exact in binary, 48 rows: in R {@code i <- 1:48; g <- data.frame(a = factor(c("x", "y",
     * "z")[(i - 1) %% 3 + 1]), b = factor(ifelse(i <= 24, "p", "q")), u = (i * 7919) %% 101 / 8, v = (i * 104729) %% 97 / 8)} and
     * {@code g$y <- 3 + 2 * g$u - g$v + as.integer(g$a) * g$u + as.integer(g$b) + (i * 31) %% 13 / 8}.
     */
    static Dataset grid() {
        int[] rows = IntStream.rangeClosed(1, 48).toArray();
        double[] u = IntStream.of(rows).mapToDouble(i -> i * 7919 % 101 / 8.0).toArray();
        double[] v = IntStream.of(rows).mapToDouble(i -> i * 104729 % 97 / 8.0).toArray();
        double[] y = IntStream.of(rows)
                .mapToDouble(i -> 3
                        + 2 * u[i - 1]
                        - v[i - 1]
                        + ((i - 1) % 3 + 1) * u[i - 1]
                        + (i <= 24 ? 1 : 2)
                        + i * 31 % 13 / 8.0)
                .toArray();
        return Dataset.builder("grid")
                .texts(
                        "a",
                        IntStream.of(rows)
                                .mapToObj(i -> List.of("x", "y", "z").get((i - 1) % 3))
                                .toList())
                .texts(
                        "b",
                        IntStream.of(rows).mapToObj(i -> i <= 24 ? "p" : "q").toList())
                .numbers("u", u)
                .numbers("v", v)
                .numbers("y", y)
                .build();
    }

    private FormulaFits() {}
}
