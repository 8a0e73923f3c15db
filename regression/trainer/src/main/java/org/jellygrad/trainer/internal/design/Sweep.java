package org.jellygrad.trainer.internal.design;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jellygrad.datasets.RowBlock;
import org.jellygrad.datasets.RowColumns;
import org.jellygrad.datasets.RowSource;
import org.jspecify.annotations.Nullable;

/**
 * One read of all rows, in which several threads may share.
 *
 * <p>The rows are cut into stretches of {@value #STRETCH}. Each is summed by one thread, tile by tile, and
 * the sums of the stretches are put together in the order of the rows. So the bits of a sum depend neither on the number of threads nor
 * on the blocks in which a source hands out its rows.
 */
public final class Sweep {

    /** Tiles in a stretch: 32 768 rows. */
    private static final int TILES = 128;

    private static final int STRETCH = TILES * Tile.ROWS;

    private final Frame frame;
    private final Runnable heed;
    private final Function<Runnable, ? extends Sum> sums;
    private final int workers;
    private final long rows;
    private final @Nullable Stretches queue;
    private volatile boolean abandoned;

    /** Stretches put together so far; guarded by this. */
    private long merged;

    /** What is summed over the rows; one thread's own until it is put together. */
    public interface Sum extends AutoCloseable {

        /**
         * Adds the rows of a tile.
         *
         * @param first the place of its first row among all rows
         */
        void add(Tile tile, long first);

        /** Passes on what was added since the last call, and is empty again. Called in the order of the rows, by one thread at a time. */
        void pass();

        /** Whether it looks at the lower halves of the numbers in a tile. */
        boolean isExact();

        @Override
        default void close() {}
    }

    private Sweep(
            Frame frame,
            long rows,
            int workers,
            @Nullable Stretches queue,
            Runnable heed,
            Function<Runnable, ? extends Sum> sums) {
        this.frame = frame;
        this.rows = rows;
        this.queue = queue;
        this.workers = workers;
        this.heed = heed;
        this.sums = sums;
    }

    /**
     * Reads all rows once.
     *
     * @param source whose features are the variables of the frame
     * @param threads at most; small data is read by the calling thread
     * @param heed called by the calling thread as the work goes; what it throws gives the reading up
     * @param sums makes one for each thread, from what a sum that takes long over a tile calls meanwhile, and lets throw
     */
    public static void over(
            RowSource source, Frame frame, int threads, Runnable heed, Function<Runnable, ? extends Sum> sums) {
        long stretches = (source.rows() + STRETCH - 1) / STRETCH;
        int workers = (int) Math.min(threads, stretches);
        RowColumns columns = source.columns().orElse(null);
        Stretches queue = workers > 1 && columns == null ? new Stretches(workers, STRETCH) : null;
        Sweep sweep = new Sweep(frame, source.rows(), workers, queue, heed, sums);
        if (queue != null) {
            sweep.together(source, queue);
        } else if (workers > 1 && columns != null) {
            sweep.together(columns, stretches);
        } else {
            sweep.alone(source, columns);
        }
    }

    private void alone(RowSource source, @Nullable RowColumns columns) {
        try (Worker worker = new Worker(heed)) {
            if (columns == null) {
                source.forEach(block -> worker.add(block, 0, block.rows()));
            } else {
                worker.add(columns, 0, columns.y().length);
            }
            worker.finish();
        }
    }

    /** For columns in memory: of n workers, worker i takes the stretches i, i + n, i + 2n ... */
    private void together(RowColumns columns, long stretches) {
        Crew.run(
                workers,
                heed,
                this::abandon,
                () -> {},
                index -> work(worker -> {
                    for (long k = index; k < stretches; k += workers) {
                        long from = k * STRETCH;
                        worker.start(k);
                        worker.add(columns, (int) from, (int) Math.min(STRETCH, rows - from));
                        worker.finish();
                    }
                }));
    }

    /** The calling thread reads blocks and lays them out by stretches, which the workers take in turn. */
    private void together(RowSource source, Stretches waiting) {
        Crew.run(
                workers,
                heed,
                this::abandon,
                () -> {
                    source.forEach(block -> {
                        heed.run();
                        if (!abandoned) {
                            waiting.put(block);
                        }
                    });
                    waiting.end();
                },
                index -> work(worker -> {
                    for (Stretches.Stretch next = waiting.take(); next != null; next = waiting.take()) {
                        worker.start(next.index());
                        for (Stretches.Piece piece : next.pieces()) {
                            worker.add(piece.block(), piece.from(), piece.count());
                        }
                        worker.finish();
                    }
                }));
    }

    private void work(Consumer<Worker> work) {
        try (Worker worker = new Worker(this::check)) {
            work.accept(worker);
        }
    }

    /** What a worker calls as it goes. */
    private void check() {
        if (abandoned) {
            throw new CancellationException("nobody waits for these rows any more");
        }
    }

    private synchronized void abandon() {
        abandoned = true;
        if (queue != null) {
            queue.abandon();
        }
        notifyAll();
    }

    /** Lets a stretch pass on its sums when those before it have. */
    private synchronized void inOrder(long stretch, Runnable pass) {
        boolean interrupted = false;
        while (merged < stretch && !abandoned) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        check();
        pass.run();
        merged++;
        notifyAll();
    }

    /** A tile and the sums over the rows that went through it. */
    private final class Worker implements AutoCloseable {
        private final Tile tile = new Tile(frame);
        private final Runnable check;
        private final Sum sum;
        private long stretch;
        private long first;
        private int tiles;

        Worker(Runnable check) {
            this.check = check;
            this.sum = sums.apply(check);
        }

        void start(long next) {
            stretch = next;
            first = next * STRETCH;
        }

        void add(RowBlock block, int from, int count) {
            for (int done = 0; done < count; ) {
                int some = Math.min(tile.room(), count - done);
                tile.add(block, from + done, some);
                done += some;
                passOn();
            }
        }

        void add(RowColumns columns, int from, int count) {
            for (int done = 0; done < count; ) {
                int some = Math.min(tile.room(), count - done);
                tile.add(columns, from + done, some);
                done += some;
                passOn();
            }
        }

        private void passOn() {
            if (tile.room() == 0) {
                addTile();
                if (++tiles == TILES) {
                    pass();
                }
            }
        }

        private void addTile() {
            check.run();
            tile.settle(sum.isExact());
            sum.add(tile, first);
            first += tile.rows();
            tile.clear();
        }

        private void pass() {
            inOrder(stretch++, sum::pass);
            tiles = 0;
        }

        /** The last tile and stretch may be short. */
        void finish() {
            if (tile.rows() > 0) {
                addTile();
                tiles++;
            }
            if (tiles > 0) {
                pass();
            }
        }

        @Override
        public void close() {
            sum.close();
        }
    }
}
