@NullMarked
package org.jellygrad.cli.function;

import org.jspecify.annotations.NullMarked;
