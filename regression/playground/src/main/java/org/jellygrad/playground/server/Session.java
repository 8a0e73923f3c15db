package org.jellygrad.playground.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jellygrad.playground.facts.RecordedRun;
import org.jellygrad.playground.facts.Runs;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.playground.upload.OwnData;
import org.jspecify.annotations.Nullable;

/** One browser: its latest runs, bounded in memory, and what it may give up. */
final class Session {
    private final long mostBytes;
    private final Map<String, RecordedRun> given;
    private final LinkedHashMap<String, RecordedRun> runs = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, AtomicBoolean> going = new ConcurrentHashMap<>();
    private final OwnData own = new OwnData();
    private long bytes;
    private volatile boolean ended;
    private volatile long lastUsed;

    /** @param given runs that are there from the beginning, by the keys of their states */
    Session(long mostBytes, long now, Map<String, RecordedRun> given) {
        this.given = given;
        this.mostBytes = mostBytes;
        this.lastUsed = now;
    }

    void use(long now) {
        lastUsed = now;
    }

    long lastUsed() {
        return lastUsed;
    }

    /** The data that its reader brought. */
    OwnData own() {
        return own;
    }

    /** What its runs and its data take of memory. */
    synchronized long bytes() {
        return bytes + own.bytes();
    }

    /** A run of a state: one that is kept, else made now and kept. */
    RecordedRun run(PageState state, @Nullable String token) {
        RecordedRun known = kept(state);
        if (known != null) {
            return known;
        }
        RecordedRun made = passing(state, token);
        keep(state.key(), made);
        return made;
    }

    /** The same for a state that is soon followed by others, as while a slider moves: kept only if it was. */
    RecordedRun passing(PageState state, @Nullable String token) {
        RecordedRun known = kept(state);
        return known == null ? stoppable(token, stopped -> Runs.run(state, stopped)) : known;
    }

    /** Work that can be given up from outside. */
    interface Work<T> {
        T by(BooleanSupplier stopped);
    }

    <T> T stoppable(@Nullable String token, Work<T> work) {
        AtomicBoolean stop = new AtomicBoolean();
        if (token != null) {
            going.put(token, stop);
        }
        try {
            return work.by(() -> stop.get() || ended);
        } finally {
            if (token != null) {
                going.remove(token, stop);
            }
        }
    }

    /** Gives a run up; whether there was one. */
    boolean cancel(String token) {
        AtomicBoolean stop = going.get(token);
        if (stop == null) {
            return false;
        }
        stop.set(true);
        return true;
    }

    /** Ends whatever goes on, and gives all memory back. */
    synchronized void end() {
        ended = true;
        runs.clear();
        own.end();
        bytes = 0;
    }

    private synchronized @Nullable RecordedRun kept(PageState state) {
        RecordedRun known = given.get(state.key());
        return known == null ? runs.get(state.key()) : known;
    }

    private synchronized void keep(String key, RecordedRun run) {
        if (ended || runs.put(key, run) != null) {
            return;
        }
        bytes += run.bytes();
        var oldest = runs.entrySet().iterator();
        // The latest stays even if it is too large alone: it is looked at.
        while (bytes > mostBytes && runs.size() > 1) {
            bytes -= oldest.next().getValue().bytes();
            oldest.remove();
        }
    }
}
