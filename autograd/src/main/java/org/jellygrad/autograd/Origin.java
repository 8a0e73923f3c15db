package org.jellygrad.autograd;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The line of the user's code that built a node: the nearest caller outside this package. */
final class Origin {
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String OURS = Origin.class.getPackageName() + ".";
    /** Deeper than our own calls go; a recursion of the user's need not be walked. */
    private static final int DEEPEST = 24;

    private final StackWalker.StackFrame frame;

    private Origin(StackWalker.StackFrame frame) {
        this.frame = frame;
    }

    static @Nullable Origin here() {
        return WALKER.walk(Origin::first);
    }

    private static @Nullable Origin first(Stream<StackWalker.StackFrame> frames) {
        return frames.limit(DEEPEST)
                .filter(frame -> !frame.getClassName().startsWith(OURS) || isNested(frame.getClassName()))
                .findFirst()
                .map(Origin::new)
                .orElse(null);
    }

    /** A package below ours is another's. */
    private static boolean isNested(String className) {
        return className.indexOf('.', OURS.length()) >= 0;
    }

    @Override
    public String toString() {
        return frame.getFileName() + ":" + frame.getLineNumber();
    }
}
