@NullMarked
package org.jellygrad.playground.course;

import org.jspecify.annotations.NullMarked;
