package org.jellygrad.autograd.engine;

import org.bytedeco.openblas.global.openblas_nolapack;
import org.jellygrad.autograd.engine.natives.Natives;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;

/**
 * The process's one native library, loaded by the first touch of this class.
 *
 * <p>Both OpenBLAS and libnd4j are held to one thread: workers that each run their own program are faster than one program split, and
 * the bits of a sum then do not depend on the number of cores.
 */
public final class Engine {
    static final Nd4jCpu NATIVE;
    private static final Nd4jCpu.Environment ENVIRONMENT;

    static {
        Natives.load();
        NATIVE = new Nd4jCpu();
        ENVIRONMENT = Nd4jCpu.Environment.getInstance();
        useOneThread();
    }

    private Engine() {}

    /**
     * Sets both libraries to one thread, again if another user of ND4J in this process has changed it.
     *
     * @throws IllegalStateException if a library does not accept the setting
     */
    public static void useOneThread() {
        if (openblas_nolapack.blas_get_num_threads() != 1) {
            openblas_nolapack.blas_set_num_threads(1);
        }
        if (ENVIRONMENT.maxMasterThreads() != 1) {
            ENVIRONMENT.setMaxMasterThreads(1);
        }
        int blas = openblas_nolapack.blas_get_num_threads();
        int nd4j = ENVIRONMENT.maxMasterThreads();
        if (blas != 1 || nd4j != 1) {
            throw new IllegalStateException(
                    "The native libraries keep " + blas + " (OpenBLAS) and " + nd4j + " (libnd4j) threads.\n\n"
                            + "Each must use one, so that workers do not fight for the cores. Unset OPENBLAS_NUM_THREADS and"
                            + " OMP_NUM_THREADS and try again.");
        }
    }

    /** Bytes of native arrays alive in this process, by ND4J's own count. */
    public static long nativeBytes() {
        return ENVIRONMENT.getDeviceCounter(0);
    }
}
