/**
 * The playground in a headless browser: first paint, weight and time per frame.
 */
@NullMarked
package org.jellygrad.benchmarks.page;

import org.jspecify.annotations.NullMarked;
