package org.jellygrad.playground.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.playground.course.Course;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States as links bring them, right and wrong. */
class LinkTest {
    private static final Shelf SHELF = new Shelf(
            Map.of("mine.csv", Dataset.of("mine.csv", Map.of("a", new double[] {1, 2, 4}, "b", new double[] {3, 4, 9
            }))),
            new CourseShelf(Course.load()));

    private static PageState read(String json) {
        return StateReader.read(SHELF, JsonParser.parseString(json).getAsJsonObject());
    }

    private static List<StateProblem> problems(JsonObject json) {
        UnusableStateException refused =
                catchThrowableOfType(UnusableStateException.class, () -> StateReader.read(SHELF, json));
        assertThat(refused).as("the refusal of " + json).isNotNull();
        return refused.found();
    }

    @Test
    void nothingIsTheJellyBeansInTheirOwnUnits() {
        PageState state = read("{}");

        assertThat(state.name()).isEqualTo("jellybeans");
        assertThat(state.command()).isEqualTo("jellygrad train jellybeans --scale none");
        assertThat(state.texts()).isEmpty();
        assertThat(state.step()).isZero();
    }

    @Test
    void theCommandSaysWhatTheStateSays() {
        assertThat(read("{\"data\":\"jellybeans\",\"lr\":1e-6,\"start\":\"slope=3\",\"batch\":\"2\",\"seed\":7,"
                                + "\"scale\":\"standard\",\"no-intercept\":\"true\",\"loss\":\"huber:20\",\"optimizer\":\"momentum:0.9\"}")
                        .command())
                .isEqualTo(
                        "jellygrad train jellybeans --no-intercept --loss huber:20 --optimizer momentum:0.9 --lr 1e-6"
                                + " --batch 2 --start slope=3 --scale standard --seed 7");
        assertThat(read("{\"function\":\"-(x-3)^2 + y^4\",\"start\":\"x=1,y=2\",\"epochs\":50}")
                        .command())
                .isEqualTo("jellygrad minimize '(-(x - 3)^2 + y^4)' --lr 0.1 --start x=1,y=2 --steps 50");
    }

    @Test
    void numbersAndListsAreTakenForTheirTexts() {
        assertThat(read("{\"data\":\"boyle1662\",\"features\":[\"volume\"],\"target\":\"pressure_in_hg\",\"lr\":0.25}")
                        .key())
                .isEqualTo(
                        read("{\"data\":\"boyle1662\",\"features\":\"volume\",\"target\":\"pressure_in_hg\",\"lr\":\"0.25\"}")
                                .key());
    }

    @Test
    void statesThatDifferOnlyInHowTheyAreShownAreOneRun() {
        assertThat(read("{\"step\":3,\"loss-scale\":\"log\",\"x\":\"slope\"}").key())
                .isEqualTo(read("{}").key());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data       | jellybean         | There is no data set 'jellybean'.",
                "data       | ../../etc/passwd  | There is no data set '../../etc/passwd'.",
                "lr         | 0                 | learning rate is 0",
                "lr         | fast              | 'fast' is no learning rate",
                "optimizer  | sgd               | 'sgd' is no optimizer",
                "batch      | 0                 | batch size is 0",
                "clip       | norm:-1           | clipping norm is -1",
                "loss       | huber:0           | Huber's delta is 0",
                "scale      | big               | 'big' is no scale",
                "seed       | x                 | 'x' is not a whole number",
                "epochs     | 0                 | epochs is 0",
                "epochs     | 100001            | 100001 epochs are 100001 steps.",
                "epochs     | 1e3               | '1e3' is not a whole number",
                "tolerance  | 2                 | tolerance is 2",
                "start      | slope             | 'slope' is no start",
                "start      | tilt=3            | `start` names 'tilt', which is no parameter of the model.",
                "features   | nothing           | ",
                "step       | later             | 'later' is not a whole number",
                "function   | x^                | ",
                "function   | 3                 | 3 has no variable.",
                "walk       | jar/nobody        | The lesson jar has no run 'nobody'.",
                "no-intercept | maybe           | 'maybe' is neither true nor false"
            })
    void aWrongValueIsRefusedByName(String key, String value, String what) {
        JsonObject json = new JsonObject();
        json.addProperty(key, value);

        List<StateProblem> found = problems(json);

        assertThat(found.get(0).name()).isEqualTo(key);
        if (what != null) {
            assertThat(found.get(0).problem().what()).startsWith(what);
        }
        assertThat(found.get(0).problem().advice()).isNotEmpty();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        JsonObject json = JsonParser.parseString("{\"lr\":-1,\"batch\":\"some\",\"data\":{\"a\":1},\"step\":[[1]]}")
                .getAsJsonObject();

        assertThat(problems(json))
                .extracting(StateProblem::name)
                .containsExactlyInAnyOrder("lr", "batch", "data", "step");
    }

    @Test
    void combinationsThatCannotBeAreRefusedInThePagesWords() {
        JsonObject json =
                JsonParser.parseString("{\"optimizer\":\"lbfgs\",\"batch\":2}").getAsJsonObject();

        assertThat(problems(json)).allSatisfy(problem -> {
            assertThat(problem.name()).isIn("batch", "optimizer");
            assertThat(problem.problem().text()).doesNotContain("`batching");
        });
    }

    @Test
    void anOldLinksUnknownKeysAreLeftOutAndTold() {
        assertThat(read("{\"data\":\"jellybeans\",\"speedometer\":\"on\"}").ignored())
                .containsExactly("speedometer");
        assertThat(read("{\"function\":\"x^2\",\"batch\":\"2\"}").ignored()).containsExactly("batch");
    }

    @Test
    void openedDataIsKnownByItsName() {
        assertThat(read("{\"data\":\"mine.csv\",\"target\":\"b\",\"lr\":0.01}").data())
                .isNotNull();
    }

    @Test
    void epochsOfMiniBatchesAreBoundedByTheirSteps() {
        assertThat(read("{\"data\":\"galton1886\",\"batch\":1}")
                        .settings()
                        .stop()
                        .maxEpochs())
                .isEqualTo(107);
    }
}
