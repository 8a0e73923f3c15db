package org.jellygrad.playground.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import org.jellygrad.playground.PageClient;
import org.jellygrad.playground.PageClient.Answer;
import org.jellygrad.playground.ServerFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What else the page asks: the path of a slider, what there is, rows; and what cannot be answered. */
class QuestionsTest {
    @RegisterExtension
    static final ServerFixture SERVER = new ServerFixture();

    private static final String BEANS = "\"data\":\"jellybeans\",\"start\":\"slope=3,intercept=20\"";
    private static final String SQUARE = "\"function\":\"(x-3)^2\",\"start\":\"x=8\"";

    @ParameterizedTest
    @MethodSource
    void aSlidersPathIsTheRunsToTheBit(String state) {
        Answer whole = SERVER.run(state);
        Answer path = new PageClient(SERVER.playground()).frame("/api/path", "{" + state + "}");

        assertThat(path.arrays().keySet()).containsAll(List.of("step", "loss"));
        path.arrays().forEach((name, values) -> assertThat(values).as(name).isEqualTo(whole.array(name)));
        assertThat(path.find("facts")).isEqualTo(whole.find("facts"));
    }

    static List<String> aSlidersPathIsTheRunsToTheBit() {
        return List.of(
                BEANS + ",\"lr\":2e-6",
                BEANS + ",\"lr\":0.3,\"scale\":\"standard\",\"optimizer\":\"adam\",\"epochs\":500",
                "\"data\":\"forbes1857\",\"batch\":4,\"lr\":1e-6,\"epochs\":20",
                SQUARE + ",\"lr\":0.9,\"epochs\":100");
    }

    @Test
    void aSlidersPathHasTenThousandStepsAtMost() {
        Answer path = SERVER.client().frame("/api/path", "{" + BEANS + ",\"lr\":2e-6,\"epochs\":50000}");

        assertThat(path.number("points")).isEqualTo(10_001);
    }

    @Test
    void theCatalogHasEveryChoice() {
        String catalog = PageClient.text(SERVER.client().get("/api/catalog"));

        assertThat(catalog)
                .contains("\"name\":\"jellybeans\"", "\"form\":\"momentum:B\"", "\"form\":\"adam[:B1:B2:E]\"");
        assertThat(catalog).doesNotContain("\"meaning\":\"\"");
    }

    @Test
    void dataComesWithItsColumnsAndHash() {
        Answer data = SERVER.client().frame("/api/data", "{\"data\":\"jellybeans\"}");

        assertThat(data.array("column/jar_size")).containsExactly(100, 300, 500, 700, 900);
        assertThat(data.array("column/beans")).containsExactly(240, 640, 1040, 1440, 1840);
        assertThat(data.text("target")).isEqualTo("beans");
        assertThat(data.text("hash")).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/curve   | {\"state\":{},\"x\":\"tilt\",\"xRange\":[0,1],\"n\":5}  | There is no parameter 'tilt'.",
                "/api/curve   | {\"state\":{},\"x\":\"jar_size\",\"xRange\":[1,0],\"n\":5} | The range of jar_size goes from 1.0 to 0.0.",
                "/api/curve   | {\"state\":{},\"x\":\"jar_size\",\"xRange\":[0,1],\"n\":1} | 1 points of jar_size were asked for.",
                "/api/curve   | {\"state\":{},\"x\":\"jar_size\",\"xRange\":[0,1]}      | `xRange` and `n` must be numbers.",
                "/api/curve   | {\"x\":\"jar_size\"}                                    | The question lacks its state.",
                "/api/curve   | {\"state\":{}}                                          | The question lacks `x` or its `xRange`.",
                "/api/errors  | {\"kind\":\"big\"}                                      | There is no error 'big'.",
                "/api/errors  | {\"function\":\"x^2\",\"kind\":\"signed\"}              | A function has no errors.",
                "/api/data    | {\"function\":\"x^2\"}                                  | The state is of a function, which has no rows.",
                "/api/lesson  | {\"name\":\"jars\"}                                     | There is no lesson 'jars'.",
                "/api/lesson  | {}                                                      | The question lacks its `name`.",
                "/api/grade   | {\"lesson\":\"jar\",\"question\":\"x\",\"answer\":\"1\"} | The lesson jar has no question 'x'.",
                "/api/hint    | {\"lesson\":\"jar\",\"question\":\"middle\",\"index\":7} | The question has no hint 7.",
                "/api/run     | {\"function\":\"1/x\"}                                  | The function is Infinity at the start."
            })
    void aQuestionThatCannotBeAnsweredSaysWhy(String path, String question, String what) {
        JsonObject problem = SERVER.client().problems(path, question).get(0).getAsJsonObject();

        assertThat(problem.get("what").getAsString()).isEqualTo(what);
        assertThat(problem.get("how").getAsString()).isNotEmpty();
    }
}
