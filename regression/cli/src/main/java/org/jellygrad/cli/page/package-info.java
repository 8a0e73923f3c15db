/** What the playground needs of this machine: a browser. */
@NullMarked
package org.jellygrad.cli.page;

import org.jspecify.annotations.NullMarked;
