@NullMarked
package org.jellygrad.cli.lesson;

import org.jspecify.annotations.NullMarked;
