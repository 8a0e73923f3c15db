package org.jellygrad.cli.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    /** The message of these exceptions is the path of a temporary neighbour, of which the user knows nothing. */
    @Test
    void theReasonIsNeverABarePath() {
        assertThat(Problems.reason(new NoSuchFileException("/p/.m.json.tmp"))).isEqualTo("no such file or directory");
        assertThat(Problems.reason(new AccessDeniedException("/p/.m.json.tmp"))).isEqualTo("permission denied");
        assertThat(Problems.reason(new FileSystemException("/p/.m.json.tmp", null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(Problems.reason(new IOException("No space left on device"))).isEqualTo("No space left on device");
    }
}
