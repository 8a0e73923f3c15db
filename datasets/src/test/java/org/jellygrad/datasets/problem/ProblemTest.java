package org.jellygrad.datasets.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void theTextSaysWhatThenWhyAndHowToMendIt() {
        assertThat(new Problem("The door is shut.", "Nobody gets in.", "Open it.").text())
                .isEqualTo("The door is shut.\n\nNobody gets in. Open it.");
        assertThat(Problem.because("The door is shut.", "Nobody gets in.").text())
                .isEqualTo("The door is shut.\n\nNobody gets in.");
        assertThat(Problem.mendedBy("The door is shut.", "Open it.").text()).isEqualTo("The door is shut.\n\nOpen it.");
        assertThat(Problem.because("The door is shut.", "").text()).isEqualTo("The door is shut.");
    }

    @Test
    void whatSeveralProblemsShareIsSaidOnce() {
        Problem door = new Problem("The door is shut.", "Nobody gets in.", "Open it.\nThe key is red.");
        Problem window = new Problem("The window is shut.", "Nobody gets in.", "Open it.\nThe key is blue.");
        assertThat(Problem.text(List.of(door, window))).isEqualTo("""
                The door is shut.
                The window is shut.

                Nobody gets in. Open it.
                The key is red.
                The key is blue.""");
    }

    @Test
    void noFieldCanHideAnything() {
        String hidden = "a" + (char) 0x202E;
        assertThat(new Problem(hidden, hidden, hidden)).isEqualTo(new Problem("a\\u202E", "a\\u202E", "a\\u202E"));
    }
}
