package org.jellygrad.autograd;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a node comes from: the nearest caller outside this library, a line of the user's code. A node of a gradient also knows the node
 * that it carries the gradient back through, and has the line of that node.
 */
public final class Origin {
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final String OURS = Origin.class.getPackageName() + ".";
    private static final Set<String> ROOMS = Set.of("compile", "program", "explain");
    /** Frames of the stack that are searched: more than the library's own calls take. A deep recursion in user code is not walked. */
    private static final int DEEPEST = 24;
    /** The origin for nodes that the thread builds now, so that they need not walk the stack. */
    private static final ThreadLocal<@Nullable Origin> CURRENT = new ThreadLocal<>();

    private final StackWalker.@Nullable StackFrame frame;
    private final @Nullable Tensor through;

    private Origin(StackWalker.@Nullable StackFrame frame, @Nullable Tensor through) {
        this.frame = frame;
        this.through = through;
    }

    static Origin here() {
        Origin current = CURRENT.get();
        return current != null ? current : new Origin(WALKER.walk(Origin::first), null);
    }

    /** The origin of gradient nodes that carry a gradient back through {@code node}. */
    static Origin pullingBack(Tensor node) {
        return new Origin(node.origin().frame, node);
    }

    /** Gives all nodes that are built meanwhile this origin. */
    public <T> T during(Supplier<T> building) {
        Origin before = CURRENT.get();
        CURRENT.set(this);
        try {
            return building.get();
        } finally {
            CURRENT.set(before);
        }
    }

    private static StackWalker.@Nullable StackFrame first(Stream<StackWalker.StackFrame> frames) {
        return frames.limit(DEEPEST)
                .filter(frame -> !isOurs(frame.getClassName()))
                .findFirst()
                .orElse(null);
    }

    /** Of the packages below ours only the rooms are. */
    private static boolean isOurs(String className) {
        if (!className.startsWith(OURS)) {
            return false;
        }
        int dot = className.indexOf('.', OURS.length());
        return dot < 0 || ROOMS.contains(className.substring(OURS.length(), dot));
    }

    /** The node whose gradient is carried further; null outside gradients. */
    public @Nullable Tensor through() {
        return through;
    }

    /** Such as {@code Fit.java:42}, or the method if its class was compiled without line numbers; null if there is nothing to name. */
    public @Nullable String line() {
        if (frame == null) {
            return null;
        }
        boolean known = frame.getFileName() != null && frame.getLineNumber() >= 0;
        return known
                ? frame.getFileName() + ":" + frame.getLineNumber()
                : frame.getClassName() + "." + frame.getMethodName() + " (compiled without line numbers)";
    }
}
