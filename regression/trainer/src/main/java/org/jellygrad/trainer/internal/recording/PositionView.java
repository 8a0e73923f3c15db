package org.jellygrad.trainer.internal.recording;

/** Where a run stands, as the recorder reads it. The arrays are the run's own and change with the next step: the recorder copies them. */
public interface PositionView {

    int epoch();

    long step();

    /** The parameters, in the coordinates of descent. */
    double[] theta();

    /** The mean loss over all rows, without the penalty. */
    double loss();

    /** The mean loss over the rows of the last evaluation, without the penalty: a mini-batch, or all rows. */
    double batchLoss();

    /** The gradient of the last evaluation, of loss and l2. */
    double[] gradient();

    /** The gradient over all rows; with an l1 penalty the subgradient of least norm. */
    double[] subgradient();

    /** The rows of the objective. */
    long rows();
}
