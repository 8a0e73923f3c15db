package org.jellygrad.autograd.engine;

import java.util.List;

/**
 * A way through a dense array along axes that may be reordered, repeated or cut.
 *
 * @param buffer the array
 * @param dims its dimensions
 * @param walked the lengths walked, outermost first
 * @param axes for each walked axis the array's axis it moves along, or −1 to stay in place (a broadcast)
 * @param start for each of the array's axes where the walk begins
 */
public record Walk(Buffer buffer, List<Extent> dims, List<Extent> walked, List<Integer> axes, List<Long> start) {
    /** Elements from the array's begin to the walk's first. */
    long offset(long rows) {
        long stride = 1;
        long offset = 0;
        for (int axis = dims.size() - 1; axis >= 0; axis--) {
            offset += start.get(axis) * stride;
            stride *= dims.get(axis).at(rows);
        }
        return offset;
    }

    /** Elements to move for one step along each walked axis. */
    long[] steps(long rows) {
        long[] strides = new long[dims.size()];
        long stride = 1;
        for (int axis = dims.size() - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= dims.get(axis).at(rows);
        }
        return axes.stream().mapToLong(axis -> axis < 0 ? 0 : strides[axis]).toArray();
    }

    /** Where in the array the walk's step number {@code index} is, the walked axes taken row-major. */
    public long at(long index, long rows) {
        long[] steps = steps(rows);
        long place = offset(rows);
        long rest = index;
        for (int axis = steps.length - 1; axis >= 0; axis--) {
            long length = walked.get(axis).at(rows);
            place += rest % length * steps[axis];
            rest /= length;
        }
        return place;
    }
}
