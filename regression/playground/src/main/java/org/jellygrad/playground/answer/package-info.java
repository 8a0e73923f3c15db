/**
 * The answers to the page's requests, a class {@code XAnswer} for each: the {@linkplain org.jellygrad.playground.facts facts} of a run
 * written as JSON, or as {@linkplain org.jellygrad.playground.answer.ArrayFrame frames} of JSON and arrays.
 */
@NullMarked
package org.jellygrad.playground.answer;

import org.jspecify.annotations.NullMarked;
