/**
 * The state of the page as values: what a link or a request asks for ({@link org.jellygrad.playground.state.PageState}), read and checked
 * by {@link org.jellygrad.playground.state.StateReader} against the data sets that are there ({@link
 * org.jellygrad.playground.state.Shelf}), and the command that makes the same run.
 */
@NullMarked
package org.jellygrad.playground.state;

import org.jspecify.annotations.NullMarked;
