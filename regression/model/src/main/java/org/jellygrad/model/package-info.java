/** What was learned: the model, how good it is and where it comes from; saved and loaded as JSON. Needs no ND4J. */
@NullMarked
package org.jellygrad.model;

import org.jspecify.annotations.NullMarked;
