package org.jellygrad.trainer.internal.descent;

/** Is told after each epoch how a run is doing, and says whether the run is to end early. */
public interface Watch extends EpochListener {

    /** Tells nobody; the run ends early when its thread is interrupted. */
    Watch NOBODY = new Watch() {
        @Override
        public void epoch(int epoch, double loss, double gradientNorm, double learningRate) {}

        @Override
        public boolean isStopped() {
            return Thread.currentThread().isInterrupted();
        }
    };

    /** Whether the run is to end with the last step; asked after each step, so it must be quick. Once true, it stays true. */
    boolean isStopped();
}
