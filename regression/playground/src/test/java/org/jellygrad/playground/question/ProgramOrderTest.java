package org.jellygrad.playground.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jellygrad.playground.quantity.Placeholders;
import org.junit.jupiter.api.Test;

/** Orders of lines are graded by running them (S31). */
class ProgramOrderTest {
    @Test
    void anyOrderThatComputesTheSameIsRight() {
        List<String> right = List.of("error = x - 3", "loss = error^2", "gradient = 2*error", "x = x - lr*gradient");
        assertThat(ProgramOrder.fault(right, right)).isEmpty();
        assertThat(ProgramOrder.fault(right, List.of(right.get(0), right.get(2), right.get(1), right.get(3))))
                .isEmpty();
        assertThat(ProgramOrder.fault(right, List.of(right.get(0), right.get(2), right.get(3), right.get(1))))
                .isEmpty();
        List<String> twice = List.of("a = x + 1", "x = 2*a", "b = x");
        assertThat(ProgramOrder.fault(twice, List.of("b = x", "a = x + 1", "x = 2*a")))
                .hasValue("Run in that order, the lines compute another b.");
    }

    @Test
    void linesOfWordsAreNoProgram() {
        assertThat(ProgramOrder.isProgram(List.of("Wake.", "Eat."))).isFalse();
    }

    @Test
    void anotherOrderOfWordsSaysWhereItGoesWrong() {
        OrderQuestion question = new OrderQuestion(
                new QuestionHeader("day", "In what order?", List.of(), "", 10),
                List.of("Wake.", "Eat.", "Sleep."),
                List.of(0, 1, 2));
        Placeholders none = new Placeholders(Map.of());
        assertThat(question.grade("a c b", none, 0).message()).isEqualTo("After \"Wake.\" does not come \"Sleep.\".");
        assertThat(question.grade("b a c", none, 0).message()).isEqualTo("It does not begin with \"Eat.\"");
        assertThat(question.grade("a b c", none, 0).right()).isTrue();
    }
}
