/** The files of the page, and of the libraries that it uses, as they lie in the jars: for the server, and for pages that are saved. */
@NullMarked
package org.jellygrad.playground.files;

import org.jspecify.annotations.NullMarked;
