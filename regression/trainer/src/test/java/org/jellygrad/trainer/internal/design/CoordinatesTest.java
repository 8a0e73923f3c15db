package org.jellygrad.trainer.internal.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.Selection;
import org.jellygrad.model.formula.Term;
import org.jellygrad.model.formula.Variable;
import org.jellygrad.trainer.RandomData;
import org.jellygrad.trainer.settings.Scaling;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoordinatesTest {

    private static final CondensedRows ROWS = CondensedRows.of(
            RandomData.dataset(RandomData.columns(3, 100, 2))
                    .select(new Selection("y", List.of("x1", "x2"), Optional.empty(), MissingValues.DROP)),
            List.of(new Term(new Variable.Column("x1"), 1), new Term(new Variable.Column("x2"), 1)),
            true,
            true);

    @ParameterizedTest
    @EnumSource
    void theWorkWithARidgeIsGivenUpAnywhere(Scaling scaling) {
        Shrinkage shrinkage = new Shrinkage(0.1, false);
        int[] calls = {0};
        Coordinates.of(scaling, ROWS, shrinkage, () -> calls[0]++);
        int all = calls[0];
        assertThat(all).isGreaterThan(ROWS.r().size());
        for (int at = 1; at <= all; at++) {
            int last = at;
            calls[0] = 0;
            assertThatThrownBy(() -> Coordinates.of(scaling, ROWS, shrinkage, () -> {
                        if (++calls[0] == last) {
                            throw new CancellationException("enough");
                        }
                    }))
                    .isInstanceOf(CancellationException.class);
        }
    }
}
