package org.jellygrad.cli.option;

import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.optimizer.Optimizer;
import org.jellygrad.trainer.settings.Averaging;
import org.jellygrad.trainer.settings.Batching;
import org.jellygrad.trainer.settings.Clipping;
import org.jellygrad.trainer.settings.InitialGuess;
import org.jellygrad.trainer.settings.LearningRate;
import org.jellygrad.trainer.settings.Scaling;
import org.jellygrad.trainer.settings.Schedule;
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
        return root.setUsageHelpWidth(HELP_WIDTH)
                .setAbbreviatedOptionsAllowed(false)
                .registerConverter(Loss.class, converter(Choices.LOSS))
                .registerConverter(Optimizer.class, converter(Choices.OPTIMIZER))
                .registerConverter(Schedule.class, converter(Choices.SCHEDULE))
                .registerConverter(Clipping.class, converter(Choices.CLIPPING))
                .registerConverter(Averaging.class, converter(Choices.AVERAGING))
                .registerConverter(LearningRate.class, converter(Choices.LEARNING_RATE))
                .registerConverter(Batching.class, converter(Choices.BATCHING))
                .registerConverter(Scaling.class, converter(Choices.SCALING))
                .registerConverter(InitialGuess.class, converter(Choices.START))
                .registerConverter(MissingValues.class, converter(Choices.MISSING))
                .registerConverter(Double.TYPE, explained(Choices::number))
                .registerConverter(Double.class, explained(Choices::number))
                .registerConverter(
                        Integer.TYPE, explained(text -> Math.toIntExact(Choices.whole(text, Integer.MAX_VALUE))))
                .registerConverter(
                        Integer.class, explained(text -> Math.toIntExact(Choices.whole(text, Integer.MAX_VALUE))))
                .registerConverter(Long.class, explained(text -> Choices.whole(text, Long.MAX_VALUE)))
                .registerConverter(Long.TYPE, explained(text -> Choices.whole(text, Long.MAX_VALUE)));
    }

    private static <T> ITypeConverter<T> converter(Choices<T> choices) {
        return explained(choices::parse);
    }

    private interface Parse<T> {
        T parse(String text);
    }

    /** Of all exceptions picocli passes on the message of this one alone. */
    private static <T> ITypeConverter<T> explained(Parse<T> parse) {
        return text -> {
            try {
                return parse.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(Problems.message(e));
            }
        };
    }
}
