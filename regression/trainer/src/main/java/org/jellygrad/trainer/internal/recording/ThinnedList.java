package org.jellygrad.trainer.internal.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** An even sample of a sequence in bounded memory: every item until there are too many, then every second, fourth ... */
public final class ThinnedList<T> {

    private final PathCapacity capacity;
    private List<T> kept = new ArrayList<>();
    private long every = 1;
    private long seen;

    ThinnedList(PathCapacity capacity) {
        this.capacity = capacity;
    }

    /** Adds the next item. The item is made only if it is kept. */
    void add(Supplier<T> item) {
        if (seen++ % every != 0) {
            return;
        }
        kept.add(item.get());
        thin();
    }

    private void thin() {
        while (kept.size() > (every == 1 ? capacity.complete() : capacity.thinned())) {
            List<T> before = kept;
            kept = new ArrayList<>(IntStream.iterate(0, i -> i < before.size(), i -> i + 2)
                    .mapToObj(before::get)
                    .toList());
            every *= 2;
        }
    }

    /** The list that a smaller capacity would have kept of the same sequence. */
    ThinnedList<T> to(PathCapacity fewer) {
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
