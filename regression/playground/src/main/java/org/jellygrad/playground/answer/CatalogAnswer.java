package org.jellygrad.playground.answer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.jellygrad.datasets.Column;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetCard;
import org.jellygrad.playground.lesson.Lesson;
import org.jellygrad.playground.state.Shelf;
import org.jellygrad.trainer.choice.Choices;
import org.jellygrad.trainer.choice.Entry;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Schedule;

/** What a page can choose from. */
public final class CatalogAnswer {

    /** The meanings that the tables of choices leave out, for readers who see a name for the first time. */
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("gd", "plain gradient descent: the rate times the gradient"),
            Map.entry("momentum", "a ball with inertia: the velocity keeps the share B"),
            Map.entry("nesterov", "momentum that looks ahead"),
            Map.entry("adagrad", "shorter steps along parameters that have moved much"),
            Map.entry("rmsprop", "steps divided by the gradient's recent size"),
            Map.entry("adam", "momentum and rmsprop together"),
            Map.entry("amsgrad", "adam whose steps never grow again"),
            Map.entry("normalized", "steps of one length, whatever the steepness"),
            Map.entry("lbfgs", "learns the curvature and needs no rate"),
            Map.entry("cg", "conjugate gradients: exact line searches, no rate"),
            Map.entry("mse", "the mean of squared residuals"),
            Map.entry("mae", "the mean of the residuals' sizes: rows far off pull no harder"),
            Map.entry("log-cosh", "squared near 0 and linear far off, without a kink"),
            Map.entry("constant", "the same at every epoch"),
            Map.entry("full", "all rows at each step"),
            Map.entry("auto", "chosen from the data"),
            Map.entry("zeros", "every parameter at 0"),
            Map.entry("squares", "the optimum of the squared loss"),
            Map.entry("random", "standard normal numbers from the seed"),
            Map.entry("none", "as it is"));

    /** A function to try: where from, and at which rate. */
    private record Sample(String title, String function, String start, String rate, int steps) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample("One parabola", "(x - 3)^2", "x=8", "0.1", 20),
            new Sample("A ball on a curve", "0.9*(x - 5)^2", "x=0.6", "0.1", 25),
            new Sample("Two valleys", "(x^2 - 1)^2 + 0.3*x", "x=1.5", "0.02", 200),
            new Sample("A long valley", "x^2 + 10*y^2", "x=3,y=1", "0.05", 60),
            new Sample("A saddle", "x^2 - y^2", "x=1,y=0.001", "0.1", 60),
            new Sample("Rosenbrock's banana", "(1 - x)^2 + 100*(y - x^2)^2", "x=-1.2,y=1", "0.001", 20_000));

    private CatalogAnswer() {}

    public static JsonObject of(Shelf shelf) {
        JsonObject catalog = new JsonObject();
        JsonArray data = new JsonArray();
        shelf.cards().forEach(card -> data.add(card(card, shelf.data(card.name()))));
        catalog.add("data", data);
        JsonObject choices = new JsonObject();
        choices.add("optimizer", choices(Optimizer.choices()));
        choices.add("loss", choices(Loss.choices()));
        choices.add("lr", choices(LearningRate.choices()));
        choices.add("schedule", choices(Schedule.choices()));
        choices.add("scale", choices(Scaling.choices()));
        choices.add("clip", choices(Clipping.choices()));
        choices.add("batch", choices(Batching.choices()));
        choices.add("start", choices(InitialGuess.choices()));
        catalog.add("choices", choices);
        JsonArray functions = new JsonArray();
        for (Sample sample : SAMPLES) {
            JsonObject function = new JsonObject();
            function.addProperty("title", sample.title());
            function.addProperty("function", sample.function());
            function.addProperty("start", sample.start());
            function.addProperty("lr", sample.rate());
            function.addProperty("epochs", sample.steps());
            functions.add(function);
        }
        catalog.add("functions", functions);
        JsonArray lessons = new JsonArray();
        for (Lesson lesson : shelf.lessons().lessons()) {
            JsonObject one = new JsonObject();
            one.addProperty("name", lesson.name());
            one.addProperty("title", lesson.title());
            one.addProperty("goal", lesson.goal());
            one.addProperty("points", lesson.points());
            one.addProperty("steps", lesson.steps().size());
            lessons.add(one);
        }
        catalog.add("lessons", lessons);
        return catalog;
    }

    static JsonObject card(DatasetCard card, Dataset data) {
        String target = TrainingRows.target(data, null);
        JsonObject object = new JsonObject();
        object.addProperty("name", card.name());
        object.addProperty("title", card.title());
        object.addProperty("story", card.story().replace('\n', ' '));
        object.addProperty("source", card.source());
        object.addProperty("licence", card.licence());
        object.addProperty("rows", data.rows());
        JsonArray columns = new JsonArray();
        for (Column column : data.schema().columns()) {
            JsonObject one = new JsonObject();
            one.addProperty("name", column.name());
            one.addProperty("kind", column.isNumeric() ? "number" : "text");
            one.addProperty("unit", card.units().getOrDefault(column.name(), ""));
            columns.add(one);
        }
        object.add("columns", columns);
        object.addProperty("target", target);
        object.add("features", Json.texts(target.isEmpty() ? List.of() : data.defaultFeatures(target)));
        return object;
    }

    private static <T> JsonArray choices(Choices<T> table) {
        JsonArray array = new JsonArray();
        for (Entry<T> entry : table.entries()) {
            JsonObject choice = new JsonObject();
            choice.addProperty("name", entry.name());
            choice.addProperty("form", entry.shape());
            choice.add("numbers", Json.texts(entry.parameters()));
            choice.addProperty("optional", entry.isOptional());
            choice.addProperty(
                    "meaning", entry.meaning().isEmpty() ? MEANINGS.getOrDefault(entry.name(), "") : entry.meaning());
            array.add(choice);
        }
        return array;
    }
}
