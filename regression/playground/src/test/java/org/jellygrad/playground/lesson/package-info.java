@NullMarked
package org.jellygrad.playground.lesson;

import org.jspecify.annotations.NullMarked;
