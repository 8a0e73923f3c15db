package org.jellygrad.autograd.engine;

/** A copy along any axes: transpose, broadcast, slice and concatenate are all this. */
final class Gather implements Runnable {
    private final StridedView from;
    private final StridedView to;
    private final long[] length;
    private final long[] index;
    private final long[] fromSteps;
    private final long[] toSteps;
    private long fromOffset;
    private long toOffset;

    Gather(StridedView from, StridedView to) {
        this.from = from;
        this.to = to;
        length = new long[from.viewed().size()];
        index = new long[length.length];
        fromSteps = new long[length.length];
        toSteps = new long[length.length];
    }

    /** Fits it to a number of rows. */
    void resize(long rows) {
        for (int axis = 0; axis < length.length; axis++) {
            length[axis] = from.viewed().get(axis).at(rows);
            fromSteps[axis] = from.step(axis, rows);
            toSteps[axis] = to.step(axis, rows);
        }
        fromOffset = from.offset(rows);
        toOffset = to.offset(rows);
    }

    @Override
    public void run() {
        long source = from.buffer().address() + 8 * fromOffset;
        long target = to.buffer().address() + 8 * toOffset;
        int last = length.length - 1;
        if (last < 0) {
            NativeMemory.put(target, NativeMemory.get(source));
            return;
        }
        while (true) {
            for (long i = 0; i < length[last]; i++) {
                NativeMemory.put(target + 8 * i * toSteps[last], NativeMemory.get(source + 8 * i * fromSteps[last]));
            }
            int axis = last - 1;
            while (axis >= 0 && ++index[axis] == length[axis]) {
                source -= 8 * (length[axis] - 1) * fromSteps[axis];
                target -= 8 * (length[axis] - 1) * toSteps[axis];
                index[axis--] = 0;
            }
            if (axis < 0) {
                return;
            }
            source += 8 * fromSteps[axis];
            target += 8 * toSteps[axis];
        }
    }
}
