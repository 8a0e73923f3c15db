package org.jellygrad.trainer.internal.linalg;

/**
 * Whether {@link Math#fma} is an instruction of this machine. Without one it is computed with {@code BigDecimal}, hundreds of times slower
 * than Dekker's product, which gives the same bits.
 */
final class FusedMultiplyAdd {

    /** Affects speed only, never bits. */
    static final boolean IS_FAST = isFast();

    private static final int CALLS = 100;
    private static final int TRIES = 5;

    /** Of a hundred calls: an instruction takes microseconds even in the interpreter, decimals take several hundred. */
    private static final long SLOW_NANOSECONDS = 60_000;

    private FusedMultiplyAdd() {}

    private static boolean isFast() {
        double sum = 1;
        for (int k = 0; k < TRIES; k++) {
            long start = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                sum = Math.fma(sum, 0.9999999999999, 1e-17);
            }
            if (System.nanoTime() - start < SLOW_NANOSECONDS && sum > 0) {
                return true;
            }
        }
        return false;
    }
}
