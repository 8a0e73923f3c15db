package org.jellygrad.cli.option;

import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.trainer.choice.WrittenNumber;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** The parser of command lines: it goes on after an error, so that all are found, and converts values by our tables. */
public final class CommandLines {
    private static final int HELP_WIDTH = 100;

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
        root.setUsageHelpWidth(HELP_WIDTH).setAbbreviatedOptionsAllowed(false).setResourceBundle(new Families.Help());
        Families.all().forEach(family -> register(root, family));
        return root.registerConverter(Double.TYPE, explained(WrittenNumber::real))
                .registerConverter(Double.class, explained(WrittenNumber::real))
                .registerConverter(Integer.TYPE, explained(CommandLines::integer))
                .registerConverter(Integer.class, explained(CommandLines::integer))
                .registerConverter(Long.class, explained(text -> WrittenNumber.whole(text, Long.MAX_VALUE)))
                .registerConverter(Long.TYPE, explained(text -> WrittenNumber.whole(text, Long.MAX_VALUE)));
    }

    private static <T> void register(CommandLine root, Families.Family<T> family) {
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
