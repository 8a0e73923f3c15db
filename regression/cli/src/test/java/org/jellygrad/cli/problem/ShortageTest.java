package org.jellygrad.cli.problem;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ShortageTest {

    @Test
    void memoryIsSaidWithWhatToSet() {
        Throwable fault = new IllegalStateException(new ExecutionException(new OutOfMemoryError("Java heap space")));
        Shortage shortage = requireNonNull(Shortage.of(fault));
        assertThat(shortage.exitCode()).isEqualTo(ExitCode.DATA);
        assertThat(shortage.problem().what())
                .isEqualTo("The memory ran out: Java may use "
                        + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB. (Java heap space)");
        assertThat(shortage.problem().advice()).contains("JELLYGRAD_JAVA_OPTS=-Xmx");
    }

    @Test
    void threadsAreNotMemory() {
        Shortage shortage = requireNonNull(Shortage.of(new OutOfMemoryError("unable to create native thread")));
        assertThat(shortage.problem().what()).startsWith("The system starts no more threads.");
        assertThat(shortage.problem().advice()).contains("--threads");
    }

    @Test
    void theStackIsSaidWithWhatToSet() {
        Shortage shortage = requireNonNull(Shortage.of(new StackOverflowError()));
        assertThat(shortage.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(shortage.problem().advice()).contains("JELLYGRAD_JAVA_OPTS=-Xss");
    }

    /** A chain of causes may be a circle. */
    @Test
    void otherFaultsAreNone() {
        var first = new IllegalStateException("first");
        var second = new IllegalStateException("second", first);
        first.initCause(second);
        assertThat(Shortage.of(first)).isNull();
    }
}
