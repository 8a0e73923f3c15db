package org.jellygrad.trainer.settings;

import java.util.List;
import org.jellygrad.datasets.problem.Problem;

/**
 * Everything that keeps a run from starting and can be found without training.
 *
 * @param settings settings that cannot be used, together or with this data; unknown columns are among them
 * @param data what the data lacks
 */
public record Obstacles(List<Problem> settings, List<Problem> data) {

    public Obstacles {
        settings = List.copyOf(settings);
        data = List.copyOf(data);
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return settings.isEmpty() && data.isEmpty();
    }
}
