package org.jellygrad.cli.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptionNamesTest {

    @Test
    void anEpochOfAFunctionIsAStep() {
        assertThat(OptionNames.onFunction("Use `learningRate 0.1` or more `maxEpochs`."))
                .isEqualTo("Use --lr 0.1 or more --steps.");
    }

    @Test
    void putsOptionsInThePlaceOfSettings() {
        assertThat(OptionNames.in("Use `learningRate 0.1`, `intercept false` or more `maxEpochs`."))
                .isEqualTo("Use --lr 0.1, --no-intercept or more --epochs.");
    }

    @Test
    void leavesOtherWordsInBackquotes() {
        assertThat(OptionNames.in("`train` writes it. `intercept 3` and `$1` are no settings."))
                .isEqualTo("`train` writes it. `intercept 3` and `$1` are no settings.");
    }

    @Test
    void leavesWhatAUserWrote() {
        assertThat(OptionNames.in("No column.\n    y ~ `loss`\n        ^^^^^^\nUse `loss mse`."))
                .isEqualTo("No column.\n    y ~ `loss`\n        ^^^^^^\nUse --loss mse.");
    }
}
