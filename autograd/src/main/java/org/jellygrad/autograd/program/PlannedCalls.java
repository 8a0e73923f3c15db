package org.jellygrad.autograd.program;

import org.jellygrad.autograd.CustomOp;
import org.jellygrad.autograd.compile.Plan;
import org.jellygrad.autograd.engine.Buffer;
import org.jellygrad.autograd.engine.Call;
import org.jellygrad.autograd.engine.NativeBlock;

/** The calls of a plan in its memory, which is laid out once. */
final class PlannedCalls {
    private final Plan plan;
    private final InputTable inputs;
    private final Runnable[] calls;
    private final NativeBlock memory;
    /** Whether an op's own code is part of a run. */
    private final boolean hasOwnOps;

    private long rows = -1;

    /** Lays the memory out, and computes what depends on no input. */
    PlannedCalls(Plan plan, InputTable inputs, long rows) {
        this.plan = plan;
        this.inputs = inputs;
        hasOwnOps = plan.order().stream().anyMatch(node -> node.op() instanceof CustomOp);
        calls = plan.everyRun().calls().list().stream().map(Call::body).toArray(Runnable[]::new);
        memory = plan.layOut();
        try {
            plan.once().calls().resize(rows);
            plan.once().calls().list().forEach(call -> call.body().run());
            resize(rows);
        } catch (RuntimeException | Error thrown) {
            // By an op of the user's: there will be no program to close.
            free();
            throw thrown;
        }
    }

    /** Prepares for so many rows. */
    void resize(long needed) {
        if (needed != rows) {
            rows = needed;
            plan.everyRun().calls().resize(rows);
        }
    }

    void run() {
        // Only an op's own code can close an array in this thread, and lending takes as long as a short call.
        if (hasOwnOps) {
            inputs.lend(1);
        }
        try {
            for (Runnable call : calls) {
                call.run();
            }
        } finally {
            if (hasOwnOps) {
                inputs.lend(-1);
            }
        }
    }

    long bytes() {
        return memory.bytes();
    }

    void free() {
        plan.owned().forEach(Buffer::release);
        inputs.close();
        memory.close();
    }
}
