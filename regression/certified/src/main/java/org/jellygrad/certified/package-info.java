/**
 * Data sets whose results are certified: {@link org.jellygrad.certified.CertifiedSet}. For the tests of the trainer and of the
 * command, and for the measurements; no part of either.
 */
@NullMarked
package org.jellygrad.certified;

import org.jspecify.annotations.NullMarked;
