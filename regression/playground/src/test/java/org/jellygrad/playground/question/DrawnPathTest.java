package org.jellygrad.playground.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.jellygrad.playground.course.Course;
import org.jellygrad.playground.course.OpenLesson;
import org.jellygrad.playground.run.FinishedRun;
import org.junit.jupiter.api.Test;

class DrawnPathTest {
    /** x² from 5 at a rate of 0.1: 4, 3.2, 2.56. */
    private static final FinishedRun WALK =
            OpenLesson.of(Course.load().lesson("square")).run("walk");

    @Test
    void aHandMayBeOffByAShareOfTheWay() {
        // The way is 5 − 2.56 = 2.44, the tolerance 0.15 of it.
        DrawnPath.Judged near = drawn(4.36, 2.85, 2.2).against(WALK);
        assertThat(near.tolerance()[0])
                .isEqualTo(0.15 * (5 - WALK.path().points().get(3).parameters()[0]));
        assertThat(near.grade())
                .isEqualTo(new Grade(true, "Within 0.366 in x, each of your points is where the run goes.", 0));

        DrawnPath.Judged far = drawn(4.37, 3.2, 2.19).against(WALK);
        assertThat(far.points()).extracting(DrawnPath.Compared::right).containsExactly(false, true, false);
        assertThat(far.grade().message())
                .isEqualTo(
                        "Within 0.366 in x, 1 of your 3 points is where the run goes. Point 1: you drew x 4.37; the run"
                                + " goes to x 4.");
    }

    @Test
    void eachParameterHasAToleranceOfItsOwn() {
        FinishedRun stride = OpenLesson.of(Course.load().lesson("walk")).run("first");
        DrawnPath.Judged judged = new DrawnPath(List.of(Map.of("slope", 2.9, "intercept", 21.2))).against(stride);
        assertThat(judged.names()).containsExactly("intercept", "jar_size");
        assertThat(judged.grade().message())
                .isEqualTo(
                        "Within 0.15 in intercept and 0.015 in jar_size, 0 of your 1 points are where the run goes."
                                + " Point 1: you drew intercept 21.2, jar_size 2.9; the run goes to intercept 21, jar_size 2.9.");
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DrawnPath(List.of()))
                .withMessageStartingWith("0 points were drawn.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DrawnPath(List.of(Map.of("y", 1.0))).against(WALK))
                .withMessageStartingWith("There is no parameter y.");
    }

    private static DrawnPath drawn(double... places) {
        return new DrawnPath(
                java.util.Arrays.stream(places).mapToObj(x -> Map.of("x", x)).toList());
    }
}
