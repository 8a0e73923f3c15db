package org.jellygrad.trainer.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InferenceFactsTest {

    /** A p-value is never 0, whatever has become of its digits. */
    @Test
    void pValues() {
        assertThat(InferenceFacts.p(0)).isEqualTo("<1e-300");
        assertThat(InferenceFacts.p(Double.MIN_VALUE)).isEqualTo("<1e-300");
        assertThat(InferenceFacts.p(1e-300)).isEqualTo("1e-300");
        assertThat(InferenceFacts.p(2.4621076021400736e-63)).isEqualTo("2.46e-63");
        assertThat(InferenceFacts.p(0.04)).isEqualTo("0.04");
        assertThat(InferenceFacts.p(Double.NaN)).isEqualTo("NA");
    }
}
