package org.jellygrad.trainer.internal.linalg;

import java.util.Arrays;

/**
 * The weighted cross products Σ w·a·aᵀ of rows a (a Gram matrix), in double-double, one row at a time. Two of them add up, so
 * blocks, threads and machines can each make their own.
 *
 * <p>Each block of rows is summed by the compensated dot product Dot2 of T. Ogita, S. M. Rump and S. Oishi, "Accurate Sum and
 * Dot Product", SIAM J. Sci. Comput. 26 (2005): as if in twice the precision. Because a Gram matrix squares the condition
 * number κ of the rows, plain doubles would leave 16 − 2·log₁₀κ digits; these leave 32 − 2·log₁₀κ.
 */
public final class CrossProducts {

    private final int width;

    /** Row-major upper triangle: sum and what its additions lost. */
    private final double[] sums;

    private final double[] errors;

    /**
     * Of no rows yet.
     *
     * @param width elements of a row
     */
    public CrossProducts(int width) {
        this.width = width;
        this.sums = new double[width * width];
        this.errors = new double[width * width];
    }

    /**
     * Adds a row of {@code hi + lo} elements.
     *
     * @param weight its weight, not negative
     */
    public void add(double[] hi, double[] lo, double weight) {
        for (int i = 0; i < width; i++) {
            double a = hi[i];
            double aLow = lo[i];
            if (weight != 1) {
                DoubleDouble weighted = DoubleDouble.product(a, weight).plus(aLow * weight);
                a = weighted.hi();
                aLow = weighted.lo();
            }
            addMultiple(i, a, aLow, hi, lo);
        }
    }

    /** Row i of the triangle plus (a + aLow) times the row. */
    private void addMultiple(int i, double a, double aLow, double[] hi, double[] lo) {
        if (FusedMultiplyAdd.IS_FAST) {
            fused(sums, errors, i * width, i, width, a, aLow, hi, lo);
        } else {
            split(sums, errors, i * width, i, width, a, aLow, hi, lo);
        }
    }

    /** One loop without branches, which the compiler vectorizes. */
    private static void fused(
            double[] sums,
            double[] errors,
            int base,
            int from,
            int to,
            double a,
            double aLow,
            double[] hi,
            double[] lo) {
        for (int j = from; j < to; j++) {
            double b = hi[j];
            double product = a * b;
            double productError = Math.fma(a, b, -product);
            double before = sums[base + j];
            double sum = before + product;
            double fromProduct = sum - before;
            double sumError = (before - (sum - fromProduct)) + (product - fromProduct);
            sums[base + j] = sum;
            errors[base + j] += sumError + productError + (a * lo[j] + aLow * b);
        }
    }

    private static void split(
            double[] sums,
            double[] errors,
            int base,
            int from,
            int to,
            double a,
            double aLow,
            double[] hi,
            double[] lo) {
        for (int j = from; j < to; j++) {
            double b = hi[j];
            double product = a * b;
            double productError = DoubleDouble.splitError(a, b, product);
            double before = sums[base + j];
            double sum = before + product;
            double fromProduct = sum - before;
            double sumError = (before - (sum - fromProduct)) + (product - fromProduct);
            sums[base + j] = sum;
            errors[base + j] += sumError + productError + (a * lo[j] + aLow * b);
        }
    }

    /**
     * Adds cross products that were summed in doubles, over a few rows, to those in double-double.
     *
     * @param products row-major; what is below the diagonal is ignored
     */
    public void addRounded(double[] products) {
        for (int i = 0; i < width; i++) {
            for (int k = i * width + i; k < (i + 1) * width; k++) {
                double before = sums[k];
                double sum = before + products[k];
                double added = sum - before;
                sums[k] = sum;
                errors[k] += (before - (sum - added)) + (products[k] - added);
            }
        }
    }

    /** Puts Σ w·aᵢ·aⱼ, known better than by what was added, in the place of that. */
    public void set(int i, int j, DoubleDouble product) {
        int k = Math.min(i, j) * width + Math.max(i, j);
        sums[k] = product.hi();
        errors[k] = product.lo();
    }

    /** Back to no rows. */
    public void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(errors, 0);
    }

    /** Adds the rows that another instance has seen. */
    public void add(CrossProducts other) {
        for (int k = 0; k < sums.length; k++) {
            DoubleDouble sum =
                    DoubleDouble.sum(sums[k], errors[k]).plus(DoubleDouble.sum(other.sums[k], other.errors[k]));
            sums[k] = sum.hi();
            errors[k] = sum.lo();
        }
    }

    /** Σ w·aᵢ·aⱼ. */
    public DoubleDouble get(int i, int j) {
        int k = Math.min(i, j) * width + Math.max(i, j);
        return DoubleDouble.sum(sums[k], errors[k]);
    }

    public int width() {
        return width;
    }
}
