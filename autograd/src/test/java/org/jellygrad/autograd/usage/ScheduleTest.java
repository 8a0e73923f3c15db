package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Program;
import org.jellygrad.autograd.Tensor;
import org.junit.jupiter.api.Test;

/** A schedule says what each call computes: signs, factors, transposes, bounds and ranges. */
class ScheduleTest {
    private final Tensor a = Tensor.parameter("A", 3, 3);
    private final Tensor b = Tensor.parameter("B", 3, 3);
    private final Tensor s = Tensor.parameter("s");

    /** The last line's formula. */
    private static String formula(Tensor y) {
        try (Program program = Program.compile(y.named("y"))) {
            String text = program.describe();
            return text.substring(text.lastIndexOf(" = ") + 3).strip();
        }
    }

    @Test
    void formulas() {
        Map<Tensor, String> table = new LinkedHashMap<>();
        table.put(a.transpose().matmul(b).times(5), "5·(Aᵀ @ B)");
        table.put(a.matmul(b.transpose()).times(s), "s·(A @ Bᵀ)");
        table.put(a.matmul(b.transpose()).minus(b.times(2)), "t1 + A @ Bᵀ");
        table.put(b.minus(a.matmul(b)), "B - (A @ B)");
        table.put(b.minus(a), "B - A");
        table.put(a.negate().plus(b.times(2)), "2·B - A");
        table.put(a.plus(b.times(2)).plus(s), "A + 2·B + s");
        table.put(a.times(-0.5), "-0.5·A");
        table.put(a.dividedBy(s), "A/s");
        table.put(a.times(b).sum().times(3), "3·dot(A, B)");
        table.put(a.abs().sum().times(-1), "-sum(|A|)");
        table.put(a.clip(-0.5, 2), "clip(A, -0.5, 2)");
        table.put(a.slice(1, 0, 2), "A[:, 0:2]");
        table.put(Gradients.of(a.slice(1, 0, 2).sin().sum(), a).get(0), "t2 at [:, 0:2], 0 elsewhere");
        table.put(a.minus(5), "A - 5");
        table.put(a.max(1), "max(A, axis 1)");
        SoftAssertions all = new SoftAssertions();
        table.forEach((y, text) -> all.assertThat(formula(y)).isEqualTo(text));
        all.assertAll();
        assertThat(formula(a.concatenate(1, b))).isEqualTo("concatenate(A, B, axis 1)");
    }

    /** Each line says which numbers it makes and from which: no two names are the same, and none reads as a formula. */
    @Test
    void namesAreToldApart() {
        Tensor h = s.exp().named("h").sin().named("h");
        try (Program program = Program.compile(h)) {
            assertThat(program.describe()).contains(" h [] = exp(s)").contains(" h#2 [] = sin(h)");
        }
        Tensor t1 = Tensor.parameter("t1");
        try (Program program = Program.compile(t1.exp().sin())) {
            assertThat(program.describe()).contains(" t1#2 [] = exp(t1)").contains(" t2 [] = sin(t1#2)");
        }
        Tensor minus = Tensor.parameter("-x", 3, 3);
        Tensor lines = Tensor.parameter("a\nb|'c + d", 3, 3);
        try (Program program = Program.compile(minus.plus(b), lines.times(minus))) {
            assertThat(program.describe().lines()).hasSize(2);
            assertThat(program.describe())
                    .containsPattern(" = ('-x' \\+ B|B \\+ '-x')\\R")
                    .contains(" = 'a b|’c + d'·'-x'");
        }
    }
}
