package org.jellygrad.playground.takeaway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jellygrad.datasets.Column;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.datasets.problem.InvalidValueException;
import org.jellygrad.playground.state.PageState;

/** A Java program that makes a run of the page again, with the library and without the page. */
public final class JavaProgram {

    /** Rows that are written into the program; more are read from a file. */
    private static final int MOST_ROWS = 100;

    private JavaProgram() {}

    /**
     * The program of a run.
     *
     * @throws InvalidValueException for a walk of a lesson, which no optimizer makes
     */
    public static String of(PageState state) {
        if (state.walk() != null) {
            throw new InvalidValueException(
                    "A walk of a lesson is made by the lesson.",
                    "Change the run yourself to take a program of it away.");
        }
        List<String> body = new ArrayList<>();
        if (state.function() == null) {
            body.add("Dataset data = " + data(state) + ";");
        } else {
            body.add("TypedFunction function = TypedFunction.of(Expression.parse(" + quoted(state.name()) + "));");
        }
        body.add("Settings settings = Settings.DEFAULTS" + ProgramSettings.of(state.settings()) + ";");
        if (state.function() == null) {
            body.add("Fit fit = new Trainer(settings).fit(data);");
            body.add("System.out.println(fit.summary());");
        } else {
            body.add("FunctionDescent run = FunctionDescent.run(function, settings, Recording.NONE);");
            body.add("System.out.println(run.outcome().why());");
            body.add("System.out.println(run.minimum().path().last().loss());");
        }
        return program(state, body);
    }

    private static String program(PageState state, List<String> body) {
        StringBuilder text = new StringBuilder();
        imports(String.join("\n", body))
                .forEach(name -> text.append("import ").append(name).append(";\n"));
        text.append("\n/** ")
                .append(comment(state.command()))
                .append(" */\npublic final class Descent {\n")
                .append("    private Descent() {}\n\n")
                .append("    public static void main(String[] arguments) {\n");
        body.forEach(line ->
                text.append("        ").append(line.replace("\n", "\n        ")).append('\n'));
        return text.append("    }\n}\n").toString();
    }

    private static List<String> imports(String body) {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("Path", "java.nio.file.Path");
        known.put("List", "java.util.List");
        known.put("Dataset", "org.jellygrad.datasets.Dataset");
        known.put("BundledDatasets", "org.jellygrad.datasets.bundled.BundledDatasets");
        known.put("Csv", "org.jellygrad.datasets.csv.Csv");
        known.put("CsvOptions", "org.jellygrad.datasets.csv.CsvOptions");
        known.put("Expression", "org.jellygrad.model.expression.Expression");
        known.put("Fit", "org.jellygrad.trainer.Fit");
        known.put("Recording", "org.jellygrad.trainer.Recording");
        known.put("Trainer", "org.jellygrad.trainer.Trainer");
        known.put("FunctionDescent", "org.jellygrad.trainer.function.FunctionDescent");
        known.put("TypedFunction", "org.jellygrad.trainer.function.TypedFunction");
        known.put("Loss", "org.jellygrad.trainer.loss.Loss");
        known.put("Penalty", "org.jellygrad.trainer.loss.Penalty");
        known.put("Optimizer", "org.jellygrad.trainer.optimizer.Optimizer");
        List.of(
                        "Averaging",
                        "Batching",
                        "Clipping",
                        "InitialGuess",
                        "LearningRate",
                        "Scaling",
                        "Schedule",
                        "Settings",
                        "StopRules")
                .forEach(name -> known.put(name, "org.jellygrad.trainer.settings." + name));
        // What stands in quotes names no class.
        String code = body.replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "");
        return known.entrySet().stream()
                .filter(entry -> code.matches("(?s).*\\b" + entry.getKey() + "\\b.*"))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String data(PageState state) {
        String name = state.name();
        Dataset data = java.util.Objects.requireNonNull(state.data());
        if (BundledDatasets.names().contains(name)) {
            return "BundledDatasets.load(" + quoted(name) + ")";
        }
        if (data.rows() > MOST_ROWS) {
            String source = data.card().source();
            return "Csv.read(Path.of(" + quoted(source.equals("memory") ? name : source) + "), CsvOptions.defaults())";
        }
        StringBuilder text =
                new StringBuilder("Dataset.builder(").append(quoted(name)).append(')');
        for (Column column : data.schema().columns()) {
            if (column.isNumeric()) {
                text.append("\n        .numbers(").append(quoted(column.name()));
                int index = data.schema().indexOf(column.name());
                data.forEachRow(row -> text.append(", ").append(literal(row.number(index))));
                text.append(')');
            }
        }
        return text.append("\n        .build()").toString();
    }

    static String literal(double value) {
        return Double.isNaN(value)
                ? "Double.NaN"
                : Double.isInfinite(value)
                        ? (value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY")
                        : Double.toString(value);
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            quoted.append(
                    sign == '"' || sign == '\\'
                            ? "\\" + sign
                            : sign < ' ' || sign > '~'
                                    ? String.format(Locale.ROOT, "\\u%04x", (int) sign)
                                    : Character.toString(sign));
        }
        return quoted.append('"').toString();
    }

    /** A comment must not end before its end, nor hold an escape that a compiler reads first. */
    private static String comment(String text) {
        return text.replace("*/", "* /").replace("\\", "\\\\").replaceAll("\\s", " ");
    }
}
