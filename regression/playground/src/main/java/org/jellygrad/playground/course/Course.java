package org.jellygrad.playground.course;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.datasets.problem.NearestName;
import org.jellygrad.playground.lesson.Lesson;
import org.jellygrad.playground.reader.LessonReader;

/**
 * The lessons in order. Loading them reads texts and computes nothing.
 *
 * @param lessons with distinct names
 */
public record Course(List<Lesson> lessons) {
    public Course {
        lessons = List.copyOf(lessons);
        long names = lessons.stream().map(Lesson::name).distinct().count();
        if (names < lessons.size()) {
            throw new InvalidValueException(
                    "Two lessons have one name.", "Lessons are called by name: give each its own.");
        }
    }

    /** The bundled course. */
    public static Course load() {
        List<Lesson> lessons = text("course.txt")
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> LessonReader.read(name, text(name + ".lesson")))
                .toList();
        return new Course(lessons);
    }

    /** The names in order. */
    public List<String> names() {
        return lessons.stream().map(Lesson::name).toList();
    }

    /**
     * The lesson of a name.
     *
     * @throws IllegalArgumentException if there is none; the message offers the nearest names
     */
    public Lesson lesson(String name) {
        return lessons.stream()
                .filter(lesson -> lesson.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private InvalidValueException unknown(String name) {
        String question = NearestName.question(name, names());
        return new InvalidValueException(
                "There is no lesson '" + name + "'.",
                "" + (question.isEmpty() ? "" : question + "\n") + "The lessons are: " + String.join(", ", names())
                        + ".");
    }

    private static String text(String file) {
        try (InputStream in = Course.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read", e);
        }
    }
}
