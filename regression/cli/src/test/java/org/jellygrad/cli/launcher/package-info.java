/** The launcher and the processes that it starts: signals, pipes, disks, the README. */
@NullMarked
package org.jellygrad.cli.launcher;

import org.jspecify.annotations.NullMarked;
