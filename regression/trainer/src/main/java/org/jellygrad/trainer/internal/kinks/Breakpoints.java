package org.jellygrad.trainer.internal.kinks;

/**
 * The kinks of a convex function along a ray, at times t {@literal >} 0: between them it is a parabola, and at each its slope jumps up.
 * Finds the minimum in time linear in their number, as quickselect finds a median.
 *
 * <p>Source: C. A. R. Hoare, "Algorithm 65: Find", Comm. ACM 4 (1961).
 */
final class Breakpoints {

    private final double[] times;
    private final double[] jumps;
    private final int[] owners;
    private int size;

    Breakpoints(int capacity) {
        times = new double[capacity];
        jumps = new double[capacity];
        owners = new int[capacity];
    }

    void clear() {
        size = 0;
    }

    /** @param owner whose kink it is */
    void add(double time, double jump, int owner) {
        times[size] = time;
        jumps[size] = jump;
        owners[size] = owner;
        size++;
    }

    /**
     * The minimum along the ray.
     *
     * @param time where it is; infinite if there is none
     * @param owner of the kink that it is at; −1 if it is between two
     */
    record LowestPlace(double time, int owner) {}

    /**
     * Finds the minimum; the breakpoints change their order.
     *
     * @param slope at the start of the ray, negative
     * @param curvature the second derivative between the kinks, at least 0
     */
    LowestPlace minimum(double slope, double curvature) {
        double before = slope;
        // Between these two it is, whatever the rounding of jumps that are added up in one order and then in another.
        LowestPlace nearest = new LowestPlace(0, -1);
        LowestPlace farthest = new LowestPlace(Double.POSITIVE_INFINITY, -1);
        int low = 0;
        int high = size;
        while (low < high) {
            double pivot = times[(low + high) >>> 1];
            int left = low;
            int right = high;
            double jumpsBefore = 0;
            double jumpsAt = 0;
            int at = low;
            while (at < right) {
                if (times[at] < pivot) {
                    jumpsBefore += jumps[at];
                    swap(left++, at++);
                } else if (times[at] > pivot) {
                    swap(at, --right);
                } else {
                    jumpsAt += jumps[at++];
                }
            }
            if (before + jumpsBefore + curvature * pivot >= 0) {
                farthest = new LowestPlace(pivot, owners[left]);
                high = left;
            } else if (before + jumpsBefore + jumpsAt + curvature * pivot >= 0) {
                return new LowestPlace(pivot, owners[left]);
            } else {
                nearest = new LowestPlace(pivot, owners[left]);
                before += jumpsBefore + jumpsAt;
                low = right;
            }
        }
        double between = -before / curvature;
        if (!(between <= farthest.time())) {
            return farthest;
        }
        return between < nearest.time() ? nearest : new LowestPlace(between, -1);
    }

    private void swap(int i, int j) {
        double time = times[i];
        times[i] = times[j];
        times[j] = time;
        double jump = jumps[i];
        jumps[i] = jumps[j];
        jumps[j] = jump;
        int owner = owners[i];
        owners[i] = owners[j];
        owners[j] = owner;
    }
}
