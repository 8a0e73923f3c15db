package org.jellygrad.trainer.explain;

import java.util.List;
import org.jellygrad.trainer.Recording;
import org.jellygrad.trainer.path.PathListener;
import org.jellygrad.trainer.path.PathPoint;
import org.jellygrad.trainer.settings.InvalidSettingsException;
import org.jspecify.annotations.Nullable;

/** Waits for one step of a run, and ends the run when it has been taken. */
final class StepTaken implements PathListener {

    private final long step;
    private long seen;
    private @Nullable PathPoint before;
    private @Nullable PathPoint after;

    /** @param step from 1 */
    StepTaken(long step) {
        this.step = step;
    }

    Recording recording() {
        return Recording.NONE.withListener(this).withStop(() -> after != null);
    }

    @Override
    public void point(List<String> names, PathPoint point) {
        seen = point.step();
        if (point.step() == step - 1) {
            before = point;
        } else if (point.step() == step && after == null) {
            after = point;
        }
    }

    /** @throws InvalidSettingsException if the run ended before */
    PathPoint before() {
        return taken(before);
    }

    /** @throws InvalidSettingsException if the run ended before */
    PathPoint after() {
        return taken(after);
    }

    private PathPoint taken(@Nullable PathPoint point) {
        if (point == null || after == null) {
            throw new InvalidSettingsException(
                    "The run has no step " + step + ": it ends after " + seen + (seen == 1 ? " step." : " steps."),
                    seen == 0
                            ? "The slope is 0 at the start, so there is nothing to explain. Start elsewhere."
                            : "Explain an earlier step: `step " + seen + "`.");
        }
        return point;
    }
}
