package org.jellygrad.trainer.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.jellygrad.trainer.formula.FormulaFits.assertClose;
import static org.jellygrad.trainer.formula.FormulaFits.fit;
import static org.jellygrad.trainer.formula.FormulaFits.grid;

import java.util.List;
import java.util.stream.IntStream;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.model.Inputs;
import org.jellygrad.model.Model;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.model.json.ModelJson;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas beside the other settings, and models that have one. */
class FormulaSettingsTest {
    /** A formula of plain columns is the list of them: the same bits in every coefficient, and the same hash. */
    @ParameterizedTest
    @ValueSource(strings = {"y ~ u + v", "y ~ v + u + b", "y ~ 0 + a + v", "y ~ u", "y ~ a + b"})
    void plainColumnsAreTheFeaturesList(String formula) {
        List<String> features = IntStream.of(
                        formula.substring(formula.indexOf('~')).chars().toArray())
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .toList();
        Settings listed =
                Settings.DEFAULTS.withTarget("y").withFeatures(features).withIntercept(!formula.contains("0"));
        Model byList = new Trainer(listed).fit(grid()).model();
        Model byFormula = fit(grid(), formula).model();
        assertThat(byFormula.coefficients()).isEqualTo(byList.coefficients());
        assertThat(byFormula.intercept()).isEqualTo(Double.valueOf(byList.intercept()));
        assertThat(byFormula.quality()).isEqualTo(byList.quality());
        assertThat(byFormula.categories()).isEqualTo(byList.categories());
        assertThat(byFormula.provenance().dataHash())
                .isEqualTo(byList.provenance().dataHash());
    }

    /** What is predicted from the rows' own cells, also after a save and a load, is what was fitted: residuals sum to 0. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "y ~ u*v*a",
                "y ~ a*b + log(v + 1)",
                "y ~ C(a, ref=z) + u + I(u^2) + I(u^3)",
                "y ~ I(u/(v + 0.5) - 3) + a:b",
                "y ~ ."
            })
    void aSavedModelPredictsFromRawCells(String formula) {
        Dataset data = grid();
        Model model = fit(data, formula).model();
        Model loaded = ModelJson.fromJson(ModelJson.toJson(model), "test");
        assertThat(loaded.coefficients()).isEqualTo(model.coefficients());
        assertThat(loaded.categories()).isEqualTo(model.categories());
        Inputs inputs = Inputs.of(loaded, data);
        double[] sums = new double[2];
        int target = data.schema().indexOf("y");
        data.forEachRow(row -> {
            double residual = loaded.predict(inputs.of(row).orElseThrow()) - row.number(target);
            sums[0] += residual;
            sums[1] += residual * residual;
        });
        assertThat(sums[0]).isCloseTo(0, within(1e-10));
        assertClose("RMSE", Math.sqrt(sums[1] / 48), model.quality().rmse(), 1e-12);
    }

    /** What the formula asks of the data and does not find is a bad setting, as every other name is. */
    @Test
    void aFormulaThatDoesNotFitTheDataIsABadSetting() {
        assertThatThrownBy(() -> fit(grid(), "y ~ u + w"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("""
                        There is no column 'w'.
                            y ~ u + w
                                    ^

                        The columns are: a, b, u, v, y.""");
    }

    @Test
    void aFormulaExcludesWhatItSays() {
        Settings settings = Settings.DEFAULTS
                .withFormula(Formula.parse("y ~ u"))
                .withTarget("v")
                .withFeatures(List.of("a", "b"))
                .withDegree(2)
                .withIntercept(false);
        assertThat(settings.problems()).extracting(Problem::text).containsExactly("""
                The formula y ~ u cannot be used with `target v`, `features a,b`, `degree 2`, `intercept false`.

                A formula names target, features, powers and intercept: target ~ feature + I(feature^2) - 1. Leave one or the other out.""");
        assertThat(Settings.DEFAULTS
                        .withFormula(Formula.parse("y ~ u"))
                        .withWeights("y")
                        .problems())
                .extracting(Problem::text)
                .containsExactly("""
                        Column 'y' is to weigh the rows and to be the target.

                        A weight says how much a row counts; the model has no coefficient for it. Choose another column.""");
    }
}
