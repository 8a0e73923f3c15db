@NullMarked
package org.jellygrad.playground.server;

import org.jspecify.annotations.NullMarked;
