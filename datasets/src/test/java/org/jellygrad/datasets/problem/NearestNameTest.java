package org.jellygrad.datasets.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> KNOWN =
            List.of("bill_length_mm", "bill_depth_mm", "body_mass_g", "year", "sex", "Species");

    @Test
    void slipsOfTheKeyboard() {
        assertThat(NearestName.of("body_mas_g", KNOWN)).containsExactly("body_mass_g");
        assertThat(NearestName.of("yaer", KNOWN)).containsExactly("year");
        assertThat(NearestName.of("yoke", KNOWN)).isEmpty(); // three edits in four letters are too many
        assertThat(NearestName.of("yer", KNOWN)).containsExactly("year");
        assertThat(NearestName.of("SEX", KNOWN)).containsExactly("sex");
        assertThat(NearestName.of("species", KNOWN)).containsExactly("Species");
    }

    @Test
    void beginnings() {
        assertThat(NearestName.of("bill", KNOWN)).containsExactly("bill_length_mm", "bill_depth_mm");
        assertThat(NearestName.of("b", KNOWN)).isEmpty();
    }

    @Test
    void nearestFirst() {
        assertThat(NearestName.of("x10", List.of("x1", "x11", "x10 ", "X10", "y")))
                .containsExactly("X10", "x1", "x11");
    }

    @Test
    void questions() {
        assertThat(NearestName.question("bill", KNOWN)).isEqualTo("Did you mean 'bill_length_mm' or 'bill_depth_mm'?");
        assertThat(NearestName.question("weight", KNOWN)).isEmpty();
        assertThat(NearestName.question("", KNOWN)).isEmpty();
        assertThat(NearestName.questions(List.of("bill"), KNOWN)).isEqualTo(NearestName.question("bill", KNOWN));
        assertThat(NearestName.questions(List.of("specie", "weight", "bill"), KNOWN))
                .isEqualTo("Did you mean 'Species' for 'specie', 'bill_length_mm' or 'bill_depth_mm' for 'bill'?");
        assertThat(NearestName.questions(List.of("weight", "height"), KNOWN)).isEmpty();
    }
}
