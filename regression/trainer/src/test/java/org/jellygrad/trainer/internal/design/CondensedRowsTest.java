package org.jellygrad.trainer.internal.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.RowSource;
import org.jellygrad.datasets.Selection;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.trainer.RandomData;
import org.junit.jupiter.api.Test;

/** What is refused, and given up, before rows are condensed. */
class CondensedRowsTest {

    private static final RowSource ROWS = RandomData.dataset(RandomData.columns(3, 100, 2))
            .select(new Selection("y", List.of("x1", "x2"), Optional.empty(), MissingValues.DROP));

    private static final List<Term> TERMS =
            List.of(new Term(new Variable.Column("x1"), 1), new Term(new Variable.Column("x2"), 1));

    @Test
    void moreColumnsThanMemoryHoldsTheProductsOf() {
        assertThatCode(() -> CondensedRows.checkWidth(1_000, 1L << 30)).doesNotThrowAnyException();
        assertThatThrownBy(() -> CondensedRows.checkWidth(10_002, 4_000_000_000L))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("10000 coefficients are too many: to learn them takes about 12.8 GB of memory")
                .hasMessageContaining(", and there are 4 GB.")
                .hasMessageEndingWith("Choose fewer features or a lower degree, or give Java more memory with -Xmx.");
        assertThatThrownBy(() -> CondensedRows.checkWidth(50_000, Long.MAX_VALUE))
                .hasMessageEndingWith("Choose fewer features or a lower degree.");
    }

    /** Every few rows and before each column. */
    @Test
    void condensingIsGivenUpAnywhere() {
        int[] calls = {0};
        CondensedRows.of(ROWS, TERMS, true, false, 1, () -> calls[0]++);
        assertThat(calls[0]).isEqualTo(7 + 3);
        for (int at = 1; at <= 10; at++) {
            int last = at;
            calls[0] = 0;
            assertThatThrownBy(() -> CondensedRows.of(ROWS, TERMS, true, false, 1, () -> {
                        if (++calls[0] == last) {
                            throw new CancellationException("enough");
                        }
                    }))
                    .isInstanceOf(CancellationException.class);
        }
    }
}
