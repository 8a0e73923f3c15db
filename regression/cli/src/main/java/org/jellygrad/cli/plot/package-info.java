/** Charts on the command line: where {@code --plot} draws them, and how. */
@NullMarked
package org.jellygrad.cli.plot;

import org.jspecify.annotations.NullMarked;
