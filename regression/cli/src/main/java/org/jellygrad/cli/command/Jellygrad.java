package org.jellygrad.cli.command;

import picocli.CommandLine.Command;

/** The command itself; everything is done by its subcommands. */
@Command(
        name = "jellygrad",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            TrainCommand.class,
            InspectCommand.class,
            MinimizeCommand.class,
            ExplainCommand.class,
            CompareCommand.class,
            GuessCommand.class,
            ShowCommand.class,
            PredictCommand.class,
            EvaluateCommand.class,
            DatasetsCommand.class,
            LessonCommand.class,
            PlayCommand.class,
            CompletionCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        description = "Train linear regression by gradient descent, and see every step.",
        footer = {
            "",
            "Begin with",
            "  jellygrad train jellybeans                  a bundled data set",
            "  jellygrad train houses.csv --target price   a file of your own",
            "  jellygrad minimize '(x-3)^2' --start x=8 --lr 0.1   a function of your own",
            "",
            "Results go to stdout, everything else to stderr. Exit codes: 0 done, 1 a fault of ours,",
            "2 the command is wrong, 3 the data cannot be used, 4 diverged, 5 not converged, 130 interrupted."
        })
public final class Jellygrad {}
