package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.jellygrad.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every method that an option names does what it says; what the methods themselves hold to is tested in the trainer. */
class MethodOptionsTest {

    private static Run train(String arguments) {
        return Run.of(("train " + arguments + " --json").split(" ", -1));
    }

    /** The jelly beans have no noise, so every method ends on 2 and 40. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--optimizer momentum:0.5",
                "--optimizer nesterov:0.5",
                "--optimizer adagrad",
                "--optimizer adam",
                "--optimizer amsgrad",
                "--optimizer rmsprop --lr 50 --schedule exponential:0.98",
                "--optimizer normalized --lr 100 --schedule exponential:0.95",
                "--optimizer lbfgs",
                "--optimizer cg",
                "--lr 0.3 --schedule inverse-time:0.01",
                "--lr 0.3 --schedule warmup:10",
                "--lr 0.3 --schedule step:20:0.9",
                "--lr 0.3 --schedule cosine --epochs 200",
                "--lr 0.3 --clip norm:200",
                "--lr 0.3 --clip value:200",
                "--batch 2 --optimizer momentum:0.5",
                "--loss log-cosh --optimizer lbfgs",
                "--loss quantile:0.3",
                "--loss mae",
                "--loss huber:5 --optimizer nesterov:0.8"
            })
    void everyMethodFindsTheTruth(String options) {
        Run run = train("jellybeans " + options);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.coefficient("jar_size")).isCloseTo(2, within(1e-3));
        assertThat(run.number("intercept")).isCloseTo(40, within(0.5));
    }

    /** The lasso's zero is exact, ridge shrinks: with mean-square-1 columns the slope θ becomes θ/(1 + l2). */
    @Test
    void penaltiesShrink() {
        Run ridge = train("jellybeans --l2 1");
        assertThat(ridge.coefficient("jar_size")).isCloseTo(1, within(1e-9));
        assertThat(ridge.number("intercept")).isCloseTo(540, within(1e-6));
        Run lasso = train("jellybeans --l1 2000");
        assertThat(lasso.coefficient("jar_size")).isZero();
        assertThat(lasso.number("intercept")).isCloseTo(1040, within(1e-6));
    }

    @Test
    void weightsCountRows(@TempDir Path directory) {
        String weighted = Run.file(directory, "w.csv", "x,y,w\n1,1,2\n2,3,1\n3,2,0\n4,9,1\n");
        String repeated = Run.file(directory, "r.csv", "x,y\n1,1\n1,1\n2,3\n4,9\n");
        Run left = train(weighted + " --target y --features x --weights w");
        Run right = train(repeated + " --target y");
        assertThat(left.coefficient("x")).isCloseTo(right.coefficient("x"), within(1e-13));
        assertThat(left.number("intercept")).isCloseTo(right.number("intercept"), within(1e-13));
    }

    @Test
    void validationStopsEarly() {
        Run run = train("penguins --validation 0.25 --patience 3 --lr 0.01");
        assertThat(run.code()).isZero();
        assertThat(run.number("rows")).isLessThan(342);
        Run timed = train("jellybeans --scale none --lr 1e-9 --epochs 2000000000 --max-seconds 0.2");
        assertThat(timed.outcome()).isEqualTo("stopped-early");
    }

    /** Of several stop rules the first that holds ends the run, and the outcome says which, with its numbers. */
    @ParameterizedTest
    @CsvSource({
        "300, 1e-6, 9000, 'at or below the target of 300'",
        "0, 0.001, 9000, 'changed the loss by less than 0.001 of its size'",
        "300, 0.001, 12, 'All 12 epochs are used up'",
    })
    void theFirstRuleThatHoldsStops(String target, String change, String epochs, String why) {
        Run run = train(
                "cars1930 --lr 0.01 --target-loss " + target + " --loss-change " + change + " --epochs " + epochs);
        assertThat(run.code()).isZero();
        assertThat(run.json().get("why").getAsString()).contains(why);
    }

    /** At a fixed rate mini-batches hover around the optimum, and the mean of their points is nearer to it than the last. */
    @Test
    void averagingEndsNearer() {
        String hovering = "cars1930 --batch 5 --lr 0.2 --epochs 200";
        double last = train(hovering).number("distanceToOptimum");
        Run mean = train(hovering + " --average polyak:20");
        assertThat(mean.number("distanceToOptimum")).isLessThan(last / 3);
        assertThat(Run.of(("train " + hovering + " --average polyak:20 --details").split(" ", -1))
                        .out()
                        .replaceAll("\\s+", " "))
                .contains("mean of the points after epoch 20");
    }
}
