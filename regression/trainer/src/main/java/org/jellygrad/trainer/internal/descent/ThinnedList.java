package org.jellygrad.trainer.internal.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** An even sample of a sequence in bounded memory: every item until there are too many, then every second, fourth ... */
public final class ThinnedList<T> {

    public static final int CAPACITY = 2048;

    private final int capacity;
    private List<T> kept = new ArrayList<>();
    private long every = 1;
    private long seen;

    /** @param capacity most items kept */
    ThinnedList(int capacity) {
        this.capacity = capacity;
    }

    /** Takes the next item, which is made only if it is kept. */
    void add(Supplier<T> item) {
        if (seen++ % every != 0) {
            return;
        }
        kept.add(item.get());
        thin();
    }

    private void thin() {
        while (kept.size() > capacity) {
            List<T> before = kept;
            kept = new ArrayList<>(IntStream.iterate(0, i -> i < before.size(), i -> i + 2)
                    .mapToObj(before::get)
                    .toList());
            every *= 2;
        }
    }

    /** What one that keeps fewer items would have kept of the same sequence. */
    ThinnedList<T> to(int fewer) {
        ThinnedList<T> thinned = new ThinnedList<>(fewer);
        thinned.resume(every, seen, kept);
        return thinned;
    }

    /** The stride between kept items; 1 if none was left out. */
    long every() {
        return every;
    }

    /** How many items there were. */
    long seen() {
        return seen;
    }

    List<T> kept() {
        return kept;
    }

    /** Goes on from where another stood, which may have kept more. */
    void resume(long stride, long count, List<T> items) {
        every = stride;
        seen = count;
        kept = new ArrayList<>(items);
        thin();
    }
}
