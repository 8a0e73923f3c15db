package org.jellygrad.cli;

import java.nio.file.Path;
import org.jellygrad.trainer.model.Model;
import org.jellygrad.trainer.model.ModelJson;
import org.jspecify.annotations.Nullable;

/** Loads the model a command works with. */
final class ModelArgument {

    private ModelArgument() {}

    /** The model; null if that is a problem. */
    static @Nullable Model load(@Nullable Path file, String command, Problems problems) {
        if (file == null) {
            problems.add(
                    "`" + command + "` lacks its model.",
                    "Name what `train` wrote with --save: " + command + " model.json");
            return null;
        }
        var loaded = new Object() {
            @Nullable
            Model model;
        };
        problems.check(() -> loaded.model = ModelJson.load(file));
        return loaded.model;
    }
}
