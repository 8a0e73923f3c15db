/**
 * One table for each family of choices, such as the losses or the optimizers: the names, the parameters and the text form of its members.
 * The command line, its help, saved models and checkpoints all read these tables.
 */
@NullMarked
package org.jellygrad.trainer.choice;

import org.jspecify.annotations.NullMarked;
