package org.jellygrad.cli.command;

import java.util.List;
import java.util.Objects;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.console.Interruption;
import org.jellygrad.cli.function.DescentReport;
import org.jellygrad.cli.function.FunctionArgument;
import org.jellygrad.cli.function.StartCheck;
import org.jellygrad.cli.option.FunctionDescentOptions;
import org.jellygrad.cli.plot.PlotOptions;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.cli.report.ErrorReport;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.trainer.function.FunctionDescent;
import org.jellygrad.trainer.function.Restarts;
import org.jellygrad.trainer.function.TypedFunction;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code jellygrad minimize}. */
@Command(
        name = "minimize",
        customSynopsis = "jellygrad minimize EXPR --start POINT [--lr RATE] [OPTION]...",
        sortOptions = false,
        description = "Descends on a function that you type, and prints the way down.",
        footer = {
            "",
            "Examples",
            "  jellygrad minimize '(x-3)^2' --start x=8 --lr 0.1 --steps 10",
            "  jellygrad minimize '(x^2-1)^2 + 0.3*x' --start random --restarts 5 --lr 0.02",
            "  jellygrad minimize 'x^2 + 10*y^2' --start x=3,y=1 --lr 0.05 --plot"
        })
final class MinimizeCommand implements Subcommand {
    private static final String COMMAND = "jellygrad minimize";

    @Parameters(
            paramLabel = "EXPR",
            arity = "0..1",
            hideParamSyntax = true,
            description =
                    "The function, in quotes: numbers, variables of any name, + - * / ^, parentheses, pi, e, and log,"
                            + " exp, sqrt, abs, sin, cos, tanh, sigmoid, max and their like.")
    private @Nullable String expression;

    @Mixin
    private FunctionDescentOptions descentOptions = new FunctionDescentOptions();

    @Option(
            names = "--restarts",
            paramLabel = "N",
            description = "With --start random: descend from N points, keep the deepest end and list the others.")
    private @Nullable Integer restarts;

    @Option(
            names = "--every",
            paramLabel = "K",
            description =
                    "Print each K-th step and the last; by default all of a short run, about twenty of a long one.")
    private @Nullable Integer every;

    @Option(names = "--fog", description = "Print only what the computer sees: the point, its value, its slope.")
    private boolean fog;

    @Mixin
    private PlotOptions plot = new PlotOptions();

    @Option(names = "--json", description = "Print one JSON object instead.")
    private boolean json;

    @Option(names = "--require-convergence", description = "Exit with 5 unless descent converged.")
    private boolean requireConvergence;

    private @Nullable TypedFunction function;

    @Override
    public void check(Problems problems) {
        String text = expression;
        if (text == null) {
            problems.add(
                    "`" + COMMAND + "` lacks its function.",
                    "Type one in quotes: " + COMMAND + " '(x-3)^2' --start x=8 --lr 0.1");
        } else {
            function = FunctionArgument.read(text, problems);
        }
        descentOptions.check(problems);
        if (function != null) {
            StartCheck.check(function, descentOptions.start(), COMMAND, problems);
        }
        plot.check(json, problems);
        plot.checkVariables(function == null ? 0 : function.variables().size(), problems);
        if (restarts != null && restarts < 1) {
            problems.add("--restarts " + restarts + ": it counts runs", "Give a whole number from 1.");
        } else if (restarts != null && !startsAnywhere()) {
            problems.add(
                    "--restarts " + restarts + " needs --start random.",
                    "From one point all runs are the same. Start at random, or leave --restarts out.");
        } else if (restarts != null && restarts > 1 && every != null) {
            problems.add(
                    "--every and --restarts cannot be used together.",
                    "The path of the deepest run is known when all are over. Leave one out.");
        }
        if (every != null && every < 1) {
            problems.add("--every " + every + ": it counts steps", "Give a whole number from 1.");
        }
        if (fog && (json || plot.isWanted())) {
            problems.add(
                    "--fog cannot be used with --json or --plot.",
                    "In the fog only the point, its value and its slope are seen. Leave one out.");
        }
    }

    private boolean startsAnywhere() {
        InitialGuess start = descentOptions.start();
        return start != null && start.isRandom();
    }

    @Override
    public int run(Console console) {
        DescentReport report = new DescentReport(every, descentOptions.isRateMissing());
        TypedFunction chosen = Objects.requireNonNull(function);
        Settings settings = descentOptions.settings();
        try (var interruption = Interruption.ofThisThread()) {
            FunctionDescent run;
            Restarts all = null;
            try {
                if (startsAnywhere()) {
                    all = Restarts.run(chosen, settings, restarts == null ? 1 : restarts, report.recording());
                    if (all.runs().isEmpty()) {
                        return ErrorReport.print(
                                ExitCode.USAGE,
                                List.of(Problem.mendedBy(
                                        chosen + " has no value at any random start.",
                                        "Random starts are standard normal numbers. Give a point where the function is defined:"
                                                + " --start.")),
                                json,
                                console);
                    }
                    run = all.deepest();
                } else {
                    run = FunctionDescent.run(chosen, settings, report.recording());
                }
            } finally {
                interruption.endOfWork();
            }
            boolean drawn = print(report, run, restarts == null ? null : all, console);
            console.flush();
            return drawn ? ExitCode.of(run.outcome(), requireConvergence) : ExitCode.DATA;
        }
    }

    private boolean print(DescentReport report, FunctionDescent run, @Nullable Restarts all, Console console) {
        if (json) {
            report.json(run, all, console.out());
        } else {
            console.print(fog ? report.fog(run) : report.lines(run, all));
        }
        return !plot.isWanted() || plot.draw(List.of(report.chart(run)), console);
    }
}
