package org.jellygrad.trainer.internal.design;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jellygrad.datasets.RowBlock;
import org.jspecify.annotations.Nullable;

/** Hands rows from the thread that reads them to those that work on them: few stretches at a time, without a copy. */
final class Stretches {

    private final int most;
    private final int rows;
    private final ArrayDeque<Stretch> waiting = new ArrayDeque<>();
    private List<Piece> pieces = new ArrayList<>();
    private int gathered;
    private long next;
    private boolean ended;

    /**
     * Rows of a block.
     *
     * @param from the first of them
     */
    record Piece(RowBlock block, int from, int count) {}

    /**
     * Successive rows, as many in each but the last.
     *
     * @param index how many are before it
     */
    record Stretch(long index, List<Piece> pieces) {}

    /**
     * An empty queue.
     *
     * @param most stretches that wait
     * @param rows in a stretch
     */
    Stretches(int most, int rows) {
        this.most = most;
        this.rows = rows;
    }

    /** Takes a block; waits while enough are waiting. */
    void put(RowBlock block) {
        for (int from = 0; from < block.rows(); ) {
            int count = Math.min(rows - gathered, block.rows() - from);
            pieces.add(new Piece(block, from, count));
            gathered += count;
            from += count;
            if (gathered == rows) {
                handOn();
            }
        }
    }

    private synchronized void handOn() {
        await(() -> waiting.size() < most || ended);
        waiting.add(new Stretch(next++, pieces));
        pieces = new ArrayList<>();
        gathered = 0;
        notifyAll();
    }

    /** Ends the queue: no more blocks come. */
    void end() {
        if (gathered > 0) {
            handOn();
        }
        close();
    }

    /** Drops all waiting blocks. */
    synchronized void abandon() {
        waiting.clear();
        close();
    }

    private synchronized void close() {
        ended = true;
        notifyAll();
    }

    /** The next stretch, null after the last. */
    synchronized @Nullable Stretch take() {
        await(() -> !waiting.isEmpty() || ended);
        notifyAll();
        return waiting.poll();
    }

    /** Waits through an interrupt, which whoever reads the rows looks for: none must be lost. */
    private void await(BooleanSupplier condition) {
        boolean interrupted = false;
        while (!condition.getAsBoolean()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
