/** What is known of a run before, while and after it descends: outlook, outcome, diagnostics, scores. For everyone who reads a fit. */
@NullMarked
package org.jellygrad.trainer.outcome;

import org.jspecify.annotations.NullMarked;
