/**
 * How cells become numbers in blocks: tables wherever they are kept, the levels of categories, means, block building
 * and the hash. For the packages of this module only: users and other modules have no business here.
 */
@NullMarked
package org.jellygrad.datasets.internal;

import org.jspecify.annotations.NullMarked;
