package org.jellygrad.cli;

import java.util.Arrays;
import java.util.List;
import org.jellygrad.autograd.engine.natives.UnusableNativesError;
import org.jellygrad.cli.command.Jellygrad;
import org.jellygrad.cli.command.Subcommand;
import org.jellygrad.cli.console.Console;
import org.jellygrad.cli.function.LeadingMinus;
import org.jellygrad.cli.option.CommandLines;
import org.jellygrad.cli.problem.ExitCode;
import org.jellygrad.cli.problem.ParseProblems;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.cli.report.ErrorReport;
import org.jellygrad.datasets.problem.Problem;
import org.jellygrad.datasets.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Starts the {@code jellygrad} command. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, Console.ofProcess()));
    }

    /** Runs the command that the arguments name, and returns the exit code. Results and errors go to the console. */
    static int run(String[] arguments, Console console) {
        boolean json = Arrays.asList(arguments).contains("--json");
        try {
            int code = execute(arguments, console);
            console.flush();
            return code;
        } catch (Console.OutputClosedException e) {
            return ExitCode.OUTPUT_CLOSED;
        } catch (ProblemException e) {
            return ErrorReport.print(ExitCode.of(e), e.problems(), json, console);
        } catch (UnusableNativesError e) {
            return ErrorReport.print(ExitCode.DATA, List.of(Problem.mendedBy(e.what(), e.how())), json, console);
        } catch (RuntimeException | Error e) {
            return ErrorReport.printFault(e, json, console);
        }
    }

    private static int execute(String[] arguments, Console console) {
        CommandLine root = CommandLines.of(new Jellygrad());
        ParseResult parsed = root.parseArgs(LeadingMinus.protect(root, arguments));
        Problems problems = new Problems();
        ParseProblems.collect(parsed, problems);
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
            ParseProblems.collect(parsed, problems);
        }
        CommandLine chosen = parsed.commandSpec().commandLine();
        if (parsed.isUsageHelpRequested()) {
            chosen.usage(console.out());
            return ExitCode.DONE;
        }
        if (parsed.isVersionHelpRequested()) {
            chosen.printVersionHelp(console.out());
            return ExitCode.DONE;
        }
        if (!(chosen.getCommand() instanceof Subcommand subcommand)) {
            problems.throwIfAny();
            console.print(FirstSteps.LINES);
            return ExitCode.DONE;
        }
        problems.quote(parsed);
        subcommand.watch(console);
        subcommand.check(problems);
        problems.throwIfAny();
        return subcommand.run(console);
    }
}
