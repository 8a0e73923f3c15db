/** What was learned, for people and as JSON: the summary with its tables and facts, and what is said of a prediction. */
@NullMarked
package org.jellygrad.cli.report;

import org.jspecify.annotations.NullMarked;
