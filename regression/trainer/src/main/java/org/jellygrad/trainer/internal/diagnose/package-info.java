/**
 * What the condensed rows tell before and after a run: eigenvalues and the rates they allow, the exact optimum, the distance to
 * it, the goodness of fit and standard errors. For the trainer's own use.
 */
@NullMarked
package org.jellygrad.trainer.internal.diagnose;

import org.jspecify.annotations.NullMarked;
