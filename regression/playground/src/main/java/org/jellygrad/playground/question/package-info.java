/**
 * The kinds of questions: each says how to answer it, grades an answer and explains a wrong one. Grades are computed, from the numbers of
 * the lesson's runs or by running the answer, except where one of several answers is chosen.
 */
@NullMarked
package org.jellygrad.playground.question;

import org.jspecify.annotations.NullMarked;
