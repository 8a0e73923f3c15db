package org.jellygrad.certified;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CertifiedSetTest {

    /** As NIST's page of the set has it. */
    @Test
    void aSetAsNistHasIt() {
        CertifiedSet set = CertifiedSet.of("NoInt2");
        assertThat(set.csv()).isEqualTo("y,x\n3,4\n4,5\n4,6\n");
        assertThat(set.columns().get("x")).containsExactly(4, 5, 6);
        assertThat(set.columns().keySet()).containsExactly("y", "x");
        assertThat(set.degree()).isEqualTo(1);
        assertThat(set.intercept()).isFalse();
        assertThat(set.certified().coefficients()).containsExactly(0.727272727272727);
        assertThat(set.certified().standardErrors()).containsExactly(0.420827318078432E-01);
        assertThat(set.certified().residualDeviation()).isEqualTo(0.369274472937998);
        assertThat(set.certified().r2()).isEqualTo(0.993348115299335);
        assertThat(set.certified().f()).isEqualTo(298.6666666666667);
    }

    @Test
    void elevenSetsAndTheirSizes() {
        assertThat(CertifiedSet.all()).hasSize(11).allSatisfy(set -> {
            int terms = set.degree() * (set.names().size() - 1) + (set.intercept() ? 1 : 0);
            assertThat(set.certified().coefficients()).hasSize(terms);
            assertThat(set.certified().standardErrors()).hasSize(terms);
            assertThat(set.rows()).allMatch(row -> row.size() == set.names().size());
        });
        assertThat(CertifiedSet.all().stream().mapToInt(set -> set.rows().size()))
                .containsExactly(36, 40, 11, 3, 82, 16, 21, 21, 21, 21, 21);
        assertThat(CertifiedSet.of("Filip").degree()).isEqualTo(10);
        assertThat(CertifiedSet.of("Wampler1").certified().f()).isInfinite();
    }

    @Test
    void digitsAreTheLogarithmOfTheRelativeError() {
        assertThat(CertifiedSet.digits(-200.2, -200)).isCloseTo(3, within(1e-9));
        assertThat(CertifiedSet.digits(4, 4)).isEqualTo(16);
        assertThat(CertifiedSet.digits(-4, 4)).isNegative();
        assertThat(CertifiedSet.digits(1, 0)).isNaN();
    }
}
