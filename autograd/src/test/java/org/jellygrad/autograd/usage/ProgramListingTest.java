package org.jellygrad.autograd.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jellygrad.autograd.CustomOp;
import org.jellygrad.autograd.Gradients;
import org.jellygrad.autograd.Shape;
import org.jellygrad.autograd.Tensor;
import org.jellygrad.autograd.Values;
import org.jellygrad.autograd.program.Program;
import org.junit.jupiter.api.Test;

/** A schedule says what each call computes: signs, factors, transposes, bounds and ranges. */
class ProgramListingTest {
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

    /** Numbers, raised digits and the T of a transpose are part of the notation, and so are some words. */
    @Test
    void namesThatReadAsFormulasAreQuoted() {
        SoftAssertions all = new SoftAssertions();
        for (String name : new String[] {"x²", "xᵀ", "x½", "rows", "NaN", "Infinity", "x y"}) {
            all.assertThat(formula(Tensor.parameter(name).sin())).isEqualTo("sin('" + name + "')");
        }
        for (String name : new String[] {"x2", "größe", "_a.b#c", "row", "ряд"}) {
            all.assertThat(formula(Tensor.parameter(name).sin())).isEqualTo("sin(" + name + ")");
        }
        all.assertAll();
    }

    /** A view of an input under another name leaves the input its own. */
    @Test
    void aViewDoesNotRenameWhatItShows() {
        Tensor w = Tensor.parameter("w", 3);
        Tensor column = w.reshape(3, 1).named("col");
        try (Program program = Program.compile(column.sin().named("s"), w.cos())) {
            assertThat(program.describe()).contains(" s [3, 1] = sin(w)").contains(" t1 [3] = cos(w)");
        }
        Tensor made = w.exp().named("made");
        try (Program program = Program.compile(made.reshape(3, 1).named("as column"), made.cos())) {
            assertThat(program.describe()).contains(" made [3] = exp(w)").contains(" t1 [3] = cos(made)");
        }
    }

    private record TwoLines() implements CustomOp {
        @Override
        public String name() {
            return "two\nlines";
        }

        @Override
        public Shape shape(List<Tensor> inputs) {
            return inputs.get(0).shape();
        }

        @Override
        public void compute(Values out, List<Values> in) {
            out.set(0, in.get(0).get(0));
        }

        @Override
        public List<Tensor> pullBack(Tensor self, Tensor upstream) {
            return List.of(upstream);
        }
    }

    @Test
    void anOpOfTwoLinesIsWrittenInOne() {
        Tensor own = s.apply(new TwoLines());
        assertThat(own).hasToString("two lines []");
        try (Program program = Program.compile(own)) {
            assertThat(program.describe().lines())
                    .singleElement()
                    .asString()
                    .matches("  1  custom two lines +t1 \\[] = two lines\\(s\\)");
        }
    }
}
