package org.jellygrad.cli.command;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jellygrad.autograd.explain.Explanation;
import org.jellygrad.cli.comparison.ComparedObjective;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.function.FunctionArgument;
import org.jellygrad.cli.function.StartCheck;
import org.jellygrad.cli.function.StepJson;
import org.jellygrad.cli.function.StepText;
import org.jellygrad.cli.option.DataOptions;
import org.jellygrad.cli.option.DescentOptions;
import org.jellygrad.cli.option.FitOptions;
import org.jellygrad.cli.option.FunctionDescentOptions;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.cli.report.ReadingText;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.trainer.Trainer;
import org.jellygrad.trainer.explain.ExplainedRows;
import org.jellygrad.trainer.explain.ExplainedStep;
import org.jellygrad.trainer.explain.StepExplainer;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Settings;
import org.jellygrad.trainer.text.Numbers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jellygrad explain}. */
@Command(
        name = "explain",
        customSynopsis = "jellygrad explain DATA|EXPR --start POINT [--lr RATE] [OPTION]...",
        sortOptions = false,
        description =
                "Explains one step of descent, on data or on a function that you type, with the numbers plugged in. The"
                        + " coordinates are the data's own unless --scale says otherwise. Data needs --lr; on a function it is "
                        + FunctionDescentOptions.RATE + " by default.",
        footer = {
            "",
            "Examples",
            "  jellygrad explain jellybeans --start slope=3,intercept=20 --lr 1e-6",
            "  jellygrad explain '(x-3)^2' --start x=8 --lr 0.1 --step 2",
            "  jellygrad explain 'x*y + sin(x)' --start x=1,y=2 --lr 0.1 --graph mermaid"
        })
final class ExplainCommand implements Subcommand {
    private static final String COMMAND = "jellygrad explain";

    /** The rows of a larger batch are not listed. */
    private static final int FEW = 20;

    private static final List<String> FORMS = List.of("mermaid", "dot", "json", "text");

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private FitOptions fitOptions = new FitOptions();

    @Mixin
    private DescentOptions descentOptions = new DescentOptions();

    @Option(names = "--step", paramLabel = "K", description = "Which step of the run. Default: ${DEFAULT-VALUE}.")
    private int step = 1;

    @Option(
            names = "--graph",
            paramLabel = "FORM",
            description = "Print the graph alone, with values and gradients: mermaid, dot, json or text.")
    private @Nullable String graph;

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    private @Nullable Dataset data;

    private @Nullable TypedFunction function;

    @Override
    public void check(Problems problems) {
        fitOptions.check(problems);
        fitOptions.refuseSeveral(problems);
        fitOptions.refuseSearch(COMMAND, problems);
        descentOptions.check(problems);
        Settings settings = settings();
        String subject = dataOptions.name();
        if (subject != null && isFunction()) {
            settings.problems().forEach(problem -> problems.add(ExitCode.USAGE, problem));
            checkFunction(subject, problems);
        } else {
            data = fitOptions.open(dataOptions, COMMAND, problems);
            if (data != null) {
                fitOptions.find(data.schema());
                problems.add(new Trainer(settings()).obstacles(data));
            }
        }
        String rate = problems.typed("--lr", "auto");
        boolean lacking = rate.equals("auto") || rate.equals("search");
        boolean refused = problems.isTyped("--lr") && !isGiven("--lr");
        boolean chosen = isFunction() && !problems.isTyped("--lr");
        if (lacking && !refused && !chosen && settings.optimizer().needsRate()) {
            problems.add(
                    "`" + COMMAND + "` lacks its learning rate.",
                    "A step is the rate times the gradient. Give one, --lr 0.1, or take --optimizer lbfgs, which needs"
                            + " none.");
        }
        if (step < 1) {
            problems.add("--step " + step + ": steps count from 1", "Give a whole number from 1.");
        }
        if (graph != null && !FORMS.contains(graph)) {
            problems.add("--graph " + graph + ": there is no such form", "It can be mermaid, dot, json or text.");
        }
        if (json && graph != null) {
            problems.add("--json cannot be used with --graph.", "Each says what is printed. Leave one out.");
        }
    }

    private void checkFunction(String subject, Problems problems) {
        TypedFunction read = FunctionArgument.read(subject, problems);
        function = read;
        if (read != null) {
            boolean given = isGiven("--start");
            InitialGuess start = given ? settings().start() : null;
            StartCheck.check(read, start, COMMAND, problems);
        }
    }

    private boolean isFunction() {
        String subject = dataOptions.name();
        return subject != null && FunctionArgument.isFunction(subject);
    }

    private boolean isGiven(String option) {
        return spec != null && spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private Settings settings() {
        Settings settings = descentOptions.applyTo(fitOptions.applyTo(Settings.DEFAULTS));
        if (isFunction() && !isGiven("--lr") && settings.optimizer().needsRate()) {
            settings = settings.withLearningRate(new LearningRate.Fixed(FunctionDescentOptions.RATE));
        }
        return isGiven("--scale") ? settings : settings.withScaling(Scaling.NONE);
    }

    @Override
    public int run(Console console) {
        Dataset rows = data;
        if (rows != null) {
            ReadingText.say(rows, console);
        }
        Settings settings = settings();
        ExplainedStep explained = rows == null
                ? StepExplainer.of(Objects.requireNonNull(function), settings, step)
                : StepExplainer.of(rows, settings, step);
        if (graph != null) {
            console.out().print(drawn(explained.graph(), graph));
        } else if (json) {
            StepJson.print(explained, console.out());
        } else {
            console.print(StepText.of(explained, subject(explained)));
        }
        console.flush();
        return ExitCode.DONE;
    }

    private String subject(ExplainedStep explained) {
        ExplainedRows rows = explained.rows();
        if (rows == null || data == null) {
            return String.valueOf(function);
        }
        int[] batch = StepExplainer.rowsOfStep(data, settings(), step);
        String name = data.card().name();
        if (batch.length == 0) {
            boolean weighted = settings().weights() != null; // rows of weight 0 are not counted
            return name + " ("
                    + (weighted ? Numbers.count(rows.count(), "row") : ComparedObjective.rows(data, rows.count()))
                    + ")";
        }
        return batch.length > FEW
                ? name + " (a batch of " + batch.length + " of its rows)"
                : name + " (" + (batch.length == 1 ? "row " : "rows ")
                        + IntStream.of(batch)
                                .mapToObj(row -> Integer.toString(row + 1))
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    private static String drawn(Explanation explanation, String form) {
        return switch (form) {
            case "mermaid" -> explanation.mermaid();
            case "dot" -> explanation.dot();
            case "json" -> explanation.json() + "\n";
            default -> explanation.text();
        };
    }
}
