package org.jellygrad.playground.takeaway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.playground.course.Course;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.facts.Runs;
import org.jellygrad.playground.facts.TrainedRun;
import org.jellygrad.playground.state.CourseShelf;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.playground.state.Shelf;
import org.jellygrad.playground.state.StateReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs of runs, compiled and run. */
class JavaProgramTest {
    @TempDir
    private Path directory;

    private final Shelf shelf = new Shelf(
            Map.of(
                    "mine",
                    Dataset.builder("mine")
                            .numbers("a \"b\"\\u0041", 1, 2, 3, 4)
                            .numbers("größe", 1.5, 2.25, 3.125, 5)
                            .build()),
            new CourseShelf(Course.load()));

    private PageState state(String json) {
        JsonObject object = JsonParser.parseString(json).getAsJsonObject();
        return StateReader.read(shelf, object);
    }

    /** What the program prints. */
    private String run(String program) throws Exception {
        Path file = Files.writeString(directory.resolve("Descent.java"), program);
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        complaints,
                        complaints,
                        "-Xlint:all,-path",
                        "-Werror",
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        directory.toString(),
                        file.toString());
        assertThat(code).as(complaints + program).isZero();
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass("Descent").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{data: 'jellybeans', start: 'slope=3,intercept=20', lr: '0.1', scale: 'standard', epochs: '30'}",
                "{data: 'galton1886', optimizer: 'adam', lr: '0.5', batch: '100', seed: '7', epochs: '4'}",
                "{data: 'cars1930', degree: '2', loss: 'huber:10', scale: 'standard', schedule: 'inverse-time:0.01', epochs: '20'}",
                "{data: 'hubble1929', 'no-intercept': 'true', l2: '0.5', clip: 'norm:1', lr: '0.01', tolerance: '1e-4'}",
                "{data: 'mine', target: 'größe', lr: '0.05', epochs: '12', 'target-loss': '0.01'}"
            })
    void makesTheSameRunOnData(String json) throws Exception {
        PageState state = state(json);
        TrainedRun trained = TrainedRun.of(state, java.util.Objects.requireNonNull(state.data()), () -> false);
        assertThat(run(JavaProgram.of(state)).strip())
                .isEqualTo(trained.fit().summary().strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{function: '(x - 3)^2', start: 'x=8', lr: '0.1', epochs: '10'}",
                "{function: 'x^2 + 10*y^2', start: 'x=3,y=1', optimizer: 'momentum:0.9', lr: '0.01', epochs: '40'}"
            })
    void makesTheSameRunOnFunctions(String json) throws Exception {
        PageState state = state(json);
        RecordedRun made = Runs.run(state, () -> false);
        double[] loss = made.columns().loss();
        assertThat(run(JavaProgram.of(state)).strip()).endsWith(Double.toString(loss[loss.length - 1]));
    }

    @Test
    void aCommentEndsWhereItShould() throws Exception {
        String program = JavaProgram.of(state("{function: '3*(x - 1)*(x - 1)/1', start: 'x=2'}"));
        assertThat(program.split("\\*/", -1)).hasSize(2);
        assertThat(run(program)).isNotEmpty();
    }
}
