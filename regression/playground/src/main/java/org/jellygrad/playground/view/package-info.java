/** Tables and charts of a run, as values: the terminal and the page draw them. */
@NullMarked
package org.jellygrad.playground.view;

import org.jspecify.annotations.NullMarked;
