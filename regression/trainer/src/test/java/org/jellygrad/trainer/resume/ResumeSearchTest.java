package org.jellygrad.trainer.resume;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jellygrad.trainer.Fit;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.checkpoint.Checkpoint;
import org.jellygrad.trainer.checkpoint.UnusableCheckpointException;
import org.jellygrad.trainer.internal.resume.SearchMemory;
import org.jellygrad.trainer.optimizer.Adam;
import org.jellygrad.trainer.optimizer.Momentum;
import org.jellygrad.trainer.outcome.Outlook;
import org.jellygrad.trainer.outcome.RateSearch;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.settings.StopRules;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that is resumed keeps the rate that was searched for, and its time. */
class ResumeSearchTest {
    @TempDir
    private Path directory;

    /** The search is not made again: one that says otherwise in the checkpoint is believed. */
    @Test
    void theSearchIsTakenFromTheCheckpoint() throws IOException {
        Path file = directory.resolve("run.checkpoint");
        Settings searching = ResumeTest.settings().withLearningRate(new LearningRate.Search());
        RateSearch found = requireNonNull(ResumeTest.fit(searching, Recording.NONE.withCheckpoint(file))
                .diagnostics()
                .outlook()
                .rateSearch());
        Checkpoint kept = Checkpoint.read(file);
        Map<String, double[]> memories = new LinkedHashMap<>(kept.memories());
        assertThat(SearchMemory.load(requireNonNull(memories.get("search")))).isEqualTo(found);
        RateSearch other = new RateSearch(found.trials(), found.epochs(), found.start(), found.best() / 2);
        memories.put("search", SearchMemory.save(other));
        ResumeTest.write(new Checkpoint(kept.course(), memories), file);
        Outlook outlook = ResumeTest.fit(searching, Recording.NONE.withResume(file))
                .diagnostics()
                .outlook();
        assertThat(outlook.rateSearch()).isEqualTo(other);
        assertThat(outlook.learningRate()).isEqualTo(found.best() / 2);
        memories.put("search", new double[] {1, 2});
        ResumeTest.write(new Checkpoint(kept.course(), memories), file);
        assertThatThrownBy(() -> ResumeTest.fit(searching, Recording.NONE.withResume(file)))
                .isInstanceOf(UnusableCheckpointException.class)
                .hasMessageContaining("Its search for a learning rate is of another kind.");
    }

    /** The search knows nothing of the stop rules, so the run goes on at the rate it began with. */
    @ParameterizedTest
    @MethodSource("searches")
    void goesOnAtTheRateThatWasSearchedFor(Settings settings) {
        Path file = directory.resolve("run.checkpoint");
        Recording recording = Recording.NONE.withCheckpoint(file);
        StopRules rules = settings.stop();
        ResumeTest.fit(settings.withStop(rules.withMaxEpochs(2)), recording);
        ResumeTest.fit(settings.withStop(rules.withMaxEpochs(5).withTolerance(0.5)), recording.withResume(file));
        Settings more = settings.withStop(rules.withMaxEpochs(60).withTolerance(1e-4));
        Fit resumed = ResumeTest.fit(more, recording.withResume(file));
        ResumeTest.assertSame(resumed, ResumeTest.fit(more, Recording.NONE));
        assertThat(resumed.epochs()).isGreaterThan(5);
    }

    private static Stream<Named<Settings>> searches() {
        Settings searching = ResumeTest.settings().withLearningRate(new LearningRate.Search());
        return Stream.of(new Momentum(0.9), new Adam())
                .flatMap(optimizer -> Stream.of(
                        Named.of(optimizer.text(), searching.withOptimizer(optimizer)),
                        Named.of(
                                optimizer.text() + " in batches",
                                searching.withOptimizer(optimizer).withBatching(new Batching.MiniBatch(7)))));
    }

    /** Time adds up over the parts of a run: what is used up stays used up, and more of it is more epochs. */
    @Test
    void secondsAddUp() {
        Settings endless = ResumeTest.settings()
                .withLearningRate(new LearningRate.Fixed(1e-12))
                .withStop(ResumeTest.RULES
                        .withMaxEpochs(Integer.MAX_VALUE)
                        .withMaxSeconds(0.3)
                        .withStandstill(Integer.MAX_VALUE));
        Path file = directory.resolve("run.checkpoint");
        Recording recording = Recording.NONE.withCheckpoint(file);
        Fit first = ResumeTest.fit(endless, recording);
        assertThat(first.outcome().why()).startsWith("The 0.3 seconds were up");
        Fit again = ResumeTest.fit(endless, recording.withResume(file));
        assertThat(again.epochs()).isEqualTo(first.epochs());
        Fit more = ResumeTest.fit(endless.withStop(endless.stop().withMaxSeconds(0.5)), recording.withResume(file));
        assertThat(more.epochs()).isGreaterThan(first.epochs());
    }
}
