package org.jellygrad.datasets.csv;

/**
 * How a file is cut into blocks of whole lines, which several threads parse.
 *
 * @param first bytes of the first block at least, which one thread reads, with the header
 * @param size bytes of a further block at least
 * @param threads that parse
 */
record BlockPlan(int first, int size, int threads) {
    private static final int MOST_THREADS = 16;

    static final BlockPlan DEFAULT = new BlockPlan(
            1 << 18, 1 << 20, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
}
