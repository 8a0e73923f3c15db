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
    void oneAdviceIsSaidOnce() {
        Problem door = new Problem("The door is shut.", "Nobody gets in.", "Open it.");
        Problem window = new Problem("The window is shut.", "Nobody gets in.", "Open it.");
        assertThat(Problem.text(List.of(door, window))).isEqualTo("""
                The door is shut.
                The window is shut.

                Nobody gets in. Open it.""");
    }

    @Test
    void severalAdvicesAreNumbered() {
        Problem door = new Problem("The door is shut.", "Nobody gets in.", "Open it.\nThe key is red.");
        Problem light = Problem.because("The light is out.", "");
        Problem gate = new Problem("The gate is shut.", "Nobody gets in.", "Open it.\nThe key is red.");
        assertThat(Problem.text(List.of(door, light, gate))).isEqualTo("""
                2 things are wrong:

                1. The door is shut.
                   The gate is shut.
                   Nobody gets in. Open it.
                   The key is red.

                2. The light is out.""");
    }

    @Test
    void aFrontEndPutsItsOwnWords() {
        Problem rate = new Problem("`rate` is 3.", "`rate` is too high.", "Lower `rate`.");
        assertThat(rate.in(text -> text.replace("`rate`", "--lr")).at("line 2"))
                .isEqualTo(new Problem("line 2: --lr is 3.", "--lr is too high.", "Lower --lr."));
    }

    @Test
    void noFieldCanHideAnything() {
        String hidden = "a" + (char) 0x202E;
        assertThat(new Problem(hidden, hidden, hidden)).isEqualTo(new Problem("a\\u202E", "a\\u202E", "a\\u202E"));
    }
}
