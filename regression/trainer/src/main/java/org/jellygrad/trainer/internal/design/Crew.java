package org.jellygrad.trainer.internal.design;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/** Threads that share one piece of work, while the calling thread waits for them. */
final class Crew {

    /** Milliseconds between two calls of heed while others work. */
    private static final long PATIENCE = 20;

    private Crew() {}

    /**
     * Runs the work on each of some threads, to its end.
     *
     * @param heed called by the calling thread while it waits; what it throws is thrown on
     * @param abandon called when the work has ended or is given up, by whom it may be: every thread then ends soon
     * @param own what the calling thread does before it waits
     * @param work of each thread, by its index
     */
    static void run(int threads, Runnable heed, Runnable abandon, Runnable own, IntConsumer work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread created = new Thread(task, "jellygrad-rows");
            created.setDaemon(true);
            return created;
        });
        try {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int index = i;
                all.add(CompletableFuture.runAsync(
                        () -> {
                            try {
                                work.accept(index);
                            } catch (RuntimeException | Error e) {
                                abandon.run();
                                throw e;
                            }
                        },
                        pool));
            }
            own.run();
            all.forEach(each -> await(each, heed));
            rethrow(all);
        } finally {
            abandon.run();
            pool.shutdown();
        }
    }

    private static void await(CompletableFuture<Void> work, Runnable heed) {
        while (!work.isDone()) {
            heed.run();
            try {
                work.get(PATIENCE, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Then it is heeded again.
            } catch (ExecutionException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                heed.run();
                // Who does not heed wants the work done.
                work.handle((done, failure) -> failure).join();
            }
        }
    }

    /** Throws the fault that ended a thread, not the faults of other threads that ended because of it. */
    private static void rethrow(List<CompletableFuture<Void>> all) {
        for (CompletableFuture<Void> each : all) {
            Throwable failure = each.handle((done, thrown) -> thrown).join();
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof RuntimeException exception && !(cause instanceof CancellationException)) {
                throw exception;
            }
        }
    }
}
