package org.jellygrad.playground.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.trainer.path.PathPoint;

/** The runs of the lessons, each lesson opened once, and their numbers. */
final class CourseRuns {
    static final Course COURSE = Course.load();
    private static final Map<String, OpenLesson> OPENED = new ConcurrentHashMap<>();

    private CourseRuns() {}

    static OpenLesson open(String lesson) {
        return OPENED.computeIfAbsent(lesson, name -> OpenLesson.of(COURSE.lesson(name)));
    }

    static FinishedRun run(String lesson, String run) {
        return open(lesson).run(run);
    }

    static PathPoint at(FinishedRun finished, long step) {
        return finished.after(step).orElseThrow();
    }

    static double slope(FinishedRun finished, long step) {
        return finished.parameter("slope", at(finished, step)).orElseThrow();
    }

    static double intercept(FinishedRun finished, long step) {
        return finished.parameter("intercept", at(finished, step)).orElseThrow();
    }

    static double x(FinishedRun finished, long step) {
        return at(finished, step).parameters()[0];
    }

    static double[] xs(FinishedRun finished, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToDouble(step -> x(finished, step))
                .toArray();
    }

    static double[] losses(FinishedRun finished, int... steps) {
        return IntStream.of(steps)
                .mapToDouble(step -> at(finished, step).loss())
                .toArray();
    }

    static void near(double[] actual, double tolerance, double... expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("number " + i).isCloseTo(expected[i], within(tolerance));
        }
    }

    /** All texts of a lesson, with their numbers. */
    static String text(String lesson) {
        return open(lesson).steps().stream()
                .flatMap(step -> step.texts().stream())
                .collect(Collectors.joining(" "));
    }
}
