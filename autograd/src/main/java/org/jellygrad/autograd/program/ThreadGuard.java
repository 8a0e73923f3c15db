package org.jellygrad.autograd.program;

import java.util.concurrent.atomic.AtomicReference;

/** Keeps a program to one thread, the first that uses it, and to one run at a time. */
final class ThreadGuard {
    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private boolean running;

    /** A run begins. */
    void begin() {
        running = true;
    }

    /** It ends. */
    void end() {
        running = false;
    }

    /**
     * Makes the current thread the owner if there is none.
     *
     * @throws IllegalStateException if another is; or in a run, where the caller is an op's own code
     */
    void check() {
        Thread current = Thread.currentThread();
        Thread first = thread.compareAndExchange(null, current);
        if (first != null && first != current) {
            throw new IllegalStateException(
                    "The program belongs to thread '" + first.getName() + "', not to '"
                            + current.getName()
                            + "'.\n\nIts buffers are one thread's own: compile one program for each thread, and close it there.");
        }
        if (running) {
            throw new IllegalStateException(
                    "The program is running.\n\nThe compute of an op works with the numbers it is"
                            + " given; set, run, read and close the program between runs.");
        }
    }

    /** As {@link #check}, but a program whose thread has ended may be taken by any thread. */
    void checkReleased() {
        Thread first = thread.get();
        if (first == null || first.isAlive()) {
            check();
        }
    }
}
