package org.jellygrad.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.datasets.Dataset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which data a command works on. */
public final class DataOptions {

    @Parameters(
            paramLabel = "DATA",
            arity = "0..1",
            hideParamSyntax = true,
            description = "A bundled data set (`jellygrad datasets` lists them) or the path of a CSV file.")
    private @Nullable String name;

    @Option(
            names = "--na",
            paramLabel = "TEXT",
            description = "One more text that means a missing cell in a CSV, beside the empty cell, NA and NaN."
                    + " May be given several times.")
    private List<String> missing = new ArrayList<>();

    /** What was typed for the data; null if nothing was. */
    @Nullable
    public String name() {
        return name;
    }

    /** The file; null if it is none. */
    @Nullable
    public Path file() {
        return name == null ? null : DataArgument.file(name);
    }

    /**
     * Opens the data; null if that is a problem.
     *
     * @param command the command, for messages
     * @param before what stands before the data in an example of it
     */
    @Nullable
    public Dataset open(Problems problems, String command, String before) {
        String wanted = name;
        if (wanted == null) {
            problems.add(
                    "`" + command + "` lacks its data.",
                    "Name a data set (`jellygrad datasets` lists them) or a CSV file: " + command + before
                            + " jellybeans");
            return null;
        }
        var opened = new Object() {
            @Nullable
            Dataset data;
        };
        problems.check(() -> opened.data = DataArgument.open(wanted, missing));
        return opened.data;
    }
}
