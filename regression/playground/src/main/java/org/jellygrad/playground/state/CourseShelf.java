package org.jellygrad.playground.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.playground.course.Course;
import org.jellygrad.playground.course.OpenLesson;
import org.jellygrad.playground.lesson.Lesson;
import org.jellygrad.playground.run.FinishedRun;
import org.jellygrad.playground.run.RunObjective;
import org.jellygrad.playground.run.RunPlan;
import org.jspecify.annotations.Nullable;

/** The lessons, each opened (its runs run) when it is first asked for. A run of a lesson is called {@code LESSON/RUN}. */
public final class CourseShelf {
    private static final char SLASH = '/';

    private final Course course;
    private final Map<String, OpenLesson> opened = new ConcurrentHashMap<>();

    public CourseShelf(Course course) {
        this.course = course;
    }

    /** The lessons as they were written, in order. */
    public List<Lesson> lessons() {
        return course.lessons();
    }

    /**
     * A lesson with its numbers.
     *
     * @throws InvalidValueException if there is none of that name; the message offers the nearest names
     */
    public OpenLesson open(String name) {
        Lesson lesson = course.lesson(name);
        return opened.computeIfAbsent(name, unknown -> OpenLesson.of(lesson));
    }

    /** The name of a lesson's run. */
    public static String name(String lesson, String run) {
        return lesson + SLASH + run;
    }

    /**
     * A run of a lesson.
     *
     * @param name {@code LESSON/RUN}
     * @throws InvalidValueException if there is none
     */
    public FinishedRun run(String name) {
        int slash = name.indexOf(SLASH);
        OpenLesson lesson = open(slash < 0 ? name : name.substring(0, slash));
        String run = name.substring(slash + 1);
        if (!lesson.lesson().runs().containsKey(run)) {
            throw new InvalidValueException(
                    "The lesson " + lesson.lesson().name() + " has no run '" + run + "'.",
                    "It has " + String.join(", ", lesson.lesson().runs().keySet()) + ".");
        }
        return lesson.run(run);
    }

    /** The columns that a lesson writes out for a run; null if the name means no such run. */
    @Nullable
    Dataset columns(String name) {
        int slash = name.indexOf(SLASH);
        Lesson lesson = course.lessons().stream()
                .filter(one -> slash > 0 && one.name().equals(name.substring(0, slash)))
                .findFirst()
                .orElse(null);
        RunPlan plan = lesson == null ? null : lesson.runs().get(name.substring(slash + 1));
        return plan != null && plan.objective() instanceof RunObjective.TypedColumns typed
                ? Dataset.of(name, new LinkedHashMap<>(typed.columns()))
                : null;
    }

    /** What a run descends on in the words of a state: {@code data} and its {@code target}, or {@code function}. */
    static Map<String, String> subject(RunObjective objective, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (objective instanceof RunObjective.Function function) {
            texts.put("function", function.text());
        } else if (objective instanceof RunObjective.BundledData bundled) {
            texts.put("data", bundled.text());
            putIntercept(texts, bundled.intercept());
        } else if (objective instanceof RunObjective.TypedColumns typed) {
            texts.put("data", name);
            String last = "";
            for (String column : typed.columns().keySet()) {
                last = column;
            }
            texts.put("target", last);
            putIntercept(texts, typed.intercept());
        }
        return texts;
    }

    private static void putIntercept(Map<String, String> texts, boolean intercept) {
        if (!intercept) {
            texts.put("no-intercept", "true");
        }
    }
}
