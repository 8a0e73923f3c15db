package org.jellygrad.playground.course;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jellygrad.datasets.problem.UnusableDataException;
import org.jellygrad.model.file.WholeFile;
import org.jellygrad.playground.lesson.Lesson;

/**
 * What a learner has done.
 *
 * @param done lesson → step → points, 0 for a step that is no question
 */
public record LearnerProgress(Map<String, Map<String, Integer>> done) {
    /** Nothing done yet. */
    public static final LearnerProgress NONE = new LearnerProgress(Map.of());

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    public LearnerProgress {
        Map<String, Map<String, Integer>> copy = new LinkedHashMap<>();
        done.forEach((lesson, steps) -> copy.put(lesson, Collections.unmodifiableMap(new LinkedHashMap<>(steps))));
        done = Collections.unmodifiableMap(copy);
    }

    /** The same with a step done; of points it has already, the more count. */
    public LearnerProgress with(String lesson, String step, int points) {
        Map<String, Map<String, Integer>> more = new LinkedHashMap<>(done);
        Map<String, Integer> steps = new LinkedHashMap<>(more.getOrDefault(lesson, Map.of()));
        steps.merge(step, points, Math::max);
        more.put(lesson, steps);
        return new LearnerProgress(more);
    }

    /** Whether a step is done. */
    public boolean isDone(String lesson, String step) {
        return done.getOrDefault(lesson, Map.of()).containsKey(step);
    }

    /** Whether every step of a lesson is done. */
    public boolean isDone(Lesson lesson) {
        return lesson.steps().stream().allMatch(step -> isDone(lesson.name(), step.id()));
    }

    /** The points of a lesson. */
    public int points(String lesson) {
        return done.getOrDefault(lesson, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /**
     * Reads what was written; a file that does not exist is {@link #NONE}.
     *
     * @throws IllegalArgumentException if the file holds something else
     * @throws UncheckedIOException if it cannot be read
     */
    public static LearnerProgress read(Path file) {
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            Map<String, Map<String, Integer>> done = new LinkedHashMap<>();
            JsonObject lessons = JsonParser.parseString(Files.readString(file))
                    .getAsJsonObject()
                    .getAsJsonObject("lessons");
            for (Map.Entry<String, JsonElement> lesson : lessons.entrySet()) {
                Map<String, Integer> steps = new LinkedHashMap<>();
                lesson.getValue()
                        .getAsJsonObject()
                        .entrySet()
                        .forEach(
                                step -> steps.put(step.getKey(), step.getValue().getAsInt()));
                done.put(lesson.getKey(), steps);
            }
            return new LearnerProgress(done);
        } catch (JsonParseException
                | ClassCastException
                | IllegalStateException
                | NullPointerException
                | NumberFormatException
                | UnsupportedOperationException e) {
            throw new UnusableDataException(
                    file + " does not hold the progress of a learner.", "Move the file away to begin anew.");
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read", e);
        }
    }

    /**
     * Writes it, whole or not at all; folders are made.
     *
     * @throws IOException if it cannot be written; what was there before is then as it was
     */
    public void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        WholeFile.write(file, writer -> writer.write(GSON.toJson(Map.of("lessons", done)) + "\n"));
    }
}
