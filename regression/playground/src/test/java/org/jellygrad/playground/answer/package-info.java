@NullMarked
package org.jellygrad.playground.answer;

import org.jspecify.annotations.NullMarked;
