package org.jellygrad.autograd;

import java.util.concurrent.atomic.AtomicReference;

/** The thread that a program belongs to: the first to use it. */
final class Owner {
    private final AtomicReference<Thread> thread = new AtomicReference<>();

    /**
     * Makes the current thread the owner if there is none.
     *
     * @throws IllegalStateException if another is
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
    }

    /** As {@link #check}, but what belonged to a thread that has ended is anyone's. */
    void checkReleased() {
        Thread first = thread.get();
        if (first == null || first.isAlive()) {
            check();
        }
    }
}
