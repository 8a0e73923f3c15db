/** What {@code train} prints and writes. */
@NullMarked
package org.jellygrad.cli.training;

import org.jspecify.annotations.NullMarked;
