package org.jellygrad.cli.option;

import java.nio.file.Path;
import org.jellygrad.cli.problem.Problems;
import org.jellygrad.model.Model;
import org.jellygrad.model.json.ModelJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The saved model a command works with. */
public final class ModelArgument {

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            arity = "0..1",
            hideParamSyntax = true,
            description = "What `train` wrote with --save.")
    private @Nullable Path file;

    /** As it was typed; null if it was not. */
    @Nullable
    public Path file() {
        return file;
    }

    /** The model; null if that is a problem. */
    @Nullable
    public Model load(String command, Problems problems) {
        Path named = file;
        if (named == null) {
            problems.add(
                    "`" + command + "` lacks its model.",
                    "Name what `train` wrote with --save: " + command + " model.json");
            return null;
        }
        var loaded = new Object() {
            @Nullable
            Model model;
        };
        problems.check(() -> loaded.model = ModelJson.load(named));
        return loaded.model;
    }
}
