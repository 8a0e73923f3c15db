package org.jellygrad.autograd.engine;

/** The native libraries cannot be had on this machine as it is set up; the message says why and what to set. */
public final class UnusableNativesError extends UnsatisfiedLinkError {
    private static final long serialVersionUID = 1;

    UnusableNativesError(String message) {
        super(message);
    }
}
