package org.jellygrad.trainer.internal.linalg;

/** Vectors as arrays, without allocation. */
public final class Vectors {
    private Vectors() {}

    /** The Euclidean norm, safe from overflow; infinite or NaN if an element is. */
    public static double norm(double[] vector) {
        double largest = 0;
        for (double element : vector) {
            largest = Math.max(largest, Math.abs(element));
        }
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double element : vector) {
            sum += (element / largest) * (element / largest);
        }
        return largest * Math.sqrt(sum);
    }

    /** aᵀb. */
    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    /** Multiplies each element. */
    public static void scale(double[] vector, double factor) {
        for (int j = 0; j < vector.length; j++) {
            vector[j] *= factor;
        }
    }

    /** vector ← vector + factor·other. */
    public static void addMultiple(double[] vector, double factor, double[] other) {
        for (int j = 0; j < vector.length; j++) {
            vector[j] += factor * other[j];
        }
    }
}
