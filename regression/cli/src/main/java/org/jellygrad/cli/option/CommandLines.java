package org.jellygrad.cli.option;

import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.trainer.choice.WrittenNumber;
import org.jellygrad.trainer.text.TerminalText;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** The parser of command lines: it goes on after an error, so that all are found, and converts values by our tables. */
public final class CommandLines {
    static final String DATA_OR_FUNCTION = "DATA|EXPR";

    private CommandLines() {}

    /**
     * One for a command with subcommands.
     *
     * @param command its annotated object
     */
    public static CommandLine of(Object command) {
        CommandLine root = new CommandLine(command);
        for (CommandLine subcommand : root.getSubcommands().values()) {
            subcommand
                    .getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Show this help.")
                            .build())
                    .parser()
                    .collectErrors(true);
        }
        root.getCommandSpec().parser().collectErrors(true);
        root.setUsageHelpWidth(TerminalText.LINE)
                .setAbbreviatedOptionsAllowed(false)
                .setResourceBundle(Families.Help.onData());
        for (CommandLine subcommand : root.getSubcommands().values()) {
            CommandSpec spec = subcommand.getCommandSpec();
            if (spec.findOption("--save") != null) {
                spec.resourceBundle(Families.Help.onTraining());
            } else if (spec.findOption("--steps") != null && spec.findOption("--epochs") == null) {
                spec.resourceBundle(Families.Help.onFunctions());
            } else if (spec.findOption("--accuracy") != null) {
                spec.resourceBundle(Families.Help.onComparing());
            } else if (takesFunction(spec)) {
                spec.resourceBundle(Families.Help.onDataOrFunctions());
            }
        }
        Families.all().forEach(family -> register(root, family));
        return root.registerConverter(Double.TYPE, explained(WrittenNumber::real))
                .registerConverter(Double.class, explained(WrittenNumber::real))
                .registerConverter(Integer.TYPE, explained(CommandLines::integer))
                .registerConverter(Integer.class, explained(CommandLines::integer))
                .registerConverter(Long.class, explained(text -> WrittenNumber.whole(text, Long.MAX_VALUE)))
                .registerConverter(Long.TYPE, explained(text -> WrittenNumber.whole(text, Long.MAX_VALUE)));
    }

    /** Whether what a command works on may be a function that is typed. */
    public static boolean takesFunction(CommandSpec command) {
        return command.findOption("--start") != null && command.findOption("--save") == null;
    }

    private static <T> void register(CommandLine root, Families.OptionFamily<T> family) {
        root.registerConverter(family.type(), explained(family.choices()::parse));
    }

    private static int integer(String text) {
        return Math.toIntExact(WrittenNumber.whole(text, Integer.MAX_VALUE));
    }

    private interface Parse<T> {
        T parse(String text);
    }

    /** Of all exceptions picocli passes on the message of this one alone. */
    private static <T> ITypeConverter<T> explained(Parse<T> parse) {
        return text -> {
            try {
                return parse.parse(text);
            } catch (ProblemException e) {
                TypeConversionException refusal = new TypeConversionException(Problems.message(e));
                refusal.initCause(e);
                throw refusal;
            }
        };
    }
}
