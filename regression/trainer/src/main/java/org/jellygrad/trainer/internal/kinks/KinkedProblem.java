package org.jellygrad.trainer.internal.kinks;

import org.jellygrad.datasets.RowSource;
import org.jellygrad.trainer.internal.design.CondensedRows;
import org.jellygrad.trainer.internal.design.Coordinates;
import org.jellygrad.trainer.internal.objective.BlockObjective;
import org.jellygrad.trainer.loss.Loss;
import org.jellygrad.trainer.loss.Penalty;

/**
 * An objective with kinks, of which the optimum is looked for.
 *
 * @param source the rows
 * @param data the same, condensed
 * @param coordinates of the searches
 * @param rows the loss of the rows in these coordinates
 * @param loss made of straight lines
 * @param penalty any
 */
public record KinkedProblem(
        RowSource source,
        CondensedRows data,
        Coordinates coordinates,
        BlockObjective rows,
        Loss loss,
        Penalty penalty) {}
