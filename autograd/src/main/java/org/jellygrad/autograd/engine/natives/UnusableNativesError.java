package org.jellygrad.autograd.engine.natives;

/** The native libraries cannot be had on this machine as it is set up. The message says why, and what to set. */
public final class UnusableNativesError extends UnsatisfiedLinkError {
    private static final long serialVersionUID = 1;

    private final String what;
    private final String how;

    UnusableNativesError(String what, String how) {
        super(what + "\n\n" + how);
        this.what = what;
        this.how = how;
    }

    /** What was found. */
    public String what() {
        return what;
    }

    /** What is needed, and what to set. */
    public String how() {
        return how;
    }
}
