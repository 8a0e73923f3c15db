/**
 * What a run becomes outside the page. {@link org.jellygrad.playground.export.SavedPage} is one HTML file with the run, its rows and the
 * page's own views: it works from disk, without this server and without a network.
 */
@NullMarked
package org.jellygrad.playground.export;

import org.jspecify.annotations.NullMarked;
