package org.jellygrad.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.UnknownNameException;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Formula;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Obstacles;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** What keeps a run from starting is told at once, and the run itself refuses the same. */
class ObstaclesTest {
    private static final Dataset DATA = Dataset.builder("towns")
            .numbers("x", new double[] {1, 2, 4})
            .numbers("y", new double[] {2, 3, 7})
            .texts("town", List.of("Linz", "Graz", "Linz"))
            .build();

    private static final Settings Y = Settings.DEFAULTS.withTarget("y");

    @Test
    void allAtOnce() {
        Settings settings = Y.withFeatures(List.of("x", "x", "y"))
                .withStop(Settings.DEFAULTS.stop().withPatience(3));
        assertThat(new Trainer(settings).obstacles(DATA).settings())
                .extracting(Problem::what)
                .containsExactly(
                        "Patience is 3, but no rows are kept for validation.",
                        "Column 'x' is given twice in `features`.",
                        "Column 'y' is the target and one of the `features`.");
    }

    @Test
    void aStartThatTheModelDoesNotHave() {
        Settings settings =
                Y.withFeatures(List.of("x", "town")).withStart(new InitialGuess.Given(Map.of("town[Graz]", 1.0)));
        Obstacles obstacles = new Trainer(settings).obstacles(DATA);
        assertThat(obstacles.data()).isEmpty();
        assertThat(obstacles.settings())
                .containsExactly(Problem.mendedBy(
                        "`start` names 'town[Graz]', which is no parameter of the model.",
                        "Did you mean 'town[Linz]'?\nThe parameters are: intercept, x, town[Linz]."));
        assertThatThrownBy(() -> new Trainer(settings).fit(DATA)).isInstanceOf(InvalidSettingsException.class);
    }

    @Test
    void aTextAsTargetIsAProblemOfTheData() {
        Trainer trainer = new Trainer(Settings.DEFAULTS.withFormula(Formula.parse("town ~ x")));
        Obstacles obstacles = trainer.obstacles(DATA);
        assertThat(obstacles.settings()).isEmpty();
        assertThat(obstacles.data())
                .singleElement()
                .extracting(Problem::what)
                .asString()
                .startsWith("Column 'town' of towns is text");
        assertThatThrownBy(() -> trainer.fit(DATA)).isInstanceOf(UnusableDataException.class);
    }

    @Test
    void anUnknownColumnIsAProblemOfTheSettings() {
        Trainer trainer = new Trainer(Y.withFeatures(List.of("z")));
        assertThat(trainer.obstacles(DATA).settings())
                .extracting(Problem::what)
                .containsExactly("towns has no column 'z'.");
        assertThatThrownBy(() -> trainer.fit(DATA)).isInstanceOf(UnknownNameException.class);
    }

    @Test
    void nothingStandsInTheWay() {
        assertThat(new Trainer(Y.withStart(new InitialGuess.Given(Map.of("slope", 1.0)))).obstacles(DATA))
                .isEqualTo(new Obstacles(List.of(), List.of()));
    }
}
