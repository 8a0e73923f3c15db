package org.jellygrad.autograd.engine;

/**
 * One prebuilt step of a program.
 *
 * @param name what it calls, as a schedule prints it: {@code cblas_dgemv}, {@code transform exp}, ...
 * @param body does it; everything it needs is bound, so that running it allocates nothing
 */
public record Call(String name, Runnable body) {}
