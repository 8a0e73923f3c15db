/**
 * What a model multiplies its coefficients with: terms, made of a data set's columns. For those who choose them and for models
 * that predict.
 */
@NullMarked
package org.jellygrad.trainer.term;

import org.jspecify.annotations.NullMarked;
