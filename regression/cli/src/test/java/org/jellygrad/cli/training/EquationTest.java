package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jellygrad.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EquationTest {
    @TempDir
    private Path directory;

    /** Lines are broken before a sign, and stand below the first term. */
    @Test
    void aLongOneIsBrokenAtItsTerms() {
        String a = "a".repeat(40);
        String b = "b".repeat(40);
        assertThat(equation(a, b, "y")).startsWith("y = 2 · " + a + " − 3 · " + b + " + 5\n\n");
        String longer = "c".repeat(44);
        assertThat(equation(a, longer, "y")).startsWith("y = 2 · " + a + " − 3 · " + longer + "\n    + 5\n\n");
        String target = "z".repeat(50);
        assertThat(equation(a, longer, target))
                .startsWith(target + " = 2 · " + a + "\n    − 3 · " + longer + " + 5\n\n");
    }

    /** What a fit of z = 2a − 3b + 5 prints. */
    private String equation(String a, String b, String target) {
        String csv = Run.file(directory, "d.csv", a + "," + b + "," + target + "\n0,0,5\n1,0,7\n0,1,2\n2,1,6\n");
        return Run.of("train", csv, "--target", target).out();
    }
}
