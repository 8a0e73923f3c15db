package org.jellygrad.benchmarks.measurement;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;

/** Every peer computes on one thread, as Jellygrad's programs do: on arrays of this size a second one costs more than it brings. */
public final class Threads {
    private Threads() {}

    /** For ND4J and its BLAS in this process. */
    public static void useOne() {
        // In this order: ND4J's own start sets BLAS to all cores.
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        openblas_nolapack.blas_set_num_threads(1);
    }
}
