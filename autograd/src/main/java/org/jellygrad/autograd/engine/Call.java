package org.jellygrad.autograd.engine;

/** One prebuilt step of a program: everything it needs is bound, {@link #run} allocates nothing. */
public interface Call {
    /** Does it. */
    void run();

    /** Fits it to a number of rows; called before the first run and whenever the number changes. */
    default void resize(long rows) {}

    /** What it calls, as a schedule prints it: {@code cblas_dgemv}, {@code exp}, ... */
    String describe();
}
