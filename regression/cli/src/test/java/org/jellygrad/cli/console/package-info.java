@NullMarked
package org.jellygrad.cli.console;

import org.jspecify.annotations.NullMarked;
