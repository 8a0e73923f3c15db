package org.jellygrad.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.Model;
import org.jellygrad.model.expression.Expression;
import org.jellygrad.trainer.function.FunctionDescent;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;

/** A smooth loss of many rows starts where the squared loss ends, and needs few epochs from there. */
class StartAtSquaresTest {
    private static final int FEATURES = 4;
    private static final Settings HUBER = RandomData.settings().withLoss(new Loss.Huber(1));
    private static final Dataset MANY = contaminated(210_000);
    private static final Dataset FEW = contaminated(2_000);

    /** Every twentieth target is far off. */
    private static Dataset contaminated(int rows) {
        Map<String, double[]> columns = RandomData.columns(6, rows, FEATURES);
        double[] y = columns.getOrDefault("y", new double[0]);
        Random random = new Random(6);
        for (int i = 0; i < rows; i += 20) {
            y[i] += 30 * random.nextGaussian() + 10;
        }
        return RandomData.dataset(columns);
    }

    private static String start(Fit fit) {
        return fit.model().provenance().settings().getOrDefault("start", "");
    }

    @Test
    void theEndIsTheSameAndNearer() {
        Fit fit = new Trainer(HUBER).fit(MANY);
        Fit zeros = new Trainer(HUBER.withStart(new InitialGuess.Zeros())).fit(MANY);
        assertThat(start(fit)).isEqualTo("squares");
        assertThat(start(zeros)).isEqualTo("zeros");
        assertThat(fit.outcome().isConverged()).isTrue();
        assertThat(fit.epochs()).isLessThan(zeros.epochs() / 2);
        assertThat(fit.summary()).contains("from the optimum of the squared loss");
        Model squared = new Trainer(RandomData.settings()).fit(MANY).model();
        PathPoint first = fit.path().points().get(0);
        assertThat(first.parameters()[0]).isEqualTo(squared.intercept(), within(1e-9));
        zeros.model().coefficients().forEach(coefficient -> assertThat(
                        fit.model().coefficient(coefficient.name()))
                .isEqualTo(coefficient.value(), within(1e-6 * Math.abs(coefficient.value()) + 1e-9)));
    }

    @Test
    void elsewhereItIsZero() {
        assertThat(start(new Trainer(HUBER).fit(FEW))).isEqualTo("zeros");
        assertThat(start(new Trainer(RandomData.settings()).fit(MANY))).isEqualTo("zeros");
        assertThat(start(new Trainer(HUBER.withBatching(new Batching.MiniBatch(1_000))
                                .withStop(HUBER.stop().withMaxEpochs(1)))
                        .fit(MANY)))
                .isEqualTo("zeros");
    }

    /** Where every residual is in the round part of Huber's loss, its ridge optimum is that of the squared loss. */
    @Test
    void theRidgeIsCounted() {
        Settings wide = RandomData.settings().withLoss(new Loss.Huber(1e6)).withPenalty(Penalty.of(0, 0.2));
        Fit fit = new Trainer(wide.withStart(new InitialGuess.Squares())).fit(FEW);
        assertThat(fit.epochs()).isLessThanOrEqualTo(1);
        Fit zeros = new Trainer(wide.withStart(new InitialGuess.Zeros())).fit(FEW);
        zeros.model().coefficients().forEach(coefficient -> assertThat(
                        fit.model().coefficient(coefficient.name()))
                .isEqualTo(coefficient.value(), within(1e-6 * Math.abs(coefficient.value()) + 1e-9)));
    }

    @Test
    void functionsHaveNoSquares() {
        Settings squares = Settings.DEFAULTS.withStart(new InitialGuess.Squares());
        assertThatThrownBy(() ->
                        FunctionDescent.run(TypedFunction.of(Expression.parse("(x - 3)^2")), squares, Recording.NONE))
                .isInstanceOf(InvalidSettingsException.class);
    }
}
