/** The learned model: its coefficients, its quality and its origin; saved and loaded as JSON. Needs no ND4J. */
@NullMarked
package org.jellygrad.model;

import org.jspecify.annotations.NullMarked;
