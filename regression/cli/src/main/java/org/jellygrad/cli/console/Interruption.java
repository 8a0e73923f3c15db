package org.jellygrad.cli.console;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.utils.Signals;

/**
 * Ctrl-C (and SIGTERM) as an interrupt of the working thread, so that it can end in good order.
 *
 * <p>A signal makes the JVM run its shutdown hooks and then halt, with 128 plus the signal's number for an exit code. The hook
 * here interrupts the thread and waits until it has reported: until this is closed. Of a second signal the JVM takes no notice while its
 * hooks run: the hook itself listens for it, and ends the process at once.
 */
public final class Interruption implements AutoCloseable {
    /** How long the last epoch and the report may take before the process ends without them. */
    private static final int PATIENCE_SECONDS = 60;

    /** The signals that end a process in good order, and their numbers. */
    private static final Map<String, Integer> ENDINGS = Map.of("INT", 2, "TERM", 15);

    /** A process that a signal ended has this and the signal's number for an exit code. */
    private static final int SIGNALLED = 128;

    private final Thread worker;
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private final CountDownLatch reported = new CountDownLatch(1);
    private boolean working = true;
    private boolean happened;

    private Interruption(Thread worker) {
        this.worker = worker;
    }

    public static Interruption ofThisThread() {
        var interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void interrupt() {
        ENDINGS.forEach((name, number) ->
                Signals.register(name, () -> Runtime.getRuntime().halt(SIGNALLED + number)));
        synchronized (this) {
            happened = true;
            if (working) {
                worker.interrupt();
            }
        }
        try {
            boolean inTime = reported.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assert inTime || working : "reporting took over " + PATIENCE_SECONDS + " s";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does; the JVM halts then
        }
    }

    public synchronized boolean happened() {
        return happened;
    }

    /** From here on the thread reports and is left alone: an interrupt would spoil the files it writes. */
    public synchronized void endOfWork() {
        working = false;
        Thread.interrupted();
    }

    /** Everything is reported; the process may end. */
    @Override
    public void close() {
        reported.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending, and the hook with it
        }
    }
}
