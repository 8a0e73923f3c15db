package org.jellygrad.trainer.path;

import java.util.List;

/**
 * Is told of every point of a run as it goes, on the training thread: the whole of the path, of which {@link
 * org.jellygrad.trainer.Fit#path} keeps a thinned copy when it is long. Full batch: a point for each epoch, and the last. Mini-batches:
 * before each step what it sees, the rows of its batch; also a look at all rows at the start and after each epoch. The rate of such a look
 * is NaN, because no step follows from it.
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
