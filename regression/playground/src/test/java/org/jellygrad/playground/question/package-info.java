@NullMarked
package org.jellygrad.playground.question;

import org.jspecify.annotations.NullMarked;
