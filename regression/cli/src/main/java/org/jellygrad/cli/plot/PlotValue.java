package org.jellygrad.cli.plot;

import java.util.List;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Takes what follows {@code --plot} for its file if it is called like a picture. Else it is the next argument: {@code --plot jellybeans}
 * draws in the terminal.
 */
public final class PlotValue implements IParameterConsumer {

    /** The value of an option without a file. */
    static final String TERMINAL = "";

    private static final Pattern PICTURE = Pattern.compile("(?is).*\\.(svg|png|pdf|jpe?g|gif|webp|html?)");

    @Override
    @SuppressWarnings("JdkObsolete") // picocli hands over a Stack
    public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
        boolean named =
                !arguments.isEmpty() && PICTURE.matcher(arguments.peek()).matches();
        List<String> values = option.getValue();
        values.add(named ? arguments.pop() : TERMINAL);
    }
}
