package org.jellygrad.playground.server;

import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jellygrad.playground.facts.RecordedRun;
import org.jspecify.annotations.Nullable;

/**
 * The browsers that look at the page, each by a random name in a cookie. One that is silent for long is forgotten: its runs are made again.
 */
final class Sessions {
    private static final int MOST = 8;
    private static final long MOST_BYTES = 128L << 20;
    private static final long SILENCE = TimeUnit.MINUTES.toNanos(30);
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");
    private static final int NAME_BYTES = 16;

    private final Map<String, RecordedRun> given;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** @param given runs that all can see, by the keys of their states */
    Sessions(Map<String, RecordedRun> given) {
        this.given = Map.copyOf(given);
    }

    /** A new one's name. */
    String open() {
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        return HexFormat.of().formatHex(name);
    }

    static boolean isName(@Nullable String name) {
        return name != null && NAME.matcher(name).matches();
    }

    /** The session of a name; a new one if it is not known. */
    Session of(String name) {
        long now = System.nanoTime();
        forgetSilent(now);
        Session session = sessions.computeIfAbsent(name, unknown -> new Session(MOST_BYTES, now, given));
        session.use(now);
        if (sessions.size() > MOST) {
            sessions.entrySet().stream()
                    .filter(entry -> entry.getValue() != session)
                    .min(Comparator.comparingLong(entry -> entry.getValue().lastUsed() - now))
                    .ifPresent(oldest -> end(oldest.getKey()));
        }
        return session;
    }

    private void forgetSilent(long now) {
        sessions.forEach((name, session) -> {
            if (now - session.lastUsed() > SILENCE) {
                end(name);
            }
        });
    }

    void end(String name) {
        Session session = sessions.remove(name);
        if (session != null) {
            session.end();
        }
    }

    void endAll() {
        sessions.keySet().forEach(this::end);
    }

    /** What the runs of all take of memory. */
    long bytes() {
        return sessions.values().stream().mapToLong(Session::bytes).sum();
    }

    int count() {
        return sessions.size();
    }
}
