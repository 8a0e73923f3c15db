package org.jellygrad.cli.lesson;

import java.util.ArrayList;
import java.util.List;
import org.jellygrad.playground.course.Course;
import org.jellygrad.playground.course.LearnerProgress;
import org.jellygrad.playground.lesson.Lesson;
import org.jellygrad.trainer.text.TextTable;

/** The list of lessons, with what is done of each. */
public final class LessonList {
    private LessonList() {}

    /** Its lines, the last of which says how to go on. */
    public static List<String> lines(Course course, LearnerProgress progress) {
        var table = new TextTable(2, List.of("lesson", "what", "points", "of"));
        for (Lesson lesson : course.lessons()) {
            table.add(List.of(
                    lesson.name(),
                    lesson.title(),
                    Integer.toString(progress.points(lesson.name())),
                    Integer.toString(lesson.points())));
        }
        List<String> lines = new ArrayList<>(table.lines());
        String next = course.lessons().stream()
                .filter(lesson -> !progress.isDone(lesson))
                .findFirst()
                .map(lesson -> "Next: jellygrad lesson " + lesson.name())
                .orElse("You have done every lesson.");
        lines.add("");
        lines.add(next);
        return lines;
    }
}
