package org.jellygrad.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jellygrad.cli.Run;
import org.jellygrad.cli.command.Jellygrad;
import org.jellygrad.cli.problem.ExitCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Whatever number is typed for an option, no stack trace answers. */
class NumericOptionsTest {

    private static final List<String> NUMBERS = List.of(
            "-1",
            "0",
            "-0.5",
            "NaN",
            "Infinity",
            "1e999",
            "-1e-300",
            "2147483647",
            "-2147483648",
            "99999999999999999999",
            "");

    static Stream<List<String>> commands() {
        return new CommandLine(new Jellygrad())
                .getSubcommands().entrySet().stream()
                        .flatMap(command -> command.getValue().getCommandSpec().options().stream()
                                .filter(NumericOptionsTest::isNumeric)
                                .map(option -> List.of(command.getKey(), option.longestName())));
    }

    private static boolean isNumeric(OptionSpec option) {
        Class<?> type = option.type();
        return type == int.class
                || type == long.class
                || type == double.class
                || Number.class.isAssignableFrom(type)
                || Arrays.asList("--batch", "--lr").contains(option.longestName());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aBadNumberIsABadOption(List<String> command) {
        for (String number : NUMBERS) {
            // A data set that is not there keeps what is right from being run.
            Run run = Run.of(command.get(0), "no.csv", command.get(1) + "=" + number);
            assertThat(run.code()).as("%s = %s: %s", command, number, run.err()).isIn(ExitCode.USAGE, ExitCode.DATA);
            assertThat(run.err()).doesNotContain("\tat ");
        }
    }
}
