package org.jellygrad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jellygrad.cli.problem.ExitCode;
import org.junit.jupiter.api.Test;

/** {@code jellygrad} alone, and {@code completion}. */
class FirstStepsTest {

    /** What is offered can be typed as it is. */
    @Test
    void jellygradAloneOffersThreeThings() {
        Run alone = Run.of().assertFits();
        assertThat(alone.code()).isEqualTo(ExitCode.DONE);
        assertThat(alone.err()).isEmpty();
        List<String> offers = alone.out()
                .lines()
                .filter(line -> line.startsWith("  jellygrad "))
                .map(line -> line.strip().replaceFirst("   .*", ""))
                .toList();
        assertThat(offers).hasSize(3);
        for (String offer : offers) {
            String[] words = Stream.of(offer.split(" ", -1))
                    .skip(1)
                    .map(word -> word.replace("'", ""))
                    .toArray(String[]::new);
            assertThat(Run.of(words).code()).as(offer).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void completionKnowsEveryCommandAndOption() {
        for (String shell : List.of("bash", "zsh")) {
            Run run = Run.of("completion", shell);
            assertThat(run.code()).isEqualTo(ExitCode.DONE);
            assertThat(run.out()).startsWith("#!").contains("complete -F _complete_jellygrad");
            assertThat(run.out())
                    .contains("train inspect minimize explain", "'--optimizer'", "'--restarts'", "'--help'");
        }
    }

    /** A shell takes what is printed, and completes with it. */
    @Test
    void bashCompletes() throws Exception {
        String ask = "\nCOMP_WORDS=(jellygrad train --opt); COMP_CWORD=2; _complete_jellygrad 2>/dev/null"
                + "; printf '%s\\n' \"${COMPREPLY[@]}\"\n";
        Process bash = new ProcessBuilder(
                        "bash", "-c", Run.of("completion", "bash").out() + ask)
                .redirectErrorStream(true)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("--optimizer\n");
        assertThat(bash.waitFor()).isZero();
    }

    @Test
    void otherShellsAreRefused() {
        assertThat(Run.of("completion", "fish").code()).isEqualTo(ExitCode.USAGE);
        assertThat(Run.of("completion").err()).contains("jellygrad completion bash");
    }
}
