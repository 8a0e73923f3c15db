/**
 * Time to differentiate, compile and run graphs, by the number of nodes and by the size of arrays.
 */
@NullMarked
package org.jellygrad.benchmarks.graph;

import org.jspecify.annotations.NullMarked;
