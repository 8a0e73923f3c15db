package org.jellygrad.trainer.resume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.model.json.ModelJson;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Minimizer;
import org.jellygrad.trainer.Minimum;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.outcome.Outcome;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are stopped from outside, or by a listener that fails. */
class StoppedRunsTest {

    private static final Dataset DATA = RandomData.dataset(RandomData.columns(5, 60, 2));

    /** Far from converged after thirty epochs. */
    private static final Settings SLOW = RandomData.settings().withLearningRate(new LearningRate.Fixed(0.01));

    @TempDir
    Path directory;

    @Test
    void aRunThatIsStoppedGivesTheFitSoFar() {
        AtomicBoolean stop = new AtomicBoolean();
        Recording recording = Recording.NONE
                .withStop(stop::get)
                .withProgress((epoch, loss, gradientNorm, learningRate) -> stop.set(epoch == 7));
        Fit stopped = new Trainer(SLOW).fit(DATA, recording);
        assertThat(stopped.outcome()).isInstanceOf(Outcome.Interrupted.class);
        assertThat(stopped.outcome().why()).startsWith("Interrupted after 7 epochs; the gradient is at ");
        Fit short7 = new Trainer(SLOW.withStop(SLOW.stop().withMaxEpochs(7))).fit(DATA);
        assertThat(stopped.model().coefficients()).isEqualTo(short7.model().coefficients());
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aRunInBatchesIsStoppedWithinAnEpoch() {
        AtomicInteger points = new AtomicInteger();
        Recording recording = Recording.NONE
                .withListener((names, point) -> points.incrementAndGet())
                .withStop(() -> points.get() >= 8);
        Fit stopped = new Trainer(SLOW.withBatching(new Batching.MiniBatch(4))).fit(DATA, recording);
        assertThat(stopped.outcome()).isInstanceOf(Outcome.Interrupted.class);
        assertThat(stopped.path().last().epoch()).isZero();
        assertThat(stopped.path().last().step()).isLessThan(15);
    }

    /** Of a loss with kinks the last part of the way, by line searches, is stopped too. */
    @Test
    void theWayAlongTheKinksIsStopped() {
        AtomicInteger asked = new AtomicInteger();
        Settings absolute = RandomData.settings().withLoss(new Loss.Absolute());
        Fit whole = new Trainer(absolute).fit(DATA, Recording.NONE.withStop(() -> asked.incrementAndGet() < 0));
        assertThat(whole.outcome()).isInstanceOf(Outcome.Converged.class);
        int last = asked.get();
        asked.set(0);
        Fit stopped = new Trainer(absolute).fit(DATA, Recording.NONE.withStop(() -> asked.incrementAndGet() == last));
        assertThat(stopped.outcome()).isInstanceOf(Outcome.Interrupted.class);
    }

    @Test
    void whatAListenerThrowsLosesNothing() {
        Path file = directory.resolve("run.checkpoint");
        Recording kept = Recording.NONE.withCheckpoint(file);
        assertThatThrownBy(() -> new Trainer(SLOW).fit(DATA, kept.withListener((names, point) -> {
                    if (point.epoch() == 9) {
                        throw new IllegalStateException("no more");
                    }
                })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no more");
        Fit resumed = new Trainer(SLOW).fit(DATA, kept.withResume(file));
        Fit whole = new Trainer(SLOW).fit(DATA);
        assertThat(ModelJson.toJson(resumed.model())).isEqualTo(ModelJson.toJson(whole.model()));
        assertThatThrownBy(() -> new Trainer(SLOW)
                        .fit(DATA, kept.withProgress((epoch, loss, gradientNorm, learningRate) -> {
                            throw new AssertionError("wrong");
                        })))
                .isInstanceOf(AssertionError.class)
                .hasMessage("wrong");
    }

    @Test
    void beforeTheFirstStepThereIsNothingToGive() {
        assertThatThrownBy(() -> new Trainer(SLOW).fit(DATA, Recording.NONE.withStop(() -> true)))
                .isInstanceOf(CancellationException.class)
                .hasMessage("interrupted before the first step");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Trainer(SLOW).fit(DATA)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aDescentOnAFunctionIsTracedWatchedAndStopped() throws IOException {
        Tensor x = Tensor.parameter("x");
        Minimizer minimizer = new Minimizer(SLOW);
        Path trace = directory.resolve("path.csv");
        List<PathPoint> points = new ArrayList<>();
        Recording recording = Recording.NONE
                .withTrace(trace)
                .withListener((names, point) -> points.add(point))
                .withStop(() -> points.size() >= 5);
        Minimum stopped = minimizer.minimize(x.minus(3).square(), List.of(x), recording);
        assertThat(stopped.outcome()).isInstanceOf(Outcome.Interrupted.class);
        assertThat(stopped.path().points()).hasSameSizeAs(points);
        assertThat(Files.readAllLines(trace))
                .hasSize(points.size() + 1)
                .startsWith("epoch,step,loss,learning_rate,gradient_norm,x");
        assertThatThrownBy(() -> minimizer.minimize(x.square(), List.of(x), recording.withCheckpoint(trace)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("cannot be resumed");
    }
}
