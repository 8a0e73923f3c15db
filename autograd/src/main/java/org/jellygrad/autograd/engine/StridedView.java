package org.jellygrad.autograd.engine;

import java.util.List;

/**
 * A view of a dense array whose axes may be reordered, repeated or cut.
 *
 * @param buffer the array
 * @param dims its dimensions
 * @param viewed the lengths of the view's axes, outermost first
 * @param axes for each axis of the view the axis of the array that it moves along, or −1 to stay in place (a broadcast)
 * @param start for each axis of the array where the view begins
 */
public record StridedView(Buffer buffer, List<Extent> dims, List<Extent> viewed, List<Integer> axes, List<Long> start) {
    /** Elements from the beginning of the array to the first of the view. */
    long offset(long rows) {
        long stride = 1;
        long offset = 0;
        for (int axis = dims.size() - 1; axis >= 0; axis--) {
            offset += start.get(axis) * stride;
            stride *= dims.get(axis).at(rows);
        }
        return offset;
    }

    /** Elements to move for one step along an axis of the view. */
    long step(int viewedAxis, long rows) {
        int axis = axes.get(viewedAxis);
        if (axis < 0) {
            return 0;
        }
        long stride = 1;
        for (int inner = dims.size() - 1; inner > axis; inner--) {
            stride *= dims.get(inner).at(rows);
        }
        return stride;
    }

    /** Where in the array element {@code index} of the view is, counted row-major. */
    public long at(long index, long rows) {
        long place = offset(rows);
        long rest = index;
        for (int axis = axes.size() - 1; axis >= 0; axis--) {
            long length = viewed.get(axis).at(rows);
            place += rest % length * step(axis, rows);
            rest /= length;
        }
        return place;
    }
}
