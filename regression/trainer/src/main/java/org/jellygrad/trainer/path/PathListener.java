package org.jellygrad.trainer.path;

import java.util.List;

/**
 * Is told of every point of a run as it goes, on the training thread. A long path is thinned in {@link org.jellygrad.trainer.Fit#path}; a
 * listener gets all of it. With full batches there is a point for each epoch, and the last. With mini-batches there is a point before each
 * step, seen over the rows of its batch. At the start and after each epoch there is another, seen over all rows; its learning rate is NaN,
 * because no step is taken from it.
 */
@FunctionalInterface
public interface PathListener {

    /**
     * A point of the run. The next comes when the next step has been taken.
     *
     * @param names of the parameters: always the same list
     * @param point where the run stood; the listener's own
     */
    void point(List<String> names, PathPoint point);
}
